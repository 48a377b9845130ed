package io.github.qmpcodegen.qmp.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What no QEMU's parser takes is not sent, and what it does take is. */
class SendableTest {
    private static final int LEVELS_AROUND = 2;

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] encode(String command, @Nullable JsonNode arguments) {
        return WireJson.of(QmpLimits.standard()).encode("execute", command, arguments, 1L);
    }

    private static String refusal(JsonNode arguments) {
        return refusal("set", arguments);
    }

    private static String refusal(String command, JsonNode arguments) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> encode(command, arguments))
                .getMessage());
    }

    @Test
    void eachOfTheSixtySixCodePointsThatAreNoCharactersIsRefusedWhereverItStands() {
        List<Integer> none = IntStream.concat(
                        IntStream.rangeClosed(0xFDD0, 0xFDEF),
                        IntStream.rangeClosed(0, 16)
                                .flatMap(plane -> IntStream.of(0xFFFE, 0xFFFF).map(last -> plane << 16 | last)))
                .boxed()
                .toList();
        assertEquals(66, none.size());
        for (int point : none) {
            String text = "a" + Character.toString(point) + "z";
            String name = "U+%04X".formatted(point);
            assertTrue(refusal(object().put("s", text)).contains(name), name);
            assertTrue(refusal(object().put(text, 1)).contains(name), name);
            assertTrue(
                    refusal(object().set(
                                            "l",
                                            JsonNodeFactory.instance.arrayNode().add(text)))
                            .contains(name),
                    name);
            assertTrue(refusal(text, object()).contains(name), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 0x1F, 0x7F, 0x80, 0xFF, 0xD7FF, 0xE000, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x1FFFD, 0x10FFFD})
    void theirNeighboursAreSent(int point) {
        encode("set", object().put("s", Character.toString(point)).put(Character.toString(point), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "\ud83d\ud83d\ude00"})
    void halfASurrogatePairIsRefusedWhereverItStands(String text) {
        assertTrue(refusal(object().put("s", text)).contains("surrogate"));
        assertTrue(refusal(object().put(text, 1)).contains("surrogate"));
        assertTrue(refusal(text, object()).contains("surrogate"));
    }

    @Test
    void nestingCountsFromTheMessageItself() {
        encode("set", nested(1_024 - LEVELS_AROUND, false));
        encode("set", nested(1_024 - LEVELS_AROUND, true));
        assertTrue(refusal(nested(1_025 - LEVELS_AROUND, false)).contains("1024"));
        assertTrue(refusal(nested(1_025 - LEVELS_AROUND, true)).contains("1024"));
    }

    @Test
    void theLimitsOfWhatIsReceivedAreNotThoseOfWhatIsSent() {
        WireJson narrow = WireJson.of(QmpLimits.standard().withNesting(3));
        narrow.encode("execute", "set", nested(20, false), 1L);
        WireJson wide = WireJson.of(QmpLimits.standard().withNesting(5_000));
        assertThrows(IllegalArgumentException.class, () -> wide.encode("execute", "set", nested(1_100, false), 1L));
    }

    @Test
    void aCopyRefusesWhatTheStackWouldNotHold() {
        ObjectNode deep = nested(200_000, true);
        assertThrows(IllegalArgumentException.class, () -> WireJson.copy("set", deep));
        assertEquals(object().put("a", 1), WireJson.copy("set", object().put("a", 1)));
    }

    /** Arguments that have so many levels below them, of arrays or of objects. */
    private static ObjectNode nested(int levels, boolean objects) {
        JsonNode value = JsonNodeFactory.instance.numberNode(1);
        for (int i = 0; i < levels; i++) {
            value = objects
                    ? object().set("d", value)
                    : JsonNodeFactory.instance.arrayNode().add(value);
        }
        return object().set("d", value);
    }

    @Test
    void tokensAreCountedAsTheParserCountsThem() {
        // An envelope of 9, a name of 3 for the arguments, their brackets, a name and a colon, the list's brackets.
        int around = 9 + 3 + 2 + 2 + 2;
        int most = 2 << 20;
        int fitting = (most - around + 1) / 2;
        ArrayNode list = JsonNodeFactory.instance.arrayNode(fitting + 1);
        for (int i = 0; i < fitting; i++) {
            list.add(1);
        }
        encode("set", object().set("l", list));
        list.add(1);
        assertTrue(refusal(object().set("l", list)).contains("2097152"));
    }

    @Test
    void lengthIsThatOfTheWholeMessage() {
        int around = "{\"execute\":\"set\",\"arguments\":{\"s\":\"\"},\"id\":1}".length();
        int most = (64 << 20) - 1;
        assertEquals(most + 1, encode("set", object().put("s", "x".repeat(most - around))).length);
        assertTrue(refusal(object().put("s", "x".repeat(most - around + 1))).contains("67108863"));
    }

    /** The bytes of arguments, as they are without a look at what they say. */
    private static byte[] bytes(JsonNode arguments) {
        return JsonTrees.write(arguments).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":{\"b\":[1,-2,true,false,null,1e3]}}",
                "{\"a\":\"NaN [{Infinity\\\" \\\\\"}",
                "{\"N\":\"\\n\"}"
            })
    void whatIsPlainIsWrittenAsTheGeneralWayWritesIt(String json) {
        ObjectNode arguments = (ObjectNode) JsonTrees.parse(json);
        assertTrue(WireJson.isPlain("set", bytes(arguments)));
        assertEquals(
                new String(encode("set", arguments.isEmpty() ? null : arguments), StandardCharsets.UTF_8),
                new String(
                        WireJson.of(QmpLimits.standard()).encodePlain("execute", "set", bytes(arguments), 1),
                        StandardCharsets.UTF_8));
    }

    @Test
    void whatNoServerMayReadIsNotPlain() {
        assertFalse(WireJson.isPlain("set", bytes(object().put("s", "\uffff"))));
        assertFalse(WireJson.isPlain("set", bytes(object().put("\uffff", 1))));
        assertFalse(WireJson.isPlain("set\uffff", bytes(object())));
        assertFalse(WireJson.isPlain("s\"et", bytes(object())));
        assertFalse(WireJson.isPlain("set", "{\"s\":\"\\ud83d\"}".getBytes(StandardCharsets.UTF_8)));
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertFalse(WireJson.isPlain("set", bytes(object().put("n", number))));
        }
    }

    @Test
    void whatIsTooDeepOrHasTooManyTokensIsNotPlain() {
        assertTrue(WireJson.isPlain("set", bytes(nested(1_024 - LEVELS_AROUND, true))));
        assertFalse(WireJson.isPlain("set", bytes(nested(1_025 - LEVELS_AROUND, true))));
        assertFalse(WireJson.isPlain("set", bytes(object().put("s", "x".repeat(2 << 20)))));
    }
}
