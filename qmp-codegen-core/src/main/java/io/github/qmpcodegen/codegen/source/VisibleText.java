package io.github.qmpcodegen.codegen.source;

import java.util.Locale;

/**
 * Makes text safe to show to a person: characters that control a terminal or change the order in which others are read
 * become visible escapes such as {@code \\u001b}.
 *
 * <p>Anybody may have written the names and contents of files.
 */
public final class VisibleText {

    private VisibleText() {}

    /** Returns the text on one line; tabs stay. */
    public static String of(String text) {
        return visible(text, false);
    }

    /** Returns the text with its lines and tabs as they are. */
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
