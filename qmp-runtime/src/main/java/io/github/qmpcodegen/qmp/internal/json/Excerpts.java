package io.github.qmpcodegen.qmp.internal.json;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Shortened, printable forms of what a peer sent, for exceptions and log lines. */
public final class Excerpts {
    private static final int LONGEST = 200;

    private Excerpts() {}

    /**
     * Returns the start of the bytes as printable text, with control characters and bytes that are not UTF-8 escaped.
     */
    public static String of(byte[] array, int offset, int length) {
        int taken = Math.min(length, LONGEST);
        String text = new String(array, offset, taken, StandardCharsets.UTF_8);
        return printable(text) + (taken < length ? "… (" + length + " bytes)" : "");
    }

    /** Returns the start of the text, printable. */
    public static String of(String text) {
        return text.length() <= LONGEST
                ? printable(text)
                : printable(text.substring(0, LONGEST)) + "… (" + text.length() + " characters)";
    }

    /** Returns the start of a value's text, printable; for any depth, and without creating the whole text. */
    public static String of(JsonNode json) {
        Beginning beginning = new Beginning();
        JsonTrees.write(json, beginning);
        return printable(beginning.text.toString())
                + (beginning.length > LONGEST ? "… (" + beginning.length + " characters)" : "");
    }

    /** Keeps the beginning of what is written and counts the rest. */
    private static final class Beginning extends Writer {
        private final StringBuilder text = new StringBuilder(LONGEST);
        private long length;

        @Override
        public void write(char[] characters, int offset, int count) {
            text.append(characters, offset, Math.min(count, LONGEST - text.length()));
            length += count;
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    private static String printable(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            if (c < ' ' || c == 0x7F || c == '\uFFFD') {
                result.append(
                        c == '\n'
                                ? "\\n"
                                : c == '\uFFFD' ? "\uFFFD" : String.format(java.util.Locale.ROOT, "\\x%02x", (int) c));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
