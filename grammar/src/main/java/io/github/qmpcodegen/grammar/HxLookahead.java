package io.github.qmpcodegen.grammar;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.antlr.v4.runtime.IntStream;

/**
 * Looks at the surroundings of a token, on which the kind of token in an .hx file can depend.
 *
 * <p>The lexer asks after the first characters of a token, never before them: there it would ask at every token, and
 * remember nothing of the answer. All positions are indices in the input.
 *
 * <p>Nothing is consumed. Not thread-safe.
 */
final class HxLookahead {

    private static final List<String> MARKERS = List.of("HXCOMM", "SQMP", "EQMP", "STEXI", "ETEXI", "SRST", "ERST");

    private final Supplier<? extends IntStream> input;
    private final IntSupplier tokenStart;

    HxLookahead(Supplier<? extends IntStream> input, IntSupplier tokenStart) {
        this.input = input;
        this.tokenStart = tokenStart;
    }

    /** Whether the token starts a line. */
    boolean atLineStart() {
        int start = tokenStart.getAsInt();
        return start == 0 || isLineEnd(at(start - 1));
    }

    /** Whether a marker of hxtool follows the part of the token that was read. */
    boolean marker() {
        int here = input.get().index();
        for (String marker : MARKERS) {
            if (follows(here, marker)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token is a brace before a field such as {@code .name}, with white space and comments between. */
    boolean field() {
        int i = skipBlanksAndComments(tokenStart.getAsInt() + 1);
        return at(i) == '.' && Character.isLetter(at(i + 1));
    }

    /** Whether the token is a brace before a string and a comma: the first value of an entry without field names. */
    boolean positionalValue() {
        int i = skipBlanksAndComments(tokenStart.getAsInt() + 1);
        if (at(i) != '"') {
            return false;
        }
        i++;
        while (at(i) != '"') {
            if (at(i) == IntStream.EOF || isLineEnd(at(i))) {
                return false;
            }
            i += at(i) == '\\' ? 2 : 1;
        }
        return at(skipBlanksAndComments(i + 1)) == ',';
    }

    /** Whether the token starts an entry: a brace before a field, after spaces on the same line. */
    boolean entry() {
        return entryAt(tokenStart.getAsInt());
    }

    /** Whether the token starts a line of the C preprocessor that an entry follows, perhaps after more such lines. */
    boolean entryUnderDirectives() {
        int i = tokenStart.getAsInt();
        if (at(i) != '#') {
            return false;
        }
        while (at(i) == '#' || isLineEnd(at(i))) {
            i = endOfDirective(i) + 1;
        }
        return entryAt(i);
    }

    private boolean entryAt(int start) {
        int i = start;
        while (isBlank(at(i))) {
            i++;
        }
        if (at(i) != '{') {
            return false;
        }
        i = skipBlanksAndComments(i + 1);
        return at(i) == '.' && Character.isLetter(at(i + 1));
    }

    private int skipBlanksAndComments(int start) {
        int i = start;
        while (true) {
            int c = at(i);
            if (isBlank(c)) {
                i++;
            } else if (isLineEnd(c)) {
                i++;
                int text = i;
                while (isBlank(at(text))) {
                    text++;
                }
                if (follows(text, "HXCOMM")) {
                    i = endOfLine(text);
                } else if (at(text) == '#') {
                    i = endOfDirective(text);
                }
            } else if (c == '/' && at(i + 1) == '*') {
                i += 2;
                while (at(i) != IntStream.EOF && !(at(i) == '*' && at(i + 1) == '/')) {
                    i++;
                }
                i += 2;
            } else if (c == '/' && at(i + 1) == '/') {
                i = endOfLine(i);
            } else {
                return i;
            }
        }
    }

    /** The index of the character that ends the line, or of the end of the input. */
    private int endOfLine(int start) {
        int i = start;
        while (at(i) != IntStream.EOF && !isLineEnd(at(i))) {
            i++;
        }
        return i;
    }

    /** The same for a line with all lines that continue it. */
    private int endOfDirective(int start) {
        int i = endOfLine(start);
        while (i > start && at(i - 1) == '\\' && at(i) != IntStream.EOF) {
            int next = at(i) == '\r' && at(i + 1) == '\n' ? i + 2 : i + 1;
            i = endOfLine(next);
        }
        return i;
    }

    private boolean follows(int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(start + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int at(int index) {
        int offset = index - input.get().index();
        return input.get().LA(offset < 0 ? offset : offset + 1);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }
}
