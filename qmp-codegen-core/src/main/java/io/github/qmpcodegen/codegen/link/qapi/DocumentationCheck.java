package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Kind;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Section;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds documentation of members, values and features that a definition does not have. */
final class DocumentationCheck {

    private DocumentationCheck() {}

    static void check(Definition definition, Map<String, Definition> definitions) {
        Header header = definition.header();
        Set<String> known = new TreeSet<>(describable(definition, definitions));
        String part = definition instanceof Definition.Enumeration ? "value" : "member";
        if (!isBoxed(definition)) {
            report(header, part, header.doc().members().keySet(), known);
        }
        Set<String> features = new TreeSet<>();
        header.features().forEach(feature -> features.add(feature.name()));
        memberFeatures(definition).forEach(features::add);
        report(header, "feature", header.doc().features().keySet(), features);
    }

    /** QEMU 4.0 lets the argument of a boxed definition be described by any name. */
    private static boolean isBoxed(Definition definition) {
        return (definition instanceof Definition.CommandSpec command && command.boxed())
                || (definition instanceof Definition.EventSpec event && event.boxed());
    }

    private static String upToFirstDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static void report(Header header, String what, Set<String> documented, Set<String> known) {
        for (String name : documented) {
            if (!known.contains(name) && !known.contains(upToFirstDot(name))) {
                header.diagnostics()
                        .report(
                                Rule.QAPI_UNKNOWN_DOCUMENTED,
                                description(name, header),
                                "the documentation describes a " + what + " that the definition does not have: '" + name
                                        + "'");
            }
        }
    }

    /** Where the description of something begins. */
    private static SourceLocation description(String name, Header header) {
        QapiComment comment = header.comment();
        return (comment == null ? Stream.<Section>of() : DocOutline.of(comment).sections().stream())
                .filter(section -> section.kind() != Kind.TAG && section.name().equals(name))
                .map(Section::location)
                .findFirst()
                .orElse(header.doc().location());
    }

    private static List<String> describable(Definition definition, Map<String, Definition> definitions) {
        if (definition instanceof Definition.Enumeration enumeration) {
            return enumeration.values().stream().map(Definition.ValueSpec::text).toList();
        }
        if (definition instanceof Definition.Alternate alternate) {
            return alternate.branches().stream()
                    .map(Definition.BranchSpec::name)
                    .toList();
        }
        if (definition instanceof Definition.Struct struct) {
            return names(struct.members());
        }
        if (definition instanceof Definition.Union union) {
            return Stream.concat(
                            union.branches().stream().map(Definition.BranchSpec::name),
                            Stream.concat(Stream.of("type", "data"), names(union.base(), definitions).stream()))
                    .toList();
        }
        return definition instanceof Definition.CommandSpec command
                ? names(command.data(), definitions)
                : names(((Definition.EventSpec) definition).data(), definitions);
    }

    /** Old schemas describe the members of a named type where it is used. */
    private static List<String> names(@Nullable TypeSpec type, Map<String, Definition> definitions) {
        if (type instanceof TypeSpec.Inline inline) {
            return names(inline.members());
        }
        Definition used = type instanceof TypeSpec.Name name ? definitions.get(name.text()) : null;
        if (used == null || used instanceof Definition.CommandSpec || used instanceof Definition.EventSpec) {
            return List.of();
        }
        return describable(used, definitions);
    }

    private static List<String> names(List<MemberSpec> members) {
        return members.stream().map(MemberSpec::name).toList();
    }

    /** A definition's documentation also describes the features of its members and values. */
    private static Stream<String> memberFeatures(Definition definition) {
        if (definition instanceof Definition.Enumeration enumeration) {
            return enumeration.values().stream()
                    .flatMap(value -> value.features().stream())
                    .map(Definition.FeatureSpec::name);
        }
        List<MemberSpec> members = List.of();
        if (definition instanceof Definition.Struct struct) {
            members = struct.members();
        } else if (definition instanceof Definition.CommandSpec command
                && command.data() instanceof TypeSpec.Inline inline) {
            members = inline.members();
        } else if (definition instanceof Definition.EventSpec event && event.data() instanceof TypeSpec.Inline inline) {
            members = inline.members();
        } else if (definition instanceof Definition.Union union && union.base() instanceof TypeSpec.Inline inline) {
            members = inline.members();
        }
        return members.stream().flatMap(member -> member.features().stream()).map(Definition.FeatureSpec::name);
    }
}
