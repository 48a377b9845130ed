package io.github.qmpcodegen.qmp.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpLimits;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.Frame;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.JsonFramer;
import io.github.qmpcodegen.qmp.internal.json.WireJson;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** What is told by the bytes of a message is what its JSON says, however the bytes come. */
class WireTest {
    private static final QmpLimits LIMITS = QmpLimits.standard()
            .withMessageBytes(4_000)
            .withNesting(12)
            .withStringLength(300)
            .withNumberLength(25);

    private static final List<String> VALUES = List.of(
            "{}",
            "[]",
            "1",
            "-0.0",
            "1e400",
            "true",
            "null",
            "\"\"",
            "\"}{\\\"\\n, \\\"id\\\": 5}\"",
            "\"é \ud83d\ude00 }\"",
            "{\"a\": {\"b\": [1, {\"c\": \"x\"}, {}]}, \"d\": \"}\"}",
            "[{\"a\": 1}, {\"a\": 2}]",
            "{\"running\": true, \"singlestep\": false, \"status\": \"running\"}",
            "[[[[[[[[[[1]]]]]]]]]]",
            "[[[[[[[[[[[[1]]]]]]]]]]]]",
            "12345678901234567890123456",
            "\"" + "x".repeat(301) + "\"",
            "{\"a\": 1, \"a\": 2}",
            "\"" + "y".repeat(280) + "\"");

    private static final List<String> MESSAGES = List.of(
            "{\"return\": VALUE, \"id\": 7}",
            "{\"return\": VALUE, \"id\": 123456789012345678}",
            "{\"return\": VALUE, \"id\": 1234567890123456789}",
            "{\"return\": VALUE, \"id\": 007}",
            "{\"return\": VALUE, \"id\": -7}",
            "{\"return\": VALUE}",
            "{\"id\": 7, \"return\": VALUE}",
            "{\"return\": VALUE, \"more\": VALUE, \"id\": 7}",
            "{\"return\":VALUE,\"id\":7}",
            "{\"timestamp\": {\"seconds\": 1700000000, \"microseconds\": 12}, \"event\": \"STOP\"}",
            "{\"timestamp\": {\"seconds\": -1, \"microseconds\": -1}, \"event\": \"A_1\", \"data\": VALUE}",
            "{\"timestamp\": {\"seconds\": 01, \"microseconds\": 2}, \"event\": \"A\", \"data\": VALUE}",
            "{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"A\", \"data\": VALUE, \"more\": VALUE}",
            "{\"event\": \"A\", \"data\": VALUE}",
            "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no\"}, \"id\": 7}",
            "{\n  \"return\": VALUE,\n  \"id\": 7\n}",
            "{\"QMP\": VALUE}");

    private static final List<String> SEPARATORS = List.of("\r\n", "\n", "\n", "\r\n", "", " ", "\n\n", "\t\n", " \n");

    private static final String CUT_OFF = "the end of the stream is no end of a message";

    /** What is read from a stream: the messages, and whether it breaks off. */
    private record Outcome(List<String> messages, @Nullable String failure) {}

    /** The message and nothing but JSON: framed byte by byte, read as a tree. */
    private static Outcome byTree(byte[] stream) {
        JsonFramer framer = new JsonFramer(LIMITS.messageBytes(), LIMITS.nesting(), false);
        List<String> messages = new ArrayList<>();
        try {
            for (int at = 0; at < stream.length; ) {
                ByteBuffer space = framer.space();
                int count = Math.min(space.remaining(), stream.length - at);
                space.put(stream, at, count);
                framer.filled(count);
                at += count;
                for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                    ObjectNode tree = WireJson.of(LIMITS).parse(frame);
                    WireMessage message = WireMessage.of(tree, frame.length());
                    messages.add(message == null ? tree.toString() : shown(message));
                }
            }
            return new Outcome(messages, framer.insideMessage() ? CUT_OFF : null);
        } catch (FramingException e) {
            return new Outcome(messages, e.getMessage());
        }
    }

    private static String shown(WireMessage message) throws FramingException {
        if (message instanceof WireMessage.Return value) {
            return "return " + value.id() + " " + value.value().tree();
        }
        if (message instanceof WireMessage.Event event) {
            return "event " + event.name() + " " + event.timestamp() + " "
                    + event.data().tree();
        }
        return message.toString();
    }

    /** The same stream as a client takes it, cut into reads. */
    private static Outcome byWire(byte[] stream, Random cuts, int longestRead) {
        List<String> messages = new ArrayList<>();
        List<@Nullable QmpException> causes = new ArrayList<>();
        Wire wire = new Wire(
                new NoTransport(), QmpOptions.builder().limits(LIMITS).build(), false, null, new Wire.Receiver() {
                    @Override
                    public void received(WireMessage message, boolean afterSentinel) throws FramingException {
                        messages.add(shown(message));
                    }

                    @Override
                    public void notUnderstood(ObjectNode json) {
                        messages.add(json.toString());
                    }

                    @Override
                    public void ended(@Nullable QmpException cause) {
                        causes.add(cause);
                    }
                });
        for (int at = 0; at < stream.length && causes.isEmpty(); ) {
            int to = Math.min(stream.length, at + 1 + cuts.nextInt(longestRead));
            byte[] read = Arrays.copyOfRange(stream, at, to);
            wire.received(read, 0, read.length);
            Arrays.fill(read, (byte) 'x');
            at = to;
        }
        QmpException cause = causes.isEmpty() ? null : causes.get(0);
        return new Outcome(messages, cause == null ? null : String.valueOf(cause.getMessage()));
    }

    /** The events of a stream as a subscription gets them, and what it breaks off with, there or on the way. */
    private record Events(
            List<EventQueue.Arrived> events, @Nullable String failure) {

        static Events of(byte[] stream, Random cuts, int longestRead) {
            EventHub hub = new EventHub();
            EventQueue queue = new EventQueue(10_000, name -> true, () -> {});
            hub.add(queue);
            List<@Nullable QmpException> causes = new ArrayList<>();
            Wire wire = new Wire(
                    new NoTransport(), QmpOptions.builder().limits(LIMITS).build(), false, null, new Wire.Receiver() {
                        @Override
                        public void received(WireMessage message, boolean afterSentinel) throws FramingException {
                            String unused = WireTest.shown(message);
                            if (message instanceof WireMessage.Event event) {
                                hub.publish(new EventQueue.Arrived(event.name(), event.timestamp(), event.data()));
                            }
                        }

                        @Override
                        public void event(Envelope event, boolean afterSentinel) throws FramingException {
                            hub.publish(event);
                        }

                        @Override
                        public void notUnderstood(ObjectNode json) {
                            // No event.
                        }

                        @Override
                        public void paused() {
                            hub.handOver();
                        }

                        @Override
                        public void ended(@Nullable QmpException cause) {
                            causes.add(cause);
                        }
                    });
            for (int at = 0; at < stream.length && causes.isEmpty(); ) {
                int to = Math.min(stream.length, at + 1 + cuts.nextInt(longestRead));
                byte[] read = Arrays.copyOfRange(stream, at, to);
                wire.received(read, 0, read.length);
                Arrays.fill(read, (byte) 'x');
                at = to;
            }
            List<EventQueue.Arrived> events = new ArrayList<>();
            for (EventQueue.Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
                events.add((EventQueue.Arrived) entry);
            }
            QmpException cause = causes.isEmpty() ? null : causes.get(0);
            return new Events(events, cause == null ? null : String.valueOf(cause.getMessage()));
        }

        /** What a taker sees who takes one after the other, up to the first that is no JSON. */
        Outcome inOrder() {
            List<String> seen = new ArrayList<>();
            for (EventQueue.Arrived event : events) {
                try {
                    seen.add(shown(event));
                } catch (FramingException e) {
                    return new Outcome(seen, e.getMessage());
                }
            }
            return new Outcome(seen, failure);
        }

        static String shown(EventQueue.Arrived event) throws FramingException {
            return WireTest.shown(new WireMessage.Event(event.name(), event.timestamp(), event.data()));
        }
    }

    private record NoTransport() implements QmpTransport {
        @Override
        public String peer() {
            return "peer";
        }

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void write(ByteBuffer source, List<FileDescriptor> descriptors) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static StringBuilder stream(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            text.append(pick(MESSAGES, random).replace("VALUE", pick(VALUES, random)))
                    .append(random.nextInt(4) == 0 ? pick(SEPARATORS, random) : "\r\n");
        }
        return text;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200, 65_536})
    void everyStreamInAnyPiecesGivesTheSameMessagesOrTheSameFailure(int longestRead) {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random, longestRead == 1 ? 3 : 8).toString().getBytes(StandardCharsets.UTF_8);
            Outcome expected = byTree(stream);
            Outcome actual = byWire(stream, random, longestRead);
            String text = longestRead + ", seed " + seed + ": " + new String(stream, StandardCharsets.UTF_8);
            assertEquals(expected.messages(), actual.messages(), text);
            assertEquals(expected.failure() == null, actual.failure() == null, text);
            // Two ways to say it: the framer counts brackets, and the parser does.
            if (expected.failure() != null && !expected.failure().contains("nest")) {
                assertTrue(
                        String.valueOf(actual.failure()).startsWith("peer does not speak QMP: " + expected.failure()),
                        () -> expected + " " + actual);
            }
        }
    }

    /** Where it breaks off may differ by messages on the line that is broken, never what is understood. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 200, 65_536})
    void aStreamThatIsDamagedGivesNothingElse(int longestRead) {
        for (int seed = 0; seed < 8_000; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random, 4).toString().getBytes(StandardCharsets.UTF_8);
            byte[] signs = {'{', '}', '"', ',', ':', '\n', '[', ']', '\\', ' ', '0', (byte) 0xFF, (byte) 0xC3, 0, 'N'};
            for (int i = random.nextInt(3); i >= 0; i--) {
                stream[random.nextInt(stream.length)] = signs[random.nextInt(signs.length)];
            }
            Outcome expected = byTree(stream);
            Outcome actual = byWire(stream, random, longestRead);
            String text = longestRead + ", seed " + seed + ": " + new String(stream, StandardCharsets.ISO_8859_1);
            // A message that no byte can complete any more may be found out before it has its last bracket.
            if (!CUT_OFF.equals(expected.failure())) {
                assertEquals(expected.failure() == null, actual.failure() == null, text);
            }
            int count = actual.messages().size();
            assertTrue(count <= expected.messages().size(), text);
            assertEquals(expected.messages().subList(0, count), actual.messages(), text);
            if (expected.failure() == null) {
                assertEquals(expected.messages().size(), count, text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 200, 65_536})
    void takersOfEventsReadThemAsTheMessagesSay(int longestRead) {
        for (int seed = 0; seed < 6_000; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(random, 8).toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                byte[] signs = {'{', '}', '"', ',', ':', '[', ']', ' ', '0'};
                stream[random.nextInt(stream.length)] = signs[random.nextInt(signs.length)];
            }
            Outcome expected = byTree(stream);
            Outcome actual = Events.of(stream, random, longestRead).inOrder();
            String text = longestRead + ", seed " + seed + ": " + new String(stream, StandardCharsets.ISO_8859_1);
            List<String> events = expected.messages().stream()
                    .filter(message -> message.startsWith("event "))
                    .toList();
            int count = actual.messages().size();
            assertTrue(count <= events.size(), text);
            assertEquals(events.subList(0, count), actual.messages(), text);
            if (expected.failure() == null) {
                assertEquals(events.size(), count, text);
            }
            if (!CUT_OFF.equals(expected.failure())) {
                assertEquals(expected.failure() == null, actual.failure() == null, text);
            }
        }
    }

    private static byte[] manyEvents() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("{\"timestamp\": {\"seconds\": 1, \"microseconds\": ")
                    .append(i)
                    .append("}, \"event\": \"E")
                    .append(i % 40)
                    .append("\", \"data\": ")
                    .append(i % 7 == 0 ? Integer.toString(i) : "{\"n\": " + i + ", \"s\": \"}é\"} ")
                    .append("}\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eventsAreReadInAnyOrderAndMoreThanOnce() throws FramingException {
        byte[] stream = manyEvents();
        List<String> expected = byTree(stream).messages();
        List<EventQueue.Arrived> events =
                Events.of(stream, new Random(1), 1 << 16).events();
        assertEquals(400, events.size());
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            int which = random.nextInt(events.size());
            assertEquals(expected.get(which), Events.shown(events.get(which)));
            int next = Math.min(which + 1, events.size() - 1);
            assertEquals(expected.get(next), Events.shown(events.get(next)));
        }
    }

    @Test
    void threadsThatTakeEventsOfOneReadDoNotMixThemUp() {
        byte[] stream = manyEvents();
        List<String> expected = byTree(stream).messages();
        for (int round = 0; round < 100; round++) {
            List<EventQueue.Arrived> events =
                    Events.of(stream, new Random(round), 1 << 16).events();
            List<String> read = events.parallelStream()
                    .map(event -> {
                        try {
                            return Events.shown(event);
                        } catch (FramingException e) {
                            return e.toString();
                        }
                    })
                    .toList();
            assertEquals(expected, read);
        }
    }

    /** What a reader does that stops in the middle of the data, as that of a type that does not take it. */
    @Test
    void aReaderThatFailsOrStopsSpoilsNoOtherEvent() throws FramingException {
        byte[] stream = manyEvents();
        List<String> expected = byTree(stream).messages();
        List<EventQueue.Arrived> events =
                Events.of(stream, new Random(1), 1 << 16).events();
        for (int i = 0; i < events.size(); i++) {
            EventQueue.Arrived event = events.get(i);
            if (i % 5 == 1) {
                assertThrows(
                        IllegalStateException.class,
                        () -> event.data().<JsonToken>read((parser, bytes, start, end) -> {
                            parser.nextToken();
                            throw new IllegalStateException("no such type");
                        }));
            } else if (i % 5 == 2 && i % 7 != 0) {
                assertThrows(
                        JacksonException.class,
                        () -> event.data().read((parser, bytes, start, end) -> parser.nextToken()));
            }
            assertEquals(expected.get(i), Events.shown(event));
        }
    }

    @Test
    void aReadOfManyLinesGivesThemAll() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("{\"return\": {\"n\": ")
                    .append(i)
                    .append("}, \"id\": ")
                    .append(i + 1)
                    .append("}\r\n");
        }
        byte[] stream = text.toString().getBytes(StandardCharsets.UTF_8);
        Outcome actual = byWire(stream, new Random(1), 1 << 20);
        assertEquals(byTree(stream), actual);
        assertEquals(1_000, actual.messages().size());
    }
}
