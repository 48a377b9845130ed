package io.github.qmpcodegen.qmp.internal.json;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into JSON objects without parsing them: it tracks strings, escapes and nesting, so that line
 * terminators have no meaning and every chunking of the bytes yields the same objects.
 *
 * <p>QEMU sends one object per line, but other servers, proxies and people format them differently. The JSON parser
 * checks the contents of an object later; this refuses only what would make the end of the object uncertain or the
 * memory unbounded. Not thread-safe: it belongs to the reader of a connection.
 */
public final class JsonFramer {
    private static final int INITIAL_CAPACITY = 8 * 1024;
    private static final int SMALLEST_READ = 2 * 1024;

    private static final byte[] NOTHING = {};
    private static final byte SENTINEL = (byte) 0xFF;

    // What ends a run of bytes that need no look each.
    private static final byte STOPS_STRING = 1;
    private static final byte STOPS_STRUCTURE = 2;
    private static final byte[] STOPS = stops();

    private final long longestMessage;
    private final int deepestNesting;
    private final boolean resynchronising;

    private byte[] buffer = NOTHING;

    /** Whether the buffer is another's. */
    private boolean lent;

    private int start;
    private int scan;
    private int end;

    /** One bit for each open bracket: set for <code>{</code>. */
    private long[] openBrackets = new long[1];

    private int depth;
    private boolean inString;
    private boolean escaped;
    private int signs;
    private boolean sentinelSeen;

    /**
     * Creates a framer.
     *
     * @param longestMessage the longest object in bytes
     * @param deepestNesting the deepest nesting of objects and arrays
     * @param resynchronising whether to skip what is not an object, and to start again at a 0xFF byte, instead of
     *     failing: the guest agent's dialect, where the rest of an earlier conversation may come first
     */
    public JsonFramer(long longestMessage, int deepestNesting, boolean resynchronising) {
        this.longestMessage = longestMessage;
        this.deepestNesting = deepestNesting;
        this.resynchronising = resynchronising;
    }

    private static byte[] stops() {
        byte[] table = new byte[256];
        for (int c = 0; c < 0x20; c++) {
            table[c] = STOPS_STRING;
        }
        table['"'] = STOPS_STRING | STOPS_STRUCTURE;
        table['\\'] = STOPS_STRING;
        table['{'] = STOPS_STRUCTURE;
        table['}'] = STOPS_STRUCTURE;
        table['['] = STOPS_STRUCTURE;
        table[']'] = STOPS_STRUCTURE;
        table[0] |= STOPS_STRUCTURE;
        table[SENTINEL & 0xFF] = STOPS_STRING | STOPS_STRUCTURE;
        return table;
    }

    /**
     * Returns space for the next bytes, to be followed by {@link #filled}. Earlier frames are no longer valid.
     *
     * @return a buffer whose remaining bytes may be written
     * @throws FramingException if the current object exceeds the limit
     */
    public ByteBuffer space() throws FramingException {
        if (start == end) {
            start = 0;
            scan = 0;
            end = 0;
            if (buffer.length != INITIAL_CAPACITY) {
                buffer = new byte[INITIAL_CAPACITY];
            }
        } else if (buffer.length - end < SMALLEST_READ) {
            makeRoom();
        }
        return ByteBuffer.wrap(buffer, end, buffer.length - end);
    }

    private void makeRoom() throws FramingException {
        int buffered = end - start;
        if (buffered > longestMessage) {
            throw tooLong();
        }
        byte[] target = buffer;
        if (buffered > buffer.length / 2) {
            long doubled = Math.min(buffer.length * 2L, longestMessage + SMALLEST_READ + 1);
            target = new byte[(int) Math.min(Math.max(doubled, buffered + SMALLEST_READ), Integer.MAX_VALUE - 8)];
        }
        System.arraycopy(buffer, start, target, 0, buffered);
        buffer = target;
        scan -= start;
        end = buffered;
        start = 0;
    }

    /** Reports that so many bytes were written into the space. */
    public void filled(int count) {
        end += count;
    }

    /**
     * Takes bytes between objects, without copying them: they must not change before {@link #pause}. There is no space
     * until then.
     */
    public void lend(byte[] bytes, int from, int to) {
        buffer = bytes;
        start = from;
        scan = from;
        end = to;
        lent = true;
    }

    /** Reports that there are no more bytes for now: an idle connection must not take up the memory of a message. */
    public void pause() {
        if (start == end || isAtBoundary()) {
            start = 0;
            scan = 0;
            end = 0;
            buffer = NOTHING;
        } else if (lent) {
            int buffered = end - start;
            byte[] own = new byte[Math.max(INITIAL_CAPACITY, buffered + SMALLEST_READ)];
            System.arraycopy(buffer, start, own, 0, buffered);
            buffer = own;
            scan -= start;
            end = buffered;
            start = 0;
        }
        lent = false;
    }

    /** Whether everything so far consists of whole objects and ignored bytes between them. */
    public boolean isAtBoundary() {
        return depth == 0 && scan == end && !sentinelSeen;
    }

    /** Gives back what was filled in after the last object, if that ends a line, and returns how much. */
    public int giveBack() {
        int rest = end - scan;
        if (rest == 0 || (buffer[scan] != '\n' && buffer[scan] != '\r')) {
            return 0;
        }
        end = scan;
        return rest;
    }

    /** Whether an object has started but not ended. */
    public boolean insideMessage() {
        return depth > 0;
    }

    /**
     * Returns the next whole object.
     *
     * @return the object; null if more bytes are needed
     * @throws FramingException if the bytes are not a JSON object within the limits
     */
    public @Nullable Frame next() throws FramingException {
        while (scan < end) {
            if (depth == 0) {
                if (!findStart()) {
                    return null;
                }
            } else if (inString) {
                scanString();
            } else if (scanStructure()) {
                Frame frame = new Frame(buffer, start, scan - start, signs >= 0, sentinelSeen);
                start = scan;
                signs = 0;
                sentinelSeen = false;
                if (frame.length() > longestMessage) {
                    throw tooLong();
                }
                return frame;
            }
        }
        return null;
    }

    private boolean findStart() throws FramingException {
        for (; scan < end; scan++) {
            byte c = buffer[scan];
            if (c == '{') {
                start = scan++;
                signs = 0;
                open(true);
                return true;
            }
            if (c == SENTINEL) {
                sentinelSeen = true;
            } else if (c != '\n' && c != '\r' && c != ' ' && c != '\t' && !resynchronising) {
                throw noObject();
            }
        }
        start = end;
        return false;
    }

    private void scanString() throws FramingException {
        byte[] bytes = buffer;
        int i = scan;
        int limit = end;
        int seen = signs;
        if (escaped && i < limit) {
            escaped = false;
            seen |= bytes[i];
            i++;
        }
        for (; i < limit; i++) {
            byte c = bytes[i];
            if ((STOPS[c & 0xFF] & STOPS_STRING) == 0) {
                seen |= c;
                continue;
            }
            if (c == '"') {
                inString = false;
                i++;
                break;
            }
            if (c == '\\') {
                if (++i == limit) {
                    escaped = true;
                    break;
                }
                seen |= bytes[i];
                continue;
            }
            scan = i;
            signs = seen;
            broken(c == SENTINEL ? "a string contains a 0xFF byte" : "a string contains a control character");
            return;
        }
        scan = i;
        signs = seen;
    }

    /** Scans outside of strings; true at the end of the object. */
    private boolean scanStructure() throws FramingException {
        byte[] bytes = buffer;
        int limit = end;
        int i = scan;
        int seen = signs;
        while (i < limit) {
            byte c = bytes[i++];
            if ((STOPS[c & 0xFF] & STOPS_STRUCTURE) == 0) {
                seen |= c;
                continue;
            }
            scan = i;
            signs = seen;
            switch (c) {
                case '"' -> {
                    inString = true;
                    return false;
                }
                case '{' -> open(true);
                case '[' -> open(false);
                case '}', ']' -> {
                    if (!close(c == '}')) {
                        return false;
                    }
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {
                    scan = i - 1;
                    broken(c == 0 ? "a message contains a NUL byte" : "a message contains a 0xFF byte");
                    return false;
                }
            }
        }
        scan = i;
        signs = seen;
        return false;
    }

    private void open(boolean object) throws FramingException {
        if (depth == deepestNesting) {
            throw new FramingException(
                    "a message is nested deeper than the limit of " + deepestNesting,
                    Excerpts.of(buffer, start, end - start));
        }
        int word = depth >> 6;
        if (word == openBrackets.length) {
            openBrackets = Arrays.copyOf(openBrackets, word * 2);
        }
        long bit = 1L << depth;
        openBrackets[word] = object ? openBrackets[word] | bit : openBrackets[word] & ~bit;
        depth++;
    }

    private boolean close(boolean object) throws FramingException {
        int open = depth - 1;
        if ((openBrackets[open >> 6] >>> open & 1) != (object ? 1 : 0)) {
            broken(object ? "'}' closes a '['" : "']' closes a '{'");
            return false;
        }
        depth = open;
        return true;
    }

    /** Gives up the object under way: for good, or up to the next one when resynchronising. */
    private void broken(String what) throws FramingException {
        if (!resynchronising) {
            throw new FramingException(what, Excerpts.of(buffer, start, end - start));
        }
        depth = 0;
        inString = false;
        escaped = false;
        sentinelSeen = false;
        start = scan;
    }

    private FramingException tooLong() {
        return new FramingException(
                "a message is longer than the limit of " + longestMessage + " bytes",
                Excerpts.of(buffer, start, end - start));
    }

    private FramingException noObject() {
        return new FramingException(foreign(), Excerpts.of(buffer, scan, end - scan));
    }

    /** What the bytes look like where an object should begin. */
    private String foreign() {
        if (sentinelSeen && (buffer[scan] & 0xFF) >= 0xFB) {
            return "telnet options where a JSON object should start: the server's socket must not be 'telnet:'";
        }
        // A TLS record of the kind alert or handshake, and its version.
        boolean record = (buffer[scan] == 0x15 || buffer[scan] == 0x16) && (scan + 1 == end || buffer[scan + 1] == 3);
        return record
                ? "a TLS record where a JSON object should start: the server expects TLS, so the address must be one with"
                        + " TLS"
                : "no JSON object where one should start: is this a QMP monitor (-qmp, or mode=control),"
                        + " not a human one?";
    }
}
