package io.github.qmpcodegen.qmp.internal.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JsonFramerTest {
    private static final QmpLimits LIMITS = QmpLimits.standard();

    private static JsonFramer framer() {
        return new JsonFramer(LIMITS.messageBytes(), LIMITS.nesting(), false);
    }

    /** The objects that a framer makes of bytes which come in pieces. */
    private static List<String> frames(JsonFramer framer, byte[] bytes, int piece) throws FramingException {
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            ByteBuffer space = framer.space();
            int count = Math.min(Math.min(piece, bytes.length - from), space.remaining());
            space.put(bytes, from, count);
            framer.filled(count);
            from += count;
            for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                frame.requireUtf8();
                texts.add((frame.afterSentinel() ? "FF" : "") + frame.text());
            }
        }
        return texts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000_000})
    void everyChunkingGivesTheSameObjects(int piece) throws FramingException {
        String escapes = "{\"a\": \"}{\\\\\\\"]\\u005d é \ud83d\ude00\"}";
        String pretty = "{\r\n  \"b\" : [\n    { \"c\": {} } ,\n    []\n  ]\n}";
        String stream = "\r\n" + escapes + "\r\n" + pretty + "{}" + "{\"x\":1}\n\n\t " + escapes;
        assertEquals(List.of(escapes, pretty, "{}", "{\"x\":1}", escapes), frames(framer(), utf8(stream), piece));
    }

    @Test
    void aMessageLargerThanTheBufferComesWholeAndTheBufferShrinksAgain() throws FramingException {
        JsonFramer framer = framer();
        String large = "{\"a\": \"" + "x".repeat(1 << 20) + "\"}";
        assertEquals(List.of(large, "{}"), frames(framer, utf8(large + "{}"), 5_000));
        assertTrue(framer.space().capacity() <= 8 * 1_024, "an idle connection holds no large buffer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100_000})
    void nestingUpToTheLimitIsFineAndNoDeeper(int piece) throws FramingException {
        JsonFramer limited = new JsonFramer(1 << 20, 1_024, false);
        String deepest = "{\"a\": " + "[".repeat(1_023) + "]".repeat(1_023) + "}";
        assertEquals(List.of(deepest), frames(limited, utf8(deepest), piece));
        String deeper = "{\"a\": " + "[".repeat(1_024);
        FramingException e = assertThrows(FramingException.class, () -> frames(limited, utf8(deeper), piece));
        assertTrue(String.valueOf(e.getMessage()).contains("1024"), e.getMessage());
    }

    @Test
    void aMessageOverTheLimitFailsBeforeItIsWhole() {
        JsonFramer limited = new JsonFramer(100_000, 10, false);
        byte[] endless = utf8("{\"a\": \"" + "x".repeat(200_000));
        FramingException e = assertThrows(FramingException.class, () -> frames(limited, endless, 1_000));
        assertTrue(String.valueOf(e.getMessage()).contains("100000 bytes"), e.getMessage());
    }

    @Test
    void aMessageAtTheLimitIsFineAndOneByteMoreIsNot() throws FramingException {
        String exact = "{\"a\": \"" + "x".repeat(990) + "\"}";
        assertEquals(List.of(exact), frames(new JsonFramer(exact.length(), 10, false), utf8(exact), 100_000));
        assertThrows(
                FramingException.class,
                () -> frames(new JsonFramer(exact.length() - 1, 10, false), utf8(exact), 100_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "]",
                "[{}]",
                "1",
                "\"{\"",
                "{]",
                "{\"a\": [}",
                "{\"a\nb\": 1}",
                "{\"a\": \u0000}",
                "\u0000{}"
            })
    void whatIsNoObjectFailsAtOnce(String text) {
        assertThrows(FramingException.class, () -> frames(framer(), utf8(text + "  "), 1));
    }

    @Test
    void brokenUtf8Fails() {
        for (byte[] sequence : new byte[][] {
            {(byte) 0xC3, 'x'}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0x80}
        }) {
            byte[] message = new byte[8 + sequence.length];
            System.arraycopy(utf8("{\"a\":\""), 0, message, 0, 6);
            System.arraycopy(sequence, 0, message, 6, sequence.length);
            message[6 + sequence.length] = '"';
            message[7 + sequence.length] = '}';
            assertThrows(FramingException.class, () -> frames(framer(), message, 1));
        }
    }

    @Test
    void aSentinelStartsTheGuestAgentsDialectAnew() throws FramingException {
        JsonFramer agent = new JsonFramer(1_000, 10, true);
        byte[] stream = utf8("rest of an old reply\"}\n{\"cut\": \"in a string ?{\"return\": 77}\n{}");
        stream[new String(stream, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xFF;
        assertEquals(List.of("FF{\"return\": 77}", "{}"), frames(agent, stream, 3));
    }

    @Test
    void aSentinelBetweenMessagesDoesNoHarmAndOneInsideFails() throws FramingException {
        assertEquals(List.of("{}", "FF{}"), frames(framer(), new byte[] {'{', '}', (byte) 0xFF, '{', '}'}, 1));
        assertThrows(FramingException.class, () -> frames(framer(), new byte[] {'{', (byte) 0xFF, '}'}, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": inf}",
                "{\"a\": NaN}",
                "{'a': 1}",
                "{\"a\": 01}",
                "{\"a\" 1}",
                "{,}"
            })
    void whatIsNoJsonIsRefusedByTheParser(String text) {
        assertThrows(FramingException.class, () -> parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "18446744073709551615",
                "-9223372036854775808",
                "1e400",
                "0.1",
                "-0.0",
                "1.50",
                "123456789012345678901234567890.123456789"
            })
    void numbersKeepTheirText(String number) throws FramingException {
        assertEquals(
                number, parse("{\"n\": " + number + "}").get("n").numberValue().toString());
    }

    @Test
    void stringsAndNumbersOverTheirLimitsAreRefused() throws FramingException {
        WireJson small = WireJson.of(LIMITS.withStringLength(10).withNumberLength(5));
        assertThrows(FramingException.class, () -> small.parse(frame("{\"a\": \"12345678901\"}")));
        assertThrows(FramingException.class, () -> small.parse(frame("{\"a\": 123456}")));
        small.parse(frame("{\"a\": \"1234567890\", \"b\": 12345}"));
    }

    private static ObjectNode parse(String text) throws FramingException {
        return WireJson.of(LIMITS).parse(frame(text));
    }

    private static Frame frame(String text) {
        byte[] bytes = utf8(text);
        return new Frame(bytes, 0, bytes.length, false, false);
    }

    @Test
    void aCommandIsOneLine() {
        assertArrayEquals(
                utf8("{\"execute\":\"query-status\",\"id\":7}\n"),
                WireJson.of(LIMITS).encode("execute", "query-status", null, 7L));
    }
}
