package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.prose.Claim.Kind;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notation of types in running text: {@code (json-string, optional)} in its many spellings, kinds named in
 * a sentence, and the words that say that a member may be missing.
 */
final class ClaimReader {

    private static final String WORD = "(?:a\\s+|an\\s+)?j(?:so|os)n[-_ ]?"
            + "(string|str|integer|int|boolean|bool|number|object|dictionary|dict|array|list)s?";
    private static final Pattern KIND = Pattern.compile("(?<![\\w-])" + WORD + "(?![\\w])", Pattern.CASE_INSENSITIVE);
    private static final Pattern KIND_PART = Pattern.compile(WORD, Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_KIND_PART =
            Pattern.compile("(string|str|integer|int|boolean|bool|number|dict)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN_KIND = Pattern.compile("j(?:so|os)n[-_ ]?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NULL = Pattern.compile("(?:a\\s+)?json-null", Pattern.CASE_INSENSITIVE);
    private static final String OR = "(?<!\\s)\\s*+(?:[|/]|\\bor\\b)\\s*+";
    private static final Pattern CHOICE_SEPARATOR = Pattern.compile(OR, Pattern.CASE_INSENSITIVE);
    /** A further kind in running text, as in {@code json-int in MB or json-string}. */
    private static final Pattern FURTHER_KIND = Pattern.compile(
            "(?:\\s+[\\w-]+){0,4}?" + OR + "(?:" + WORD + "|" + NULL + ")\\b", Pattern.CASE_INSENSITIVE);
    /** What the elements of an array are, in a notation. */
    private static final Pattern ELEMENTS = Pattern.compile("\\s+of\\s.*", Pattern.CASE_INSENSITIVE);

    private static final List<String> KIND_WORDS =
            List.of("string", "integer", "boolean", "number", "object", "dictionary", "array", "list");

    /** A type that the schema has by name, of which the text says nothing else. */
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*");

    private static final Pattern ARRAY_IN_WORDS = Pattern.compile(
            "\\b(?:list|array|json-array|sequence)\\s+of\\s+([\\w-]+(?:\\s+[\\w-]+){0,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DICTIONARY = Pattern.compile("\\bdict(?:ionary)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPTIONAL = Pattern.compile(
            "\\b(?:only present\\b|not present means\\b|if (?:the|this) (?:field|member|key) is absent\\b"
                    + "|(?:field|member|key) is omitted\\b|it's optional\\b|(?<!\\bof )optional json-|optional list of\\b"
                    + "|is an optional\\b|if assigned\\b|(?:may|can) be (?:absent|missing|omitted)\\b)"
                    // What is true if something is optional, is not for that reason.
                    + "|\\bis optional\\b(?<!\\b(?:if|whether)\\b[^.,;]{0,40}is optional)"
                    // The word by itself, between the marks of a sentence.
                    + "|(?:^|[.,;:)\\]]|\\s--?)\\s*+optional\\s*+(?:[.,;:(\\[]|-|$)",
            Pattern.CASE_INSENSITIVE);
    /** What a text has one of in which the pattern finds something. */
    private static final List<String> OPTIONAL_WORDS =
            List.of("present", "absent", "omitted", "optional", "assigned", "missing");

    /** What follows a kind from which no comma divides it. */
    private static final Pattern OPTIONAL_BEHIND = Pattern.compile("[\\s/|:-]+optional", Pattern.CASE_INSENSITIVE);

    private static final Pattern OPTIONAL_SINCE =
            Pattern.compile("optional,?\\s+(since:?\\s+[\\d.]+)", Pattern.CASE_INSENSITIVE);

    /** The tag of an optional member in the comments of QAPI schemas. */
    private static final Pattern OPTIONAL_TAG = Pattern.compile("(?<!\\S)#optional\\b\\s*");

    /** A notation in brackets, which else enclose values, indexes and remarks. */
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "(?<!\\w)\\[((?:[^\\[\\]()\"'|]{0,60}\\b)?(?:json-|optional\\b)[^\\[\\]()\"'|]{0,60})\\]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PARTS = Pattern.compile("[,;]");
    private static final Pattern DEFAULT = Pattern.compile("[,;]\\s*default\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BLANK_BEFORE_PUNCTUATION = Pattern.compile(" ([.,;:])(?!\\.)");

    private ClaimReader() {}

    /** Reads a member's text. */
    static Claim read(String original) {
        String untagged = OPTIONAL_TAG.matcher(original).replaceAll("");
        String text = IN_BRACKETS.matcher(untagged).replaceAll("($1)");
        Kind kind = null;
        String lowerCase = text.toLowerCase(Locale.ROOT);
        boolean optional = !untagged.equals(original)
                || (OPTIONAL_WORDS.stream().anyMatch(lowerCase::contains)
                        && OPTIONAL.matcher(text).find());
        boolean dictionary =
                lowerCase.contains("dict") && DICTIONARY.matcher(text).find();
        List<String> values = List.of();
        StringBuilder rest = new StringBuilder();
        int copied = 0;
        for (Group group : Group.findAll(text)) {
            Notation notation = Notation.of(group.content());
            if (notation == null) {
                continue;
            }
            kind = notation.kind() != null ? notation.kind() : kind;
            optional |= notation.optional();
            values = notation.values().isEmpty() ? values : notation.values();
            rest.append(text, copied, group.start());
            rest.append(notation.kept().isEmpty() ? "" : "(" + notation.kept() + ")");
            copied = group.end();
        }
        rest.append(text, copied, text.length());
        String prose = tidy(rest.toString());
        Kind element = null;
        Matcher array = ARRAY_IN_WORDS.matcher(text);
        boolean arrayInWords = lowerCase.contains("of") && array.find();
        if (kind == null) {
            Matcher inWords = KIND.matcher(text);
            if (inWords.find() && !(arrayInWords && array.start() < inWords.start())) {
                kind = kindInWords(inWords, text);
            } else if (arrayInWords) {
                kind = Kind.ARRAY;
            } else if (dictionary) {
                kind = Kind.OBJECT;
            }
        }
        // "a list of names (json-array of json-string)" says it in its notation.
        for (boolean more = kind == Kind.ARRAY && arrayInWords; more && element == null; more = array.find()) {
            Matcher elementWord = KIND.matcher(array.group(1));
            element = elementWord.find() ? kindOf(elementWord.group(1)) : lastWordKind(array.group(1));
        }
        return new Claim(kind, element, optional, values, dictionary, prose);
    }

    /** The kind that running text names, or any if it names others as well. */
    private static Kind kindInWords(Matcher first, String text) {
        Set<Kind> kinds = EnumSet.of(kindOf(first.group(1)));
        Matcher further = FURTHER_KIND.matcher(text).region(first.end(), text.length());
        while (further.lookingAt()) {
            if (further.group(1) != null) {
                kinds.add(kindOf(further.group(1)));
            }
            further.region(further.end(), text.length());
        }
        return kindOf(kinds);
    }

    /** The kind that a phrase such as "unicast macaddr string" ends in; null for any other. */
    private static @Nullable Kind lastWordKind(String phrase) {
        Matcher word = SHORT_KIND_PART.matcher(phrase.substring(phrase.lastIndexOf(' ') + 1));
        return word.matches() ? kindOf(word.group(1)) : null;
    }

    private static Kind kindOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "string", "str" -> Kind.STRING;
            case "int", "integer" -> Kind.INTEGER;
            case "number" -> Kind.NUMBER;
            case "bool", "boolean" -> Kind.BOOLEAN;
            case "array", "list" -> Kind.ARRAY;
            default -> Kind.OBJECT;
        };
    }

    /**
     * The kinds in words such as {@code json-int or json-string}, of which {@code json-null} is none; empty for any
     * other words.
     */
    private static Set<Kind> choiceOfKinds(String words) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        String[] choices = CHOICE_SEPARATOR.split(words, -1);
        for (String choice : choices) {
            Matcher kind = KIND_PART.matcher(choice);
            Matcher shortKind = SHORT_KIND_PART.matcher(choice);
            if (kind.lookingAt() && isWhole(choice.substring(kind.end()))) {
                kinds.add(kindOf(kind.group(1)));
            } else if (shortKind.matches()) {
                kinds.add(kindOf(shortKind.group(1)));
            } else if (!NULL.matcher(choice).matches()) {
                return Set.of();
            }
        }
        return choices.length < 2 ? Set.of() : kinds;
    }

    private static boolean isWhole(String behindKind) {
        return behindKind.isEmpty() || ELEMENTS.matcher(behindKind).matches();
    }

    private static Kind kindOf(Set<Kind> choice) {
        if (choice.equals(EnumSet.of(Kind.INTEGER, Kind.NUMBER))) {
            return Kind.NUMBER;
        }
        return choice.size() == 1 ? choice.iterator().next() : Kind.ANY;
    }

    /** The kind that a word such as {@code json-strnig} is meant to name; null if none is near. */
    private static @Nullable Kind misspelledKind(String word) {
        Matcher unknown = UNKNOWN_KIND.matcher(word);
        return unknown.matches()
                ? new SimilarNames(KIND_WORDS)
                        .to(unknown.group(1))
                        .map(ClaimReader::kindOf)
                        .orElse(null)
                : null;
    }

    private static boolean isOptional(String word) {
        // No other word of a notation is as near.
        return word.equals("opt")
                || new SimilarNames(List.of("optional")).to(word).isPresent();
    }

    private static String tidy(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ");
        String joined = BLANK_BEFORE_PUNCTUATION.matcher(line).replaceAll("$1");
        return withOneStop(joined.strip());
    }

    /** The text with one full stop where it ends in several, as it does where something was taken out before the last. */
    private static String withOneStop(String text) {
        if (!text.endsWith(".")) {
            return text;
        }
        int first = text.length() - 1;
        for (int i = first; i >= 0 && (text.charAt(i) == '.' || text.charAt(i) == ' '); i--) {
            first = text.charAt(i) == '.' ? i : first;
        }
        return text.substring(0, first + 1);
    }

    /** A pair of parentheses with what they enclose. */
    private record Group(int start, int end, String content) {

        /** All outermost pairs, and at the end of the text a closing parenthesis that lacks its partner. */
        static List<Group> findAll(String text) {
            List<Group> groups = new ArrayList<>();
            int depth = 0;
            int start = -1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '(') {
                    start = depth == 0 ? i : start;
                    depth++;
                } else if (c == ')' && depth > 0) {
                    depth--;
                    if (depth == 0) {
                        groups.add(new Group(start, i + 1, text.substring(start + 1, i)));
                    }
                } else if (c == ')') {
                    int word = lastKindBefore(text, i);
                    if (word >= 0) {
                        groups.add(new Group(word, i + 1, text.substring(word, i)));
                    }
                }
            }
            if (depth > 0) {
                groups.add(new Group(start, text.length(), text.substring(start + 1)));
            }
            return groups;
        }

        /** How far before its closing parenthesis a notation begins at most. */
        private static final int LONGEST_NOTATION = 100;

        private static int lastKindBefore(String text, int end) {
            return KIND.matcher(text)
                    .region(Math.max(0, end - LONGEST_NOTATION), end)
                    .useTransparentBounds(true)
                    .results()
                    .filter(result -> result.end() <= end
                            && text.substring(result.end(), end).matches("[\\w, ]*"))
                    .mapToInt(MatchResult::start)
                    .reduce((first, second) -> second)
                    .orElse(-1);
        }
    }

    /**
     * What stands between parentheses, if it is the notation of a type and no remark.
     *
     * @param kept what it says that the type does not: the value that a member has by default, or several kinds; empty
     *     if nothing
     */
    private record Notation(@Nullable Kind kind, boolean optional, List<String> values, String kept) {

        static @Nullable Notation of(String content) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            List<String> kindWords = new ArrayList<>();
            boolean optional = false;
            boolean typeNamed = false;
            String kept = "";
            for (String part : PARTS.split(content, -1)) {
                String marked = part.strip();
                String word = marked.endsWith("?") ? marked.substring(0, marked.length() - 1) : marked;
                Matcher full = KIND_PART.matcher(word);
                Matcher shortWord = SHORT_KIND_PART.matcher(word);
                optional |= !word.equals(marked) && (full.matches() || shortWord.matches());
                Set<Kind> choice = choiceOfKinds(word);
                if (!choice.isEmpty()) {
                    kinds.addAll(choice);
                    kindWords.add(word);
                } else if (shortWord.matches()) {
                    kinds.add(kindOf(shortWord.group(1)));
                    kindWords.add(word);
                } else if (full.lookingAt()) {
                    kinds.add(kindOf(full.group(1)));
                    kindWords.add(word);
                    optional |=
                            OPTIONAL_BEHIND.matcher(word.substring(full.end())).matches();
                } else if (isOptional(word)) {
                    optional = true;
                } else if (OPTIONAL_SINCE.matcher(word).matches()) {
                    optional = true;
                    kept = OPTIONAL_SINCE.matcher(word).replaceFirst("$1");
                } else if (misspelledKind(word) != null) {
                    kinds.add(misspelledKind(word));
                } else if (TYPE_NAME.matcher(word).matches()) {
                    typeNamed = true;
                } else if (word.startsWith("default")) {
                    kept = word;
                }
            }
            boolean notation = !kinds.isEmpty() || typeNamed;
            if (notation && DEFAULT.matcher(content).find()) {
                optional = true;
            }
            List<String> values = ValueList.inNotation(content);
            if (!notation && !optional && values.isEmpty()) {
                return null;
            }
            return new Notation(
                    kinds.isEmpty() ? null : kindOf(kinds),
                    optional,
                    values,
                    kinds.size() > 1 ? String.join(", ", kindWords) : kept);
        }
    }
}
