package io.github.qmpcodegen.codegen.emit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** String literals in plain ASCII, so that no compiler's encoding changes them. */
final class Literals {

    /** The bytes that a constant of a class file holds at most. */
    private static final int MAX_CONSTANT_BYTES = 65_535;

    /** Characters of a piece, each of which may become three bytes. */
    private static final int PIECE = 20_000;

    private Literals() {}

    /** Whether a text can be a constant expression. */
    static boolean fitsConstant(String text) {
        // Class files write NUL with two bytes and surrogates with three; a third of the limit is always fine.
        return text.length() <= MAX_CONSTANT_BYTES / 3
                || text.getBytes(StandardCharsets.UTF_8).length
                                + text.chars().filter(c -> c == 0).count()
                        <= MAX_CONSTANT_BYTES;
    }

    /** An expression for a text: a literal if it fits one. */
    static String of(String text) {
        if (fitsConstant(text)) {
            return quote(text);
        }
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += PIECE) {
            pieces.add(quote(text.substring(i, Math.min(text.length(), i + PIECE))));
        }
        return "String.join(\"\", " + String.join(", ", pieces) + ")";
    }

    private static String quote(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        literal.append(c);
                    } else {
                        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
