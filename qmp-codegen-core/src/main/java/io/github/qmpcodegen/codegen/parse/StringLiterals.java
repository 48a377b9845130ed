package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Adjacent C string literals, joined and with their escapes resolved, and where each character stands. */
final class StringLiterals {

    private final SourceFile file;
    private String text = "";
    private final StringBuilder value = new StringBuilder();
    private final List<HxEntry.Stretch> stretches = new ArrayList<>();

    StringLiterals(SourceFile file) {
        this.file = file;
    }

    /** The text of all literals together. */
    String value() {
        return value.toString();
    }

    /** Where it stands. */
    List<HxEntry.Stretch> stretches() {
        return stretches;
    }

    /** Appends a literal, quotes included. */
    void append(Token literal) {
        text = literal.getText();
        int end = text.length() - 1;
        // What came of a macro stands, all of it, where the macro is used.
        boolean written = literal.getStopIndex() - literal.getStartIndex() == end
                && file.text().startsWith(text, literal.getStartIndex());
        int origin = literal.getStartIndex();
        int i = 1;
        startStretch(written ? origin + i : origin);
        while (i < end) {
            char c = text.charAt(i);
            if (!written) {
                startStretch(origin);
            }
            if (c == '\\') {
                startStretch(written ? origin + i : origin);
                i = appendEscape(i + 1);
                startStretch(written ? origin + i : origin);
            } else {
                value.append(c);
                i++;
            }
        }
    }

    private void startStretch(int offset) {
        HxEntry.Stretch next = new HxEntry.Stretch(value.length(), file.locationOf(offset));
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).start() == next.start()) {
            stretches.set(last, next);
        } else {
            stretches.add(next);
        }
    }

    /** Appends what an escape stands for and returns the offset behind it; an unknown one stands for its character. */
    private int appendEscape(int start) {
        char c = text.charAt(start);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000B');
            case 'e' -> value.append('\u001B');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return appendNumber(start, 3, 8);
            }
            case 'x' -> {
                return appendNumber(start + 1, Integer.MAX_VALUE, 16);
            }
            case 'u' -> {
                return appendNumber(start + 1, 4, 16);
            }
            case 'U' -> {
                return appendNumber(start + 1, 8, 16);
            }
            case '\r', '\n' -> {
                // The string goes on on the next line.
                return text.startsWith("\r\n", start) ? start + 2 : start + 1;
            }
            default -> value.append(c);
        }
        return start + 1;
    }

    private int appendNumber(int start, int maximum, int radix) {
        int codePoint = 0;
        int i = start;
        while (i - start < maximum && Character.digit(text.charAt(i), radix) >= 0) {
            codePoint = Math.min(codePoint * radix + Character.digit(text.charAt(i), radix), Character.MAX_CODE_POINT);
            i++;
        }
        if (i == start) {
            value.append(text.charAt(start - 1));
        } else {
            value.appendCodePoint(codePoint);
        }
        return i;
    }
}
