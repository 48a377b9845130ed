package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.schema.BuildConditions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells conditions of the C preprocessor that never hold together, such as those of the branches of one {@code #if}. */
final class Exclusion {

    private Exclusion() {}

    /** Whether no build has both what stands under these conditions and what stands under the others. */
    static boolean excludes(List<String> conditions, List<String> others) {
        Set<String> first = parts(conditions);
        return parts(others).stream().anyMatch(part -> first.contains(opposite(part)));
    }

    /** Whether one condition is that the other does not hold. */
    static boolean areOpposite(String condition, String other) {
        return opposite(bare(condition)).equals(bare(other));
    }

    /** All that has to hold: the conditions, and what each is made of with {@code &&}. */
    private static Set<String> parts(List<String> conditions) {
        Set<String> parts = new HashSet<>();
        for (String condition : conditions) {
            parts.add(bare(condition));
            BuildConditions.conjuncts(condition).forEach(conjunct -> parts.add(bare(conjunct)));
        }
        return parts;
    }

    private static String opposite(String part) {
        return part.startsWith("!") ? bare(part.substring(1)) : "!" + part;
    }

    /** A part without parentheses around all of it, so that it reads like its opposite without the negation. */
    private static String bare(String part) {
        String text = BuildConditions.unbracketed(part);
        return text.startsWith("!") ? "!" + bare(text.substring(1)) : text;
    }
}
