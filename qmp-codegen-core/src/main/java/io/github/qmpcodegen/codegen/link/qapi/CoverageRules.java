package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.CommandSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Enumeration;
import io.github.qmpcodegen.codegen.link.qapi.Definition.FeatureSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Kind;
import io.github.qmpcodegen.codegen.link.qapi.DocOutline.Section;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules on whether documentation describes what its definition has, all of it, and nothing else. */
final class CoverageRules {

    private CoverageRules() {}

    static void unnamed(Definition definition, Review review, Breaches breaches) {
        // Where documentation is demanded, that is what is missing.
        if (!review.pragmas().documentationRequired()
                && definition.header().comment() != null
                && DocOutline.of(definition.header().comment()).name() == null) {
            breaches.report(
                    definition.header().comment().location(),
                    "this comment does not say that it documents '" + definition.name() + "'; expected '@"
                            + definition.name() + ":' on the line below '##'");
        }
    }

    static void outcome(Definition definition, Review review, Breaches breaches) {
        CommandSpec command = definition instanceof CommandSpec each ? each : null;
        boolean today = review.era() == Era.TODAY;
        for (Section section : sections(definition, Kind.TAG)) {
            boolean returns = section.name().equals("Returns");
            if (command == null && (returns || section.name().equals("Errors"))) {
                breaches.report(
                        section.location(),
                        "only a command has a section '" + section.name() + ":', but this is " + definition.phrase());
            } else if (command != null && returns && today && command.returns() == null) {
                breaches.report(section.location(), "the command returns nothing, which needs no section 'Returns:'");
            }
        }
    }

    static void elsewhere(Definition definition, Review review, Breaches breaches) {
        Set<String> own = describable(definition).keySet();
        TypeSpec boxed = null;
        List<MemberSpec> used = List.of();
        if (definition instanceof CommandSpec command) {
            used = review.members(command.data());
            boxed = command.boxed() ? command.data() : null;
        } else if (definition instanceof Definition.EventSpec event) {
            used = review.members(event.data());
            boxed = event.boxed() ? event.data() : null;
        } else if (definition instanceof Definition.Union union) {
            used = review.members(union.base());
        }
        // What is nowhere was reported when the schema was linked, except for what is in a box.
        Set<String> elsewhere = used.stream().map(MemberSpec::name).collect(Collectors.toSet());
        if (definition instanceof Definition.Union union) {
            union.branches().forEach(branch -> elsewhere.add(branch.name()));
        }
        boolean any = boxed != null && review.era().compareTo(Era.FROM_6_0) >= 0;
        for (Section section : sections(definition, Kind.MEMBER)) {
            if (!own.contains(section.name()) && (any || elsewhere.contains(section.name()))) {
                breaches.report(
                        section.location(),
                        "'" + section.name() + "' is not a member of the "
                                + definition.header().keyword()
                                + " itself; expected it to be described where it is defined");
            }
        }
    }

    static void features(Definition definition, Review review, Breaches breaches) {
        Set<String> described = names(sections(definition, Kind.FEATURE));
        List<FeatureSpec> features = new ArrayList<>(definition.header().features());
        Review.ownMembers(definition).forEach(member -> features.addAll(member.features()));
        if (definition instanceof Enumeration enumeration) {
            enumeration.values().forEach(value -> features.addAll(value.features()));
        }
        for (FeatureSpec feature : features) {
            if (isDocumented(definition) && !described.contains(feature.name())) {
                breaches.report(feature.location(), "the feature '" + feature.name() + "' is not documented");
            }
        }
    }

    static void members(Definition definition, Review review, Breaches breaches) {
        if (!isDocumented(definition) || review.pragmas().excepts(definition.name(), Pragmas.DOCUMENTATION)) {
            return;
        }
        Set<String> described = names(sections(definition, Kind.MEMBER));
        describable(definition).forEach((name, location) -> {
            if (!described.contains(name)) {
                breaches.report(location, "'" + name + "' is not documented");
            }
        });
    }

    /** The members, values or branches that stand in a definition itself and are documented with it. */
    private static Map<String, SourceLocation> describable(Definition definition) {
        Map<String, SourceLocation> described = new LinkedHashMap<>();
        for (MemberSpec member : Review.ownMembers(definition)) {
            described.put(member.name(), member.location());
        }
        if (definition instanceof Enumeration enumeration) {
            enumeration.values().forEach(value -> described.put(value.text(), value.location()));
        } else if (definition instanceof Definition.Alternate alternate) {
            alternate.branches().forEach(branch -> described.put(branch.name(), branch.location()));
        } else if (definition instanceof Definition.Union union && union.discriminator() == null) {
            union.branches().forEach(branch -> described.put(branch.name(), branch.location()));
        }
        return described;
    }

    private static boolean isDocumented(Definition definition) {
        return outline(definition)
                .filter(outline -> outline.symbol().equals(definition.name()))
                .isPresent();
    }

    private static Optional<DocOutline> outline(Definition definition) {
        return Optional.ofNullable(definition.header().comment()).map(DocOutline::of);
    }

    private static List<Section> sections(Definition definition, Kind kind) {
        return outline(definition).map(outline -> outline.sections(kind)).orElse(List.of());
    }

    private static Set<String> names(List<Section> sections) {
        return sections.stream().map(Section::name).collect(Collectors.toSet());
    }
}
