package io.github.qmpcodegen.codegen.prose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values that a text lists for a member.
 *
 * <p>Where a text says outright that it lists the possible values, one is enough; a lone quoted word elsewhere is no
 * list. Neither is one that ends in an ellipsis, or that has patterns between its values.
 */
final class ValueList {

    private static final String QUOTED = "(?:\"[^\"\\s]*\"|'[^'\\s]*')";
    private static final Pattern QUOTED_VALUE = Pattern.compile("\"([^\"\\s]*)\"|'([^'\\s]*)'");
    private static final Pattern ONE_OF = Pattern.compile("^one of\\s+(.*)$", Pattern.DOTALL);
    /** {@code "a" or "b"}, {@code "a", "b" and "c"}, {@code "a" for this, "b" for that}. */
    private static final Pattern POSSIBLE = Pattern.compile(
            "\\b(?:possible\\s+values|possibilities\\s+include)\\b:?\\s*(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_OF_THE_FOLLOWING =
            Pattern.compile("\\bone of the following\\b(?: values)?[^:\"]*:?\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final String REMARK = "(?:\\s*\\([^)]{0,500}\\))?";
    // Possessive here and below: what repeats otherwise takes stack for each time.
    private static final String RUN = QUOTED + REMARK + "(?:\\s*,?\\s*(?:or\\s+|and\\s+)?" + QUOTED + REMARK + ")*+";
    private static final Pattern LEADING_RUN = Pattern.compile("^" + RUN);
    /** A text that is nothing but its values, as in {@code protocol: "spice" or "vnc"}. */
    private static final Pattern ONLY_RUN = Pattern.compile("^(?:[\\w ]+:\\s*)?(" + RUN + ")$");

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern BARE_ALTERNATIVES =
            Pattern.compile("(?<![\\w|+-])([A-Za-z][\\w-]*(?:\\|[A-Za-z][\\w-]*)++)(?![\\w|+-])");
    /** Words of types, which are no values. */
    private static final Pattern KINDS = Pattern.compile(
            ".*\\bjson-.*|(?:(?:string|str|int|integer|number|bool|boolean|dict|object|array|list|null)(?:\\||$))++",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ALWAYS = Pattern.compile("\\balways\\b");
    private static final Pattern FIXED = Pattern.compile("^(" + QUOTED + ")\\s*\\(([^)]*)\\)");
    private static final Pattern FIXED_WORD = Pattern.compile("\\bfixed\\b");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z][\\w-]*");

    private ValueList() {}

    /** The values in what stands between the parentheses of a type. */
    static List<String> inNotation(String content) {
        Matcher oneOf = ONE_OF.matcher(content.strip());
        if (oneOf.matches()) {
            return several(quotedIn(oneOf.group(1)));
        }
        if (content.contains("default")) {
            return List.of();
        }
        List<String> quoted = quotedIn(content);
        return ALWAYS.matcher(content).find() ? distinct(quoted) : several(quoted);
    }

    /** The value that a text of a fixed member gives, as in {@code "io" (json-string, fixed)}. */
    static List<String> fixed(String text) {
        Matcher fixed = FIXED.matcher(text);
        return fixed.find() && FIXED_WORD.matcher(fixed.group(2)).find() ? quotedIn(fixed.group(1)) : List.of();
    }

    /** The values in a member's text. */
    static List<String> inText(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        Matcher possible = POSSIBLE.matcher(text);
        if (lowerCase.contains("possib") && possible.find()) {
            String list = possible.group(1);
            boolean inclusive = possible.group().startsWith("possibilities");
            return inclusive ? several(quotedIn(upToSentenceEnd(list))) : distinct(leadingRun(list));
        }
        Matcher oneOf = ONE_OF_THE_FOLLOWING.matcher(text);
        if (lowerCase.contains("one of the following") && oneOf.find()) {
            return several(leadingRun(oneOf.group(1)));
        }
        if (text.indexOf('|') < 0) {
            return List.of();
        }
        Matcher bracketed = BRACKETED.matcher(text);
        while (bracketed.find()) {
            if (bracketed.group(1).contains("|")) {
                return alternatives(bracketed.group(1));
            }
        }
        return BARE_ALTERNATIVES
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .filter(bare -> !KINDS.matcher(bare).matches())
                .findFirst()
                .map(ValueList::alternatives)
                .orElse(List.of());
    }

    /** The values of a text, without the notation of its type, that has nothing else. */
    static List<String> alone(String text) {
        Matcher run = ONLY_RUN.matcher(text);
        return run.matches() ? several(quotedIn(run.group(1))) : List.of();
    }

    /** Whether a text says that the values follow as a list. */
    static boolean announces(String text) {
        return ONE_OF_THE_FOLLOWING.matcher(text).find();
    }

    private static List<String> leadingRun(String text) {
        Matcher run = LEADING_RUN.matcher(text);
        if (!run.find() || text.startsWith("...", run.end()) || text.startsWith(", ...", run.end())) {
            return List.of();
        }
        return quotedIn(run.group());
    }

    private static String upToSentenceEnd(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end);
    }

    private static List<String> alternatives(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            if (!PLAIN_VALUE.matcher(part.strip()).matches()) {
                return List.of();
            }
            values.add(part.strip());
        }
        return several(values);
    }

    private static List<String> quotedIn(String text) {
        return QUOTED_VALUE
                .matcher(text)
                .results()
                .map(result -> result.group(1) != null ? result.group(1) : result.group(2))
                .toList();
    }

    /** The values, each once, if they are at least two. */
    static List<String> several(List<String> values) {
        List<String> distinct = distinct(values);
        return distinct.size() < 2 ? List.of() : distinct;
    }

    private static List<String> distinct(List<String> values) {
        Set<String> distinct = new LinkedHashSet<>(values);
        distinct.remove("");
        return List.copyOf(distinct);
    }
}
