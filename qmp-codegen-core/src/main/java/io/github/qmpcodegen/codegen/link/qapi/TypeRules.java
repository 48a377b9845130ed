package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.CommandSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Enumeration;
import io.github.qmpcodegen.codegen.link.qapi.Definition.EventSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.FeatureSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Union;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules on which types may stand where. */
final class TypeRules {

    /** The features that QEMU acts on, which it does for commands, events, members and values. */
    private static final Set<String> SPECIAL_FEATURES = Set.of(Feature.DEPRECATED, "unstable");

    private TypeRules() {}

    static void nested(Definition definition, Review review, Breaches breaches) {
        for (MemberSpec member : Review.ownMembers(definition)) {
            nested("the member '" + member.name() + "'", member.type(), breaches);
        }
        List<BranchSpec> branches = List.of();
        if (definition instanceof Union union) {
            branches = union.branches();
        } else if (definition instanceof Definition.Alternate alternate) {
            branches = alternate.branches();
        } else if (definition instanceof CommandSpec command
                && command.header().expression().entry("returns").isPresent()) {
            new KeyReader(new ExpressionDiagnostics("", ignored -> {}))
                    .type(command.header().expression().value("returns").orElseThrow())
                    .ifPresent(type -> nested("what is returned", type, breaches));
        }
        branches.forEach(branch -> nested("the branch '" + branch.name() + "'", branch.type(), breaches));
    }

    private static void nested(String subject, TypeSpec type, Breaches breaches) {
        boolean inArray = type instanceof TypeSpec.Array array && !(array.element() instanceof TypeSpec.Name);
        if (inArray || type instanceof TypeSpec.Inline) {
            breaches.report(
                    type.location(),
                    "the type of " + subject + " has no name; expected a name"
                            + (inArray ? " in the brackets" : ", and a definition of its own"));
        }
    }

    static void returned(Definition definition, Review review, Breaches breaches) {
        if (!(definition instanceof CommandSpec command)
                || command.returns() == null
                || review.pragmas().excepts(command.name(), Pragmas.COMMAND_RETURNS, Pragmas.OLD_COMMAND_RETURNS)) {
            return;
        }
        TypeSpec element = command.returns() instanceof TypeSpec.Array array ? array.element() : command.returns();
        if (element instanceof TypeSpec.Name name) {
            Optional<Definition> type = review.definition(name);
            boolean object = type.isPresent()
                    ? type.get() instanceof Definition.Struct || type.get() instanceof Union
                    : !Builtins.isReserved(name.text());
            if (!object) {
                breaches.report(
                        command.returns().location(),
                        "'" + name.text() + "' is not an object, so nothing can be added to the reply later; expected"
                                + " an object or an array of objects, or the command in the pragma '"
                                + Pragmas.COMMAND_RETURNS + "'");
            }
        }
    }

    static void conditionalArguments(Definition definition, Review review, Breaches breaches) {
        TypeSpec data = null;
        boolean boxed = false;
        if (definition instanceof CommandSpec command) {
            data = command.data();
            boxed = command.boxed();
        } else if (definition instanceof EventSpec event) {
            data = event.data();
            boxed = event.boxed();
        }
        if (data == null || boxed) {
            return;
        }
        for (MemberSpec member : review.members(data)) {
            if (!member.conditions().isEmpty()) {
                breaches.report(
                        data instanceof TypeSpec.Inline ? member.location() : data.location(),
                        "the member '" + member.name()
                                + "' depends on a condition; expected a type with a name, and 'boxed': true");
            }
        }
    }

    static void simpleUnion(Definition definition, Review review, Breaches breaches) {
        if (definition instanceof Union union && union.discriminator() == null) {
            breaches.report(
                    union.header().location(),
                    "the union has no 'base' and no 'discriminator', which QEMU has required since 6.2");
        }
    }

    static void textDiscriminator(Definition definition, Review review, Breaches breaches) {
        QapiString discriminator = definition instanceof Union union ? union.discriminator() : null;
        if (discriminator != null && isText(tag((Union) definition, review).orElse(null))) {
            breaches.report(
                    discriminator.location(),
                    "the discriminator '" + discriminator.text()
                            + "' is a string; expected an enumeration of the values that" + " it can have");
        }
    }

    private static boolean isText(@Nullable MemberSpec tag) {
        return tag != null
                && tag.type() instanceof TypeSpec.Name name
                && name.text().equals(BuiltinType.STR.schemaName());
    }

    private static Optional<MemberSpec> tag(Union union, Review review) {
        QapiString discriminator = union.discriminator();
        return discriminator == null
                ? Optional.empty()
                : review.members(union.base()).stream()
                        .filter(member -> member.name().equals(discriminator.text()))
                        .findFirst();
    }

    static void emptyUnion(Definition definition, Review review, Breaches breaches) {
        if (!(definition instanceof Union union) || !union.branches().isEmpty()) {
            return;
        }
        boolean hasValues = tag(union, review)
                .flatMap(tag -> review.definition(tag.type()))
                .filter(type -> !(type instanceof Enumeration values)
                        || !values.values().isEmpty())
                .isPresent();
        if (!hasValues) {
            breaches.report(union.header().location(), "the union has no branches, and its tag has no values");
        }
    }

    static void specialFeature(Definition definition, Review review, Breaches breaches) {
        if (definition instanceof CommandSpec || definition instanceof EventSpec) {
            return;
        }
        for (FeatureSpec feature : definition.header().features()) {
            if (SPECIAL_FEATURES.contains(feature.name())) {
                breaches.report(
                        feature.location(),
                        "a type cannot have the feature '" + feature.name() + "'; expected it where the type is used");
            }
        }
    }

    static void enumPrefix(Definition definition, Review review, Breaches breaches) {
        definition.header().expression().value("prefix").ifPresent(prefix -> {
            if (!(prefix instanceof QapiString)) {
                breaches.report(prefix.location(), "expected a string after 'prefix', but found " + prefix.kind());
            }
        });
    }
}
