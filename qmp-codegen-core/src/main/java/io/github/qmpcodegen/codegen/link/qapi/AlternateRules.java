package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.Alternate;
import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Enumeration;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.ValueSpec;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rule that the branches of an alternate differ on a command line, where all values are text. That they differ in
 * JSON is no matter of rules: without that an alternate means nothing.
 */
final class AlternateRules {

    /** The words that stand for true and false on a command line. */
    private static final Set<String> SWITCHES = Set.of("on", "off");

    private static final Pattern NUMBER_LIKE = Pattern.compile("[-+0-9.]");

    private AlternateRules() {}

    /** What a text on a command line can look like besides itself. */
    private enum Look {
        NUMBER("a number"),
        SWITCH("true or false");

        private final String phrase;

        Look(String phrase) {
            this.phrase = phrase;
        }
    }

    static void textual(Definition definition, Review review, Breaches breaches) {
        if (!(definition instanceof Alternate alternate)) {
            return;
        }
        List<BranchSpec> branches = alternate.branches();
        for (int i = 0; i < branches.size(); i++) {
            for (BranchSpec earlier : branches.subList(0, i)) {
                check(earlier, branches.get(i), review, breaches);
            }
        }
    }

    private static void check(BranchSpec first, BranchSpec second, Review review, Breaches breaches) {
        Set<Look> common = looks(first, review);
        common.addAll(looks(second, review));
        common.removeIf(look -> isOf(first, look) == isOf(second, look));
        for (Look look : common) {
            String text = isOf(first, look) ? second.name() : first.name();
            String other = isOf(first, look) ? first.name() : second.name();
            breaches.report(
                    second.location(),
                    "on a command line, a value of '" + text + "' can look like " + look.phrase + " of '" + other
                            + "'");
        }
    }

    /** What the text of a branch may look like; nothing for one that is no text. */
    private static Set<Look> looks(BranchSpec branch, Review review) {
        Set<Look> looks = EnumSet.noneOf(Look.class);
        if (builtin(branch).equals(Optional.of(BuiltinType.STR))) {
            looks.addAll(EnumSet.allOf(Look.class));
        } else if (review.definition(branch.type()).orElse(null) instanceof Enumeration enumeration) {
            for (ValueSpec value : enumeration.values()) {
                if (SWITCHES.contains(value.text())) {
                    looks.add(Look.SWITCH);
                } else if (NUMBER_LIKE.matcher(value.text()).lookingAt()) {
                    looks.add(Look.NUMBER);
                }
            }
        }
        return looks;
    }

    private static boolean isOf(BranchSpec branch, Look look) {
        return builtin(branch)
                .map(type -> switch (type) {
                    case STR, NULL, ANY -> false;
                    case BOOL -> look == Look.SWITCH;
                    default -> look == Look.NUMBER;
                })
                .orElse(false);
    }

    private static Optional<BuiltinType> builtin(BranchSpec branch) {
        return branch.type() instanceof TypeSpec.Name name ? Builtins.of(name.text()) : Optional.empty();
    }
}
