package io.github.qmpcodegen.qmp.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the value of a reply or an event, told by its bytes where it is spelled as QEMU spells it. What is
 * spelled otherwise is for the JSON parser.
 *
 * <p>Valid as long as its frame is.
 */
public final class Envelope {
    private static final byte[] RETURN = ascii("{\"return\": ");
    private static final byte[] ID = ascii(", \"id\": ");
    private static final byte[] SECONDS = ascii("{\"timestamp\": {\"seconds\": ");
    private static final byte[] MICROSECONDS = ascii(", \"microseconds\": ");
    private static final byte[] EVENT = ascii("}, \"event\": \"");
    private static final byte[] DATA = ascii("\", \"data\": ");
    private static final byte[] NO_DATA = ascii("\"}");
    private static final int MOST_DIGITS = 18;

    private final byte[] array;
    private final int start;
    private final int end;
    private int at;
    private int valueStart;
    private int valueEnd;
    private long id;
    private long seconds;
    private long microseconds;
    private @Nullable String event;

    private Envelope(Frame frame) {
        array = frame.array();
        start = frame.offset();
        end = frame.offset() + frame.length();
        at = start;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Looks at a message.
     *
     * @return null unless it is a reply with a return value and an id, or an event, in QEMU's spelling
     */
    public static @Nullable Envelope of(Frame frame) {
        Envelope envelope = new Envelope(frame);
        return envelope.isReturn() || envelope.isEvent() ? envelope : null;
    }

    /** The name of the event; null for a reply. */
    public @Nullable String event() {
        return event;
    }

    /** The length of the message in bytes. */
    public int length() {
        return end - start;
    }

    /** The id of a reply. */
    public long id() {
        return id;
    }

    /** The seconds of an event's timestamp. */
    public long seconds() {
        return seconds;
    }

    /** The microseconds of an event's timestamp. */
    public long microseconds() {
        return microseconds;
    }

    /** Whether an event has no data. */
    public boolean isBare() {
        return valueStart == valueEnd;
    }

    /**
     * The value that it has, if the message is JSON; its bytes are copied.
     *
     * @param refused is told that the message is none
     */
    public WireValue value(WireJson json, Consumer<FramingException> refused) {
        return WireValue.of(
                json,
                Arrays.copyOfRange(array, start, end),
                valueStart - start,
                valueEnd - start,
                event == null ? "return" : "data",
                refused);
    }

    private boolean isReturn() {
        if (!skip(RETURN)) {
            return false;
        }
        valueStart = at;
        int digits = end - 1;
        while (digits > at && isDigit(array[digits - 1])) {
            digits--;
        }
        valueEnd = digits - ID.length;
        at = valueEnd;
        boolean known = valueEnd > valueStart && skip(ID) && skipNumber() && at == end - 1;
        id = number;
        return known;
    }

    private boolean isEvent() {
        at = start;
        if (!skip(SECONDS) || !skipNumber()) {
            return false;
        }
        seconds = number;
        if (!skip(MICROSECONDS) || !skipNumber()) {
            return false;
        }
        microseconds = number;
        if (!skip(EVENT)) {
            return false;
        }
        int name = at;
        while (at < end && isOfAName(array[at])) {
            at++;
        }
        event = new String(array, name, at - name, StandardCharsets.US_ASCII);
        if (skip(DATA)) {
            valueStart = at;
            valueEnd = end - 1;
            return valueEnd > valueStart;
        }
        valueStart = at;
        valueEnd = at;
        return skip(NO_DATA) && at == end;
    }

    private long number;

    private boolean skip(byte[] expected) {
        int behind = at + expected.length;
        if (at < start || behind > end || !Arrays.equals(array, at, behind, expected, 0, expected.length)) {
            return false;
        }
        at = behind;
        return true;
    }

    /** JSON has no zeros before a number. */
    private boolean skipNumber() {
        boolean negative = at < end && array[at] == '-';
        int first = negative ? at + 1 : at;
        int i = first;
        long value = 0;
        while (i < end && isDigit(array[i]) && i - first < MOST_DIGITS) {
            value = value * 10 + array[i] - '0';
            i++;
        }
        number = negative ? -value : value;
        at = i;
        return i > first && (array[first] != '0' || (i == first + 1 && !negative)) && (i == end || !isDigit(array[i]));
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfAName(byte c) {
        return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || c == '-';
    }
}
