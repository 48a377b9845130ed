package io.github.qmpcodegen.qmp.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The envelope of the value of a reply or an event, recognised by its bytes if it is spelled as QEMU spells it. Other
 * spellings are left to the JSON parser. It looks at one message after another, each as long as its frame is valid; for
 * one thread.
 */
public final class Envelope {
    private static final byte[] NOTHING = {};
    private static final byte[] RETURN = ascii("{\"return\": ");
    private static final byte[] ID = ascii(", \"id\": ");
    private static final byte[] SECONDS = ascii("{\"timestamp\": {\"seconds\": ");
    private static final byte[] MICROSECONDS = ascii(", \"microseconds\": ");
    private static final byte[] EVENT = ascii("}, \"event\": \"");
    private static final byte[] DATA = ascii("\", \"data\": ");
    private static final byte[] NO_DATA = ascii("\"}");
    private static final int MOST_DIGITS = 18;

    private static final int NAMES_KEPT = 16;

    private final WireJson json;
    private final Consumer<FramingException> refused;

    private byte[] array = NOTHING;
    private int start;
    private int end;
    private int at;
    private int valueStart;
    private int valueEnd;
    private long id;
    private long seconds;
    private long microseconds;
    private @Nullable String event;
    private @Nullable WireValue value;

    /** Names that came lately, each at the place that is computed from it: most events are of few kinds. */
    private Name @Nullable [] names;

    @SuppressWarnings("ArrayRecordComponent")
    private record Name(byte[] bytes, String text) {}

    /**
     * Creates the envelope, without a message.
     *
     * @param json reads values
     * @param refused called when a value turns out not to be JSON
     */
    public Envelope(WireJson json, Consumer<FramingException> refused) {
        this.json = json;
        this.refused = refused;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Looks at a message.
     *
     * @return whether it is a reply with a return value and an id, or an event, in QEMU's spelling
     */
    public boolean read(Frame frame) {
        array = frame.array();
        start = frame.offset();
        end = frame.offset() + frame.length();
        at = start;
        event = null;
        value = null;
        return isReturn() || isEvent();
    }

    /** Releases the message: an idle connection must not take up the memory of one. */
    public void clear() {
        array = NOTHING;
        start = 0;
        end = 0;
        value = null;
    }

    WireJson json() {
        return json;
    }

    Consumer<FramingException> refused() {
        return refused;
    }

    /** Whether the message is an event. */
    public boolean isOfEvent() {
        return event != null;
    }

    /** The name of the event. */
    public String name() {
        return Objects.requireNonNull(event, "a reply has no name");
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

    /** The value, if the message is JSON; its bytes are copied. Events without data have an empty object. */
    public WireValue value() {
        WireValue made = value;
        if (made == null) {
            made = valueStart == valueEnd
                    ? WireValue.of(JsonNodeFactory.instance.objectNode())
                    : WireValue.of(new Value(
                            json,
                            Arrays.copyOfRange(array, start, end),
                            valueStart - start,
                            valueEnd - start,
                            event == null ? "return" : "data",
                            refused));
            value = made;
        }
        return made;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Value(
            WireJson json, byte[] message, int from, int to, String member, Consumer<FramingException> refused)
            implements WireValue.Source {
        @Override
        public <T> @Nullable T read(ValueReader<T> reader) {
            return json.readValue(message, from, to - from, reader);
        }

        @Override
        public JsonNode readWhole() throws FramingException {
            return WireValue.find(message, member, json, refused);
        }
    }

    int valueLength() {
        return valueEnd - valueStart;
    }

    void copyValue(byte[] target, int offset) {
        System.arraycopy(array, valueStart, target, offset, valueEnd - valueStart);
    }

    /** The only message of an event with data that is read as this. */
    static byte[] spelled(long seconds, long microseconds, String name, byte[] array, int from, int length) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(length + 100);
        message.writeBytes(SECONDS);
        message.writeBytes(ascii(Long.toString(seconds)));
        message.writeBytes(MICROSECONDS);
        message.writeBytes(ascii(Long.toString(microseconds)));
        message.writeBytes(EVENT);
        message.writeBytes(ascii(name));
        message.writeBytes(DATA);
        message.write(array, from, length);
        message.write('}');
        return message.toByteArray();
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
        event = text(name, at - name);
        if (skip(DATA)) {
            valueStart = at;
            valueEnd = end - 1;
            return valueEnd > valueStart;
        }
        valueStart = at;
        valueEnd = at;
        return skip(NO_DATA) && at == end;
    }

    private String text(int from, int length) {
        Name[] known = names;
        if (known == null) {
            known = new Name[NAMES_KEPT];
            names = known;
        }
        int place = length == 0 ? 0 : (31 * length + array[from] + 7 * array[from + length - 1]) & (NAMES_KEPT - 1);
        Name there = known[place];
        if (there == null || !Arrays.equals(there.bytes, 0, there.bytes.length, array, from, from + length)) {
            byte[] bytes = Arrays.copyOfRange(array, from, from + length);
            there = new Name(bytes, new String(bytes, StandardCharsets.US_ASCII));
            known[place] = there;
        }
        return there.text;
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
