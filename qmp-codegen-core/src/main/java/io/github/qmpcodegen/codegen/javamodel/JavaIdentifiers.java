package io.github.qmpcodegen.codegen.javamodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Wire names as Java identifiers.
 *
 * <p>All of it is ASCII and by fixed tables, so that no locale and no JDK's edition of Unicode changes a name. Different
 * wire names may give the same identifier: see {@link NameScope}.
 */
final class JavaIdentifiers {

    /** Long enough for every real name; files and constants of classes have limits. */
    private static final int MAX_LENGTH = 80;

    private static final Map<Character, String> PUNCTUATION = Map.ofEntries(
            Map.entry('+', "plus"),
            Map.entry('-', "minus"),
            Map.entry('*', "star"),
            Map.entry('/', "slash"),
            Map.entry('\\', "backslash"),
            Map.entry('=', "equal"),
            Map.entry('<', "less"),
            Map.entry('>', "greater"),
            Map.entry('.', "dot"),
            Map.entry(',', "comma"),
            Map.entry(';', "semicolon"),
            Map.entry(':', "colon"),
            Map.entry('!', "exclamation"),
            Map.entry('?', "question"),
            Map.entry('#', "hash"),
            Map.entry('$', "dollar"),
            Map.entry('%', "percent"),
            Map.entry('&', "ampersand"),
            Map.entry('@', "at"),
            Map.entry('|', "bar"),
            Map.entry('~', "tilde"),
            Map.entry('^', "caret"),
            Map.entry('_', "underscore"),
            Map.entry(' ', "space"),
            Map.entry('(', "open-parenthesis"),
            Map.entry(')', "close-parenthesis"),
            Map.entry('[', "open-bracket"),
            Map.entry(']', "close-bracket"),
            Map.entry('{', "open-brace"),
            Map.entry('}', "close-brace"),
            Map.entry('\'', "apostrophe"),
            Map.entry('"', "quote"),
            Map.entry('`', "backtick"));

    private static final Set<String> KEYWORDS = Set.of(
            "_",
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "yield");

    private JavaIdentifiers() {}

    /** The name of a type whose name the source gives: as it is, if Java allows it. */
    static String declaredType(String name) {
        return isPlainTypeName(name) ? shorten(name) : type(name);
    }

    /** The name of a type made of words. */
    static String type(String... wireNames) {
        StringBuilder name = new StringBuilder();
        for (String wireName : wireNames) {
            words(wireName).forEach(word -> name.append(capitalize(word)));
        }
        return startWithLetter(shorten(name.toString()), "Type");
    }

    /** The name of a component, parameter or method. */
    static String member(String wireName) {
        StringBuilder name = new StringBuilder();
        for (String word : words(wireName)) {
            name.append(name.isEmpty() ? decapitalize(word) : capitalize(word));
        }
        String identifier = startWithLetter(shorten(name.toString()), "_");
        return KEYWORDS.contains(identifier) ? identifier + "_" : identifier;
    }

    /** The name of a method after a type. */
    static String decapitalized(String typeName) {
        String name = decapitalize(typeName);
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /** The name of a constant. */
    static String constant(String wireName) {
        List<String> words = new ArrayList<>();
        for (String word : words(wireName)) {
            words.add(separateHumps(word).toUpperCase(Locale.ROOT));
        }
        return startWithLetter(shorten(String.join("_", words)), "_");
    }

    private static boolean isPlainTypeName(String name) {
        return !name.isEmpty()
                && isUpper(name.charAt(0))
                && name.chars().allMatch(c -> isLetterOrDigit((char) c) || c == '_');
    }

    private static List<String> words(String wireName) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < wireName.length() && i < 2 * MAX_LENGTH; i++) {
            char c = wireName.charAt(i);
            if (isLetterOrDigit(c)) {
                word.append(c);
            } else {
                endWord(word, words);
                if (c >= 0x7F || c < ' ') {
                    words.add("u" + String.format(Locale.ROOT, "%04x", (int) c));
                }
            }
        }
        endWord(word, words);
        return words.isEmpty() ? wordsOfPunctuation(wireName) : words;
    }

    private static void endWord(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            String text = word.toString();
            // A shouted word is a word all the same; humps are kept.
            words.add(text.chars().anyMatch(c -> isLower((char) c)) ? text : text.toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    private static List<String> wordsOfPunctuation(String wireName) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < wireName.length() && i < MAX_LENGTH; i++) {
            words.addAll(
                    List.of(PUNCTUATION.getOrDefault(wireName.charAt(i), "sign").split("-")));
        }
        return words.isEmpty() ? List.of("empty") : words;
    }

    private static String separateHumps(String word) {
        StringBuilder separated = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i > 0 && isUpper(word.charAt(i)) && isLower(word.charAt(i - 1))) {
                separated.append('_');
            }
            separated.append(word.charAt(i));
        }
        return separated.toString();
    }

    private static String startWithLetter(String name, String prefix) {
        return isLetter(name.charAt(0)) ? name : prefix + name;
    }

    private static String shorten(String name) {
        return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
    }

    private static String capitalize(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String decapitalize(String word) {
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return isUpper(c) || isLower(c);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
