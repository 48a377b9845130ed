package io.github.qmpcodegen.codegen.source;

import java.util.Locale;

/**
 * A text as it may be shown to a person: what a terminal would obey, and what changes the order in which other characters
 * are read, is replaced by a visible escape such as {@code \\u001b}.
 *
 * <p>The names of files and what files say come from anybody.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text on one line; tabs stay. */
    public static String of(String text) {
        return visible(text, false);
    }

    /** The text with its lines and tabs as they are. */
    public static String ofLines(String text) {
        return visible(text, true);
    }

    private static String visible(String text, boolean lines) {
        if (text.codePoints().allMatch(c -> isShown(c, lines))) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isShown(c, lines)) {
                visible.appendCodePoint(c);
            } else {
                visible.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            }
        });
        return visible.toString();
    }

    private static boolean isShown(int c, boolean lines) {
        if (c == '\t' || (lines && c == '\n')) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
