package io.github.qmpcodegen.qmp.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines that are whole messages out of what was read, at a fraction of the cost of {@link JsonFramer}.
 *
 * <p>A line is a whole message if it starts with a brace, ends with one, is followed by another message, and has no
 * closing brace in between after which another value may start: within an incomplete object a comma or a closing
 * bracket follows. For one thread.
 */
public final class Lines {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;
    private static final long LINE_ENDS = '\n' * ONES;
    private static final long BRACES = '}' * ONES;

    private final byte[] array;
    private final int to;
    private final long longest;
    private int at;

    // Of the line that is looked at.
    private int lineEnd;
    private boolean ascii;

    /**
     * Starts at the start of a message.
     *
     * @param array the bytes that were read
     * @param from the index of the first byte
     * @param to the index after the last byte
     * @param longest the longest message in bytes
     */
    public Lines(byte[] array, int from, int to, long longest) {
        this.array = array;
        this.to = to;
        this.longest = longest;
        at = from;
    }

    /** The index of the first byte that does not belong to a line returned so far. */
    public int position() {
        return at;
    }

    /** Continues at another place, which is the start of a message. */
    public void position(int next) {
        at = next;
    }

    /** Returns the next message; null if the line is not, or may not be, a whole message. */
    public @Nullable Frame next() {
        int start = at;
        while (start < to && (array[start] == '\n' || array[start] == '\r')) {
            start++;
        }
        if (start == to || array[start] != '{' || !findEnd(start)) {
            return null;
        }
        int end = array[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        int next = lineEnd + 1;
        if (next >= to || array[next] != '{' || end - start > longest || end - 1 <= start || array[end - 1] != '}') {
            return null;
        }
        at = next;
        return new Frame(array, start, end - start, ascii, false);
    }

    private boolean findEnd(int start) {
        long seen = 0;
        int i = start;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) WORDS.get(array, i);
            long ends = zeros(word ^ LINE_ENDS);
            long braces = zeros(word ^ BRACES);
            if (ends != 0) {
                // Those behind the end are none of this line.
                braces &= ends ^ (ends - 1);
            }
            for (; braces != 0; braces &= braces - 1) {
                if (!goesOn(i + (Long.numberOfTrailingZeros(braces) >> 3) + 1)) {
                    return false;
                }
            }
            if (ends != 0) {
                int first = Long.numberOfTrailingZeros(ends) >> 3;
                long before = first == 0 ? 0 : word << ((Long.BYTES - first) << 3);
                lineEnd = i + first;
                ascii = ((seen | before) & SIGNS) == 0;
                return true;
            }
            seen |= word;
        }
        for (; i < to; i++) {
            if (array[i] == '\n') {
                lineEnd = i;
                ascii = (seen & SIGNS) == 0;
                return true;
            }
            if (array[i] == '}' && !goesOn(i + 1)) {
                return false;
            }
            seen |= array[i];
        }
        return false;
    }

    /** The highest bit of each byte that is zero. Exact: what is borrowed for one byte is not taken from the next. */
    private static long zeros(long word) {
        return ~(((word & ~SIGNS) + ~SIGNS) | word | ~SIGNS);
    }

    /** Whether what follows on a closing brace is the end of the line, or belongs to what it stands in. */
    private boolean goesOn(int next) {
        if (next == to) {
            return false;
        }
        byte c = array[next];
        return c == ',' || c == '}' || c == ']' || c == '\n' || (c == '\r' && next + 1 < to && array[next + 1] == '\n');
    }
}
