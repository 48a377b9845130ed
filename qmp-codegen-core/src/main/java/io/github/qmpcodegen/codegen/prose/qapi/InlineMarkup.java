package io.github.qmpcodegen.codegen.prose.qapi;

import io.github.qmpcodegen.codegen.schema.Documentation.Paragraph;
import io.github.qmpcodegen.codegen.schema.Documentation.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the marks out of running text: those of reStructuredText, and those of the older comments. */
final class InlineMarkup {

    private static final Pattern OPTIONAL = Pattern.compile("#optional\\b:?\\s*|^@optional\\b:?\\s+");
    private static final Pattern LITERAL = Pattern.compile("``(.+?)``");
    private static final Pattern ROLE = Pattern.compile(":([a-z]+(?:[:+-][a-z]+){0,4}):`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("`([^`<]+?)\\s*<([^`>]+)>`__?");
    private static final Pattern REFERENCE = Pattern.compile("`([^`]+)`(?:__?\\b|_)?");
    private static final Pattern TARGET = Pattern.compile("(.+?)\\s*<[^>]+>");
    private static final Pattern STRONG = Pattern.compile("(?<![\\w*\\\\])\\*\\*(\\S(?:[^*]*\\S)?)\\*\\*(?![\\w*])");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*\\\\/])\\*([^\\s*](?:[^*]*[^\\s*])?)\\*(?![\\w*/])");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\|([a-z]+(?:_[a-z]+)*+)\\|");
    private static final Pattern NAME = Pattern.compile("(?<![\\w@.])@([A-Za-z_][\\w-]*(?:\\.[\\w-]+)*+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([*_`|\\\\@])");

    /** What stands around literals until all marks are gone; no text has these characters. */
    private static final char BEGIN = '\ue000';

    private static final char END = '\ue001';
    private static final String LITERAL_OF_FIRST_GROUP = BEGIN + "$1" + END;

    private InlineMarkup() {}

    /** The text without marks. */
    static String plain(String text) {
        return withoutEdges(edged(text));
    }

    private static String withoutEdges(String text) {
        return text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }

    /** The text without marks, as a paragraph that knows what is written just so. */
    static Paragraph paragraph(String text) {
        String edged = edged(text).strip();
        StringBuilder plain = new StringBuilder();
        List<Range> literals = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < edged.length(); i++) {
            char c = edged.charAt(i);
            if (c == BEGIN) {
                start = plain.length();
            } else if (c != END) {
                plain.append(c);
            } else if (start >= 0 && start < plain.length()) {
                literals.add(new Range(start, plain.length()));
                start = -1;
            }
        }
        return new Paragraph(plain.toString(), literals);
    }

    /** The text without marks but for the edges of literals, which keep what they contain as it is. */
    private static String edged(String text) {
        String unmarked = withoutEdges(text);
        if (unmarked.contains("optional")) {
            unmarked = OPTIONAL.matcher(unmarked).replaceAll("");
        }
        StringBuilder plain = new StringBuilder();
        Matcher literal = LITERAL.matcher(unmarked);
        int end = 0;
        while (literal.find()) {
            plain.append(outsideLiterals(unmarked.substring(end, literal.start())))
                    .append(BEGIN)
                    .append(literal.group(1))
                    .append(END);
            end = literal.end();
        }
        return plain.append(outsideLiterals(unmarked.substring(end))).toString();
    }

    /** Most texts have few marks or none, and searches for each kind take long. */
    private static String outsideLiterals(String text) {
        String plain = text.indexOf('`') >= 0 ? withoutBackquotes(text) : text;
        if (plain.indexOf('*') >= 0) {
            plain = STRONG.matcher(plain).replaceAll("$1");
            plain = EMPHASIS.matcher(plain).replaceAll("$1");
        }
        if (plain.indexOf('|') >= 0) {
            plain = SUBSTITUTION
                    .matcher(plain)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1).replace('_', '-')));
        }
        if (plain.indexOf('@') >= 0) {
            plain = NAME.matcher(plain).replaceAll(LITERAL_OF_FIRST_GROUP);
        }
        return plain.indexOf('\\') >= 0 ? ESCAPE.matcher(plain).replaceAll("$1") : plain;
    }

    private static String withoutBackquotes(String text) {
        String plain = ROLE.matcher(text).replaceAll(role -> {
            Matcher target = TARGET.matcher(role.group(2));
            String shown = target.matches() ? target.group(1) : role.group(2);
            boolean words = role.group(1).equals("ref") || role.group(1).equals("doc");
            return Matcher.quoteReplacement(words ? shown : BEGIN + shown + END);
        });
        plain = LINK.matcher(plain).replaceAll("$1 ($2)");
        return REFERENCE.matcher(plain).replaceAll(LITERAL_OF_FIRST_GROUP);
    }
}
