package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.golden.monitor.QueryBlockResponse;
import io.github.qmpcodegen.golden.monitor.QueryStatusResponse;
import io.github.qmpcodegen.golden.qapi.JobInfo;
import io.github.qmpcodegen.golden.qapi.NumbersInfo;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values are the same however their JSON comes: as bytes or as a tree, with members in any order. */
class ReadingTest {

    private static final int ORDERS = 200;

    private record Sample(String json, QmpReader.ElementReader<? extends QmpValue> reader) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("{\"running\":true,\"status\":\"running\"}", QueryStatusResponse::read),
            new Sample(
                    "{\"running\":true,\"status\":\"Odd-One\",\"later\":{\"x\":[1,null],\"y\":2}}",
                    QueryStatusResponse::read),
            new Sample("{\"status\":7,\"later\":1.50}", QueryStatusResponse::read),
            new Sample("[1,{\"a\":2}]", QueryStatusResponse::read),
            new Sample(
                    "{\"device\":\"a\",\"locked\":true,\"tags\":[\"a\",\"b\"],\"inserted\":{\"file\":\"f\",\"bps\":1}}",
                    QueryBlockResponse::read),
            new Sample(
                    "{\"device\":7,\"locked\":true,\"tags\":[\"a\",1],\"inserted\":{\"file\":\"f\",\"bps\":1.5,\"x\":{}}}",
                    QueryBlockResponse::read),
            new Sample(
                    "{\"kind\":\"mirror\",\"id\":\"j\",\"target\":\"t\","
                            + "\"parent\":{\"kind\":\"commit\",\"id\":\"p\",\"offset\":3}}",
                    JobInfo::read),
            new Sample("{\"kind\":\"brand-new\",\"id\":\"j\",\"speed\":[1,{\"a\":\"b\"}]}", JobInfo::read),
            new Sample("{\"id\":\"j\",\"target\":\"t\"}", JobInfo::read),
            new Sample("{\"kind\":[],\"id\":\"j\"}", JobInfo::read),
            new Sample(
                    "{\"i8\":127,\"u64\":18446744073709551615,\"fraction\":5.0e-05,\"sizes\":[0,9223372036854775808],"
                            + "\"nothing\":null}",
                    NumbersInfo::read),
            new Sample(
                    "{\"i8\":128,\"u64\":18446744073709551616,\"fraction\":1e400,\"sizes\":[-1],\"nothing\":0}",
                    NumbersInfo::read));

    @TestFactory
    Stream<DynamicTest> membersComeInAnyOrderAsBytesAndAsATree() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.json(), () -> {
                    JsonNode tree = QmpJson.parse(sample.json());
                    Random random = new Random(1);
                    Outcome expected = fromTree(tree, sample.reader());
                    for (int i = 0; i < ORDERS; i++) {
                        JsonNode shuffled = shuffled(tree, random);
                        assertEquals(expected, fromTree(shuffled, sample.reader()), shuffled::toString);
                        assertEquals(expected, fromBytes(QmpJson.write(shuffled), sample.reader()), shuffled::toString);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsReadIsWrittenBack() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.json(), () -> {
                    JsonNode tree = QmpJson.parse(sample.json());
                    QmpValue value = Decoding.ofReturn("q").decode(tree, sample.reader());
                    assertEquals(tree, QmpJson.parse(QmpJson.write(value.toJson())));
                    assertEquals(tree, QmpJson.parse(new String(QmpJson.bytes(value), StandardCharsets.UTF_8)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMessageThatIsCutOffIsAnErrorAndNeverAValue() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample.json(), () -> {
                    byte[] bytes = sample.json().getBytes(StandardCharsets.UTF_8);
                    for (int length = 0; length < bytes.length; length++) {
                        int end = length;
                        assertThrows(
                                JacksonException.class,
                                () -> Decoding.ofReturn("q").decode(bytes, 0, end, sample.reader()),
                                () -> "after " + end + " bytes");
                    }
                }));
    }

    @Test
    void aRepeatedKeyIsRefusedWhetherTheTypeHasItOrNot() {
        for (String json : List.of(
                "{\"running\":true,\"running\":true,\"status\":\"paused\"}",
                "{\"running\":true,\"x\":1,\"x\":1,\"status\":\"paused\"}",
                "{\"running\":true,\"status\":\"paused\",\"x\":{\"y\":1,\"y\":2}}")) {
            assertThrows(JacksonException.class, () -> fromBytes(json, QueryStatusResponse::read), json);
        }
        for (String json : List.of(
                "{\"id\":\"j\",\"id\":\"k\",\"kind\":\"commit\"}",
                "{\"kind\":\"commit\",\"id\":\"j\",\"kind\":\"commit\"}",
                "{\"id\":\"j\",\"kind\":\"commit\",\"kind\":\"commit\"}",
                "{\"id\":\"j\",\"kind\":\"commit\",\"id\":\"j\"}")) {
            assertThrows(JacksonException.class, () -> fromBytes(json, JobInfo::read), json);
        }
    }

    @Test
    void moreThanOneValueIsRefused() {
        assertThrows(JacksonException.class, () -> fromBytes("{} {}", QueryStatusResponse::read));
        assertThrows(JacksonException.class, () -> fromBytes("{\"running\":true}]", QueryStatusResponse::read));
    }

    @Test
    void aChangedCopyKeepsAllButTheChange() {
        String json = "{\"running\":true,\"status\":\"Odd-One\",\"later\":1}";
        QueryStatusResponse odd = Decoding.ofReturn("q").decode(QmpJson.parse(json), QueryStatusResponse::read);
        assertEquals(odd, odd.toBuilder().build());
        QueryStatusResponse changed =
                odd.toBuilder().status(QueryStatusResponse.Status.PAUSED).build();
        assertEquals(
                QmpJson.parse("{\"running\":true,\"status\":\"paused\",\"later\":1}"),
                QmpJson.parse(QmpJson.write(changed.toJson())));
    }

    @Test
    void whatIsMissingStaysMissingInACopyUntilItIsSet() {
        QueryStatusResponse halfway =
                Decoding.ofReturn("q").decode(QmpJson.parse("{\"status\":\"paused\"}"), QueryStatusResponse::read);
        assertEquals("QueryStatusResponse[running=<missing>, status=paused]", halfway.toString());
        assertEquals(halfway, halfway.toBuilder().build());
        QueryStatusResponse whole = halfway.toBuilder().running(true).build();
        assertTrue(whole.running());
        assertEquals("QueryStatusResponse[running=true, status=paused]", whole.toString());
    }

    @Test
    void aTextThatTheSchemaLacksCanBeSent() {
        QueryStatusResponse.Builder builder = QueryStatusResponse.builder().running(true);
        assertThrows(IllegalArgumentException.class, () -> builder.status(QueryStatusResponse.Status.UNRECOGNIZED));
        assertEquals(
                "{\"running\":true,\"status\":\"brand-new\"}",
                QmpJson.write(builder.extra("status", "brand-new").build().toJson()));
    }

    /** What came of reading: the value with all that it keeps, and what was found, in no order. */
    private record Outcome(QmpValue value, List<String> problems) {}

    private static Outcome fromTree(JsonNode json, QmpReader.ElementReader<? extends QmpValue> reader) {
        Decoding decoding = Decoding.ofReturn("q");
        return new Outcome(decoding.decode(json, reader), sorted(decoding));
    }

    private static Outcome fromBytes(String json, QmpReader.ElementReader<? extends QmpValue> reader) {
        byte[] bytes = (" " + json + "\r\n").getBytes(StandardCharsets.UTF_8);
        Decoding decoding = Decoding.ofReturn("q");
        return new Outcome(decoding.decode(bytes, 0, bytes.length, reader), sorted(decoding));
    }

    private static List<String> sorted(Decoding decoding) {
        return decoding.problems().stream()
                .map(DecodingProblem::toString)
                .sorted()
                .toList();
    }

    private static JsonNode shuffled(JsonNode json, Random random) {
        if (json instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.shuffle(members, random);
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            members.forEach(member -> copy.set(member.getKey(), shuffled(member.getValue(), random)));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        return json;
    }
}
