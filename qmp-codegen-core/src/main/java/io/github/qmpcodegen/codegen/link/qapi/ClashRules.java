package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.FeatureSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule that names which are two on the wire are also two in QEMU's C code. */
final class ClashRules {

    private ClashRules() {}

    static void names(Definition definition, Review review, Breaches breaches) {
        features(definition.header().features(), breaches);
        Review.ownMembers(definition).forEach(member -> features(member.features(), breaches));
        if (definition instanceof Definition.Enumeration enumeration) {
            Map<String, String> values = new HashMap<>();
            for (Definition.ValueSpec value : enumeration.values()) {
                check("value", value.text(), value.location(), values, breaches);
                features(value.features(), breaches);
            }
        } else {
            Map<String, String> known = new HashMap<>();
            for (MemberSpec member : members(definition, review)) {
                check("member", member.name(), place(member, definition), known, breaches);
            }
            if (definition instanceof Definition.Union union) {
                union.branches().forEach(branch -> branch(branch, review.members(branch.type()), known, breaches));
            }
        }
    }

    /** All members of an object type, with those of its bases. */
    private static List<MemberSpec> members(Definition definition, Review review) {
        if (definition instanceof Definition.Union union) {
            return review.members(union.base());
        }
        return definition instanceof Definition.Struct struct
                ? review.members(
                        new TypeSpec.Name(struct.name(), struct.header().location()))
                : Review.ownMembers(definition);
    }

    /** Where a member stands, if it is in the definition itself. */
    private static SourceLocation place(MemberSpec member, Definition definition) {
        return Review.ownMembers(definition).contains(member)
                ? member.location()
                : definition.header().location();
    }

    private static void branch(
            BranchSpec branch, List<MemberSpec> members, Map<String, String> base, Breaches breaches) {
        for (MemberSpec member : members) {
            String first = base.get(CNames.of(member.name()));
            if (first != null && !first.equals(member.name())) {
                breaches.report(
                        branch.location(),
                        "the member '" + member.name() + "' of the branch '" + branch.name()
                                + "' has the same name in C as the member '" + first + "' of the base");
            }
        }
    }

    private static void features(List<FeatureSpec> features, Breaches breaches) {
        Map<String, String> known = new HashMap<>();
        features.forEach(feature -> check("feature", feature.name(), feature.location(), known, breaches));
    }

    private static void check(
            String what, String name, SourceLocation location, Map<String, String> known, Breaches breaches) {
        String first = known.putIfAbsent(CNames.of(name), name);
        // Equal ones are duplicates, which is another error.
        if (first != null && !first.equals(name)) {
            breaches.report(
                    location,
                    "the " + what + " '" + name + "' has the same name in C as the " + what + " '" + first + "'");
        }
    }
}
