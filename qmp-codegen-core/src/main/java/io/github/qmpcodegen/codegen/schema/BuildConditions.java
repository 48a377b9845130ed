package io.github.qmpcodegen.codegen.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits build conditions into the parts that must all hold, regardless of how a schema writes them.
 *
 * <p>Releases write the same condition as {@code defined(A) && defined(B)}, as a list of two texts, or as an object.
 */
public final class BuildConditions {

    private static final Pattern DEFINED = Pattern.compile("\\bdefined\\s*\\(\\s*(\\w+)\\s*\\)");
    private static final String AND = "&&";

    private BuildConditions() {}

    /**
     * Returns the single conditions that must all hold, without brackets around them and without {@code defined(…)}.
     */
    public static List<String> parts(List<String> conditions) {
        List<String> parts = new ArrayList<>();
        conditions.forEach(condition -> addParts(DEFINED.matcher(condition).replaceAll("$1"), parts));
        return parts;
    }

    /** Returns those conditions that may not hold where the given ones do, as they are written. */
    public static List<String> beyond(List<String> conditions, List<String> given) {
        Set<String> holding = new HashSet<>(parts(given));
        return conditions.stream()
                .filter(condition -> !holding.containsAll(parts(List.of(condition))))
                .toList();
    }

    /** Joins conditions into a single one. */
    public static String joined(List<String> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : conditions.stream()
                        .map(condition -> condition.contains("||") ? "(" + condition + ")" : condition)
                        .collect(Collectors.joining(" " + AND + " "));
    }

    /** Returns the single conditions that one joins, as they are written, without brackets around them. */
    public static List<String> conjuncts(String condition) {
        List<String> conjuncts = new ArrayList<>();
        addParts(condition, conjuncts);
        return conjuncts;
    }

    /** Returns a condition without brackets or white space around all of it. */
    public static String unbracketed(String condition) {
        String inner = condition.strip();
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static void addParts(String condition, List<String> parts) {
        String inner = unbracketed(condition);
        List<String> operands = operands(inner);
        if (operands.size() == 1) {
            parts.add(inner);
        } else {
            operands.forEach(operand -> addParts(operand, parts));
        }
    }

    /** What a condition joins; the whole if it joins nothing, or alternatives, which bind less. */
    private static List<String> operands(String condition) {
        List<String> operands = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            depth += depth(c);
            if (depth == 0 && condition.startsWith("||", i)) {
                return List.of(condition);
            }
            if (depth == 0 && condition.startsWith(AND, i)) {
                operands.add(condition.substring(start, i));
                start = i + AND.length();
            }
        }
        operands.add(condition.substring(start));
        return operands;
    }

    private static int depth(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }

    /** Where the bracket is closed with which a text begins; beyond its end if nowhere. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depth(text.charAt(i));
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }
}
