package io.github.qmpcodegen.qmp.internal.json;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Consecutive events, in few objects, no matter how many there are: their envelopes, and the bytes of their data, which
 * are one text to a parser. To read them in order takes only one parser.
 *
 * <p>For one thread while events are added; then for any number of threads.
 */
public final class EventBatch {
    private static final int LEAST_GROWTH = 1_024;

    private final WireJson json;
    private final Consumer<FramingException> refused;

    private byte[] bytes;
    private int end;

    private int count;
    private String[] names;
    private long[] times;
    private int[] ends;

    /** Whether a thread reads with the common parser; the fields below belong to that one. */
    private final AtomicBoolean reading = new AtomicBoolean();

    /** Stands before the data of the event that is next; null for none. */
    private @Nullable JsonParser parser;

    private int next;
    private int parserBegan;

    /**
     * Creates a batch without events.
     *
     * @param first the event that will be added first, which has what all have in common
     * @param expected the expected size
     */
    public EventBatch(Envelope first, Size expected) {
        json = first.json();
        refused = first.refused();
        bytes = new byte[Math.max(expected.bytes, first.valueLength() + 1)];
        names = new String[expected.events];
        times = new long[2 * expected.events];
        ends = new int[expected.events];
    }

    /**
     * The size of a batch.
     *
     * @param events how many events
     * @param bytes how many bytes of data
     */
    public record Size(int events, int bytes) {
        /** The size of a batch of one event, which only grows with its data. */
        public static final Size SMALLEST = new Size(1, 0);
    }

    /** Adds an event. */
    public void add(Envelope event) {
        if (count == names.length) {
            int size = 2 * count;
            names = Arrays.copyOf(names, size);
            times = Arrays.copyOf(times, 2 * size);
            ends = Arrays.copyOf(ends, size);
        }
        int length = event.valueLength();
        // A separator behind each: the parser would take two numbers for one.
        int behind = end + length + 1;
        if (behind > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(behind, 2 * bytes.length + LEAST_GROWTH));
        }
        event.copyValue(bytes, end);
        bytes[behind - 1] = '\n';
        end = behind;
        names[count] = event.name();
        times[2 * count] = event.seconds();
        times[2 * count + 1] = event.microseconds();
        ends[count] = behind - 1;
        count++;
    }

    /** How many events there are. */
    public int count() {
        return count;
    }

    /** The size of the batch. */
    public Size size() {
        return new Size(count, end);
    }

    /** The name of an event. */
    public String name(int event) {
        return names[event];
    }

    /** The seconds of an event's timestamp. */
    public long seconds(int event) {
        return times[2 * event];
    }

    /** The microseconds of an event's timestamp. */
    public long microseconds(int event) {
        return times[2 * event + 1];
    }

    /** The data of an event. */
    public WireValue data(int event) {
        return begin(event) == ends[event]
                ? WireValue.of(JsonNodeFactory.instance.objectNode())
                : WireValue.of(new Data(this, event));
    }

    private int begin(int event) {
        return event == 0 ? 0 : ends[event - 1] + 1;
    }

    private record Data(EventBatch batch, int event) implements WireValue.Source {
        @Override
        public <T> @Nullable T read(ValueReader<T> reader) {
            return batch.read(event, reader);
        }

        @Override
        public JsonNode readWhole() throws FramingException {
            return WireValue.find(batch.message(event), "data", batch.json, batch.refused);
        }
    }

    private <T> @Nullable T read(int event, ValueReader<T> reader) {
        if (!reading.compareAndSet(false, true)) {
            int begin = begin(event);
            return json.readValue(bytes, begin, ends[event] - begin, reader);
        }
        JsonParser used = null;
        try {
            used = parserBefore(event);
            // Where it stands is not known when this fails.
            parser = null;
            T value = reader.read(used, bytes, parserBegan, ends[event]);
            requireEnd(used, ends[event]);
            if (event + 1 < count) {
                next = event + 1;
                parser = used;
            }
            return value;
        } finally {
            if (used != null && parser == null) {
                used.close();
            }
            reading.set(false);
        }
    }

    private JsonParser parserBefore(int event) {
        JsonParser present = parser;
        if (present != null && next == event) {
            return present;
        }
        if (present != null) {
            present.close();
        }
        parserBegan = begin(event);
        return json.valueParser(bytes, parserBegan, end - parserBegan);
    }

    /** Makes sure that what was read is one value, and none of another event. */
    private void requireEnd(JsonParser used, int expected) {
        // The parser looks at the separator behind some values.
        long at = parserBegan + used.currentLocation().getByteOffset();
        boolean blank = at <= expected + 1;
        for (int i = (int) at; blank && i < expected; i++) {
            byte c = bytes[i];
            blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }
        if (!blank) {
            throw new StreamReadException(used, "not one JSON value");
        }
    }

    /** The message as it came: what was taken for an event was spelled like this, to the letter. */
    private byte[] message(int event) {
        int begin = begin(event);
        return Envelope.spelled(seconds(event), microseconds(event), name(event), bytes, begin, ends[event] - begin);
    }
}
