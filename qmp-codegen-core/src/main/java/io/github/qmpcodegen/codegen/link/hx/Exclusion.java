package io.github.qmpcodegen.codegen.link.hx;

import java.util.ArrayList;
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

    /** All that has to hold: the conditions, and what each is made of with {@code &&}. */
    private static Set<String> parts(List<String> conditions) {
        Set<String> parts = new HashSet<>();
        for (String condition : conditions) {
            parts.add(bare(condition));
            List<String> conjuncts = conjuncts(condition);
            conjuncts.forEach(conjunct -> parts.add(bare(conjunct)));
        }
        return parts;
    }

    private static List<String> conjuncts(String condition) {
        List<String> conjuncts = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0 && condition.startsWith("||", i)) {
                // Not all of it need hold.
                return List.of();
            }
            if (open == 0 && condition.startsWith("&&", i)) {
                conjuncts.add(condition.substring(start, i));
                start = i + 2;
            }
        }
        conjuncts.add(condition.substring(start));
        return conjuncts;
    }

    private static String opposite(String part) {
        return part.startsWith("!") ? bare(part.substring(1)) : "!" + part;
    }

    /** A part without parentheses around all of it, so that it reads like its opposite without the negation. */
    private static String bare(String part) {
        String text = part.strip();
        if (text.startsWith("!")) {
            return "!" + bare(text.substring(1));
        }
        return text.startsWith("(") && closing(text) == text.length() - 1
                ? bare(text.substring(1, text.length() - 1))
                : text;
    }

    /** Where the parenthesis is closed with which a text begins. */
    private static int closing(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return -1;
    }
}
