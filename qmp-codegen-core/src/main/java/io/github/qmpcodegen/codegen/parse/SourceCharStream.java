package io.github.qmpcodegen.codegen.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the input of a lexer, one {@code char} at a time.
 *
 * <p>ANTLR's own streams count code points, so the places of tokens would be wrong after the first character outside
 * the basic plane.
 */
public final class SourceCharStream implements CharStream {

    private final String name;
    private final String text;
    private int index;

    /** Creates a stream at the start of a text. */
    public SourceCharStream(String name, String text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public void consume() {
        if (index == text.length()) {
            throw new IllegalStateException("cannot consume the end of the text");
        }
        index++;
    }

    @Override
    public int LA(int offset) {
        if (offset == 0) {
            return 0;
        }
        int position = offset > 0 ? index + offset - 1 : index + offset;
        return position >= 0 && position < text.length() ? text.charAt(position) : IntStream.EOF;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int position) {
        index = Math.min(position, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, text.length());
        return interval.a >= end ? "" : text.substring(interval.a, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
