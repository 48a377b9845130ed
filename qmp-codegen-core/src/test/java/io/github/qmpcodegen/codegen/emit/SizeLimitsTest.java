package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpEnum;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Schemas that are larger than what Java's class files take at once. */
@Timeout(240)
class SizeLimitsTest {

    private static final String PACKAGE = "com.acme.large";

    @TempDir
    private Path temporary;

    @Test
    @Tag("thorough")
    void threeThousandCommandsAndEventsAreNotTooMany() throws Exception {
        QmpRegistry registry = registry(
                "{ 'struct': 'Pair', 'data': { 'name': 'str', '*size': 'size' } }\n" + QapiText.numbered(3_000, """
                        { 'command': 'do-%d', 'data': 'Pair' }
                        { 'event': 'EVENT_%d', 'data': 'Pair' }
                        """));

        assertEquals(3_000, registry.commands().size());
        JsonNode arguments = QmpJson.parse("{\"name\":\"n\",\"size\":1}");
        for (String command : List.of("do-999", "do-1999", "do-2999")) {
            QmpRequest<?> request = registry.decodeRequest(command, arguments, Decoding.ofArguments(command))
                    .orElseThrow();
            assertEquals(command, request.qmpName());
            assertEquals(arguments, request.toJson());
        }
        assertEquals(
                "EVENT_599",
                registry.decodeEvent(
                                "EVENT_599",
                                io.github.qmpcodegen.qmp.EventTimestamp.UNKNOWN,
                                arguments,
                                Decoding.ofData("EVENT_599"))
                        .qmpName());
    }

    @Test
    void threeHundredMembersAreNotTooMany() throws Exception {
        members(300);
    }

    @Test
    @Tag("thorough")
    void fiveThousandMembersAreNotTooMany() throws Exception {
        members(5_000);
    }

    private void members(int count) throws Exception {
        List<String> members = IntStream.range(0, count)
                .mapToObj(i -> i % 3 == 0 ? "'*m" + i + "': 'uint16'" : "'m" + i + "': 'int'")
                .toList();
        QmpRegistry registry = registry(QapiText.struct("Sent", members) + QapiText.struct("Received", members) + """
                        { 'command': 'send', 'data': 'Sent', 'returns': 'Received' }
                        { 'event': 'TOLD', 'data': 'Sent' }
                        """);

        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":").append(i);
        }
        JsonNode arguments = QmpJson.parse(json.append('}').toString());
        QmpRequest<?> request = registry.decodeRequest("send", arguments, Decoding.ofArguments("send"))
                .orElseThrow();
        assertEquals(arguments, request.toJson());
        assertEquals(
                request,
                registry.decodeRequest("send", arguments, Decoding.ofArguments("send"))
                        .orElseThrow());
        Object response = request.decodeReturn(arguments, Decoding.ofReturn("send"));
        assertEquals(
                count - 1L, response.getClass().getMethod("m" + (count - 1)).invoke(response));
    }

    @Test
    void sixHundredBranchesAreNotTooMany() throws Exception {
        branches(600, 600);
    }

    @Test
    void aTagMayHaveTwoThousandValues() throws Exception {
        branches(3, 2_000);
    }

    @Test
    @Tag("thorough")
    void threeThousandBranchesAreNotTooMany() throws Exception {
        branches(3_000, 3_000);
    }

    /** A union of some of the values of a tag, the last among them. */
    private void branches(int count, int values) throws Exception {
        List<String> kinds = IntStream.range(0, values).mapToObj(i -> "v" + i).toList();
        QmpRegistry registry = registry(QapiText.enumeration("Kind", kinds)
                + QapiText.union("Either", "kind", "Kind", kinds.subList(values - count, values), "Leaf")
                + """
                        { 'struct': 'Leaf', 'data': { '*x': 'int' } }
                        { 'command': 'get-either', 'data': 'Either', 'returns': 'Either', 'boxed': true }
                        """);
        for (int i : new int[] {values - count, values - count / 2, values - 1}) {
            JsonNode json = QmpJson.parse("{\"kind\":\"v" + i + "\",\"x\":7}");
            QmpRequest<?> request = registry.decodeRequest("get-either", json, Decoding.ofArguments("get-either"))
                    .orElseThrow();
            assertEquals(json, request.toJson());
            Object value = request.decodeReturn(json, Decoding.ofReturn("get-either"));
            assertEquals("V" + i, value.getClass().getSimpleName());
            QmpEnum tag = (QmpEnum) value.getClass().getMethod("kind").invoke(value);
            assertEquals("v" + i, tag.text());
            assertTrue(tag.isKnown());
        }
        JsonNode other = QmpJson.parse("{\"kind\":\"none of them\",\"x\":7}");
        Object value = registry.decodeRequest("get-either", other, Decoding.ofArguments("get-either"))
                .orElseThrow()
                .decodeReturn(other, Decoding.ofReturn("get-either"));
        assertEquals("Other", value.getClass().getSimpleName());
    }

    /** The holders and the class would wait for each other if each needed the other. */
    @Test
    void constantsAreInitialisedByTwoThreadsAtOnce() throws Exception {
        load(modelOf(1_501)).close();
        for (int round = 0; round < 20; round++) {
            try (URLClassLoader loader = GeneratedCode.load(temporary.resolve("classes"))) {
                CyclicBarrier start = new CyclicBarrier(2);
                CompletableFuture<Object> constant = inThread(() -> together(
                        start,
                        () -> Class.forName(PACKAGE + ".Model$Values2", true, loader)
                                .getField("VALUE_1500")
                                .get(null)));
                CompletableFuture<Object> found = inThread(() -> together(
                        start,
                        () -> Class.forName(PACKAGE + ".Model", true, loader)
                                .getMethod("of", String.class)
                                .invoke(null, "value-1500")));
                assertSame(constant.get(60, TimeUnit.SECONDS), found.get(60, TimeUnit.SECONDS));
            }
        }
    }

    /** Not in the common pool, which has one thread where there are two processors. */
    private static CompletableFuture<Object> inThread(Supplier<Object> action) {
        return CompletableFuture.supplyAsync(action, task -> new Thread(task).start());
    }

    private static Object together(CyclicBarrier start, Callable<Object> action) {
        try {
            start.await(60, TimeUnit.SECONDS);
            return action.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void fiveThousandValuesAreNotTooMany() throws Exception {
        try (URLClassLoader loader = load(modelOf(5_000))) {
            Class<?> model = loader.loadClass(PACKAGE + ".Model");
            Object known = model.getMethod("of", String.class).invoke(null, "value-4321");
            Class<?> holder = loader.loadClass(PACKAGE + ".Model$Values5");
            assertSame(holder.getField("VALUE_4321").get(null), known);
            assertEquals(true, model.getMethod("isKnown").invoke(known));
            Object unknown = model.getMethod("of", String.class).invoke(null, "other");
            assertEquals(false, model.getMethod("isKnown").invoke(unknown));
        }
    }

    @Test
    void textsMayHaveAHundredKilobytes() throws Exception {
        String text = "All work and no play. ".repeat(5_000);
        String names = """
                [ { "name": "str", "meta-type": "builtin", "json-type": "string" },
                  { "name": "1", "meta-type": "object", "members": [ { "name": "x", "type": "str" } ] },
                  { "name": "2", "meta-type": "enum",
                    "members": [ { "name": "%1$s" }, { "name": "%2$s" }, { "name": "short" } ] },
                  { "name": "%1$s", "meta-type": "command", "arg-type": "1", "ret-type": "2" },
                  { "name": "%1$s", "meta-type": "event", "arg-type": "1" } ]
                """.formatted(text, "é".repeat(50_000));
        String words = """
                ##
                # @say:
                #
                # %1$s
                #
                # @x: %1$s
                ##
                { 'command': 'say', 'data': { 'x': 'str' } }
                """.formatted(text);
        QmpRegistry registry = registry(
                MemorySources.of("names.json", names).and("words.json", words).schema());

        QmpRequest<?> request = registry.decodeRequest(
                        text, QmpJson.parse("{\"x\":\"y\"}"), Decoding.ofArguments("long"))
                .orElseThrow();
        assertEquals(text, request.qmpName());
    }

    private static Schema modelOf(int count) {
        List<String> values =
                IntStream.range(0, count).mapToObj(i -> "value-" + i).toList();
        return schema(QapiText.enumeration("Model", values) + "{ 'command': 'query-model', 'returns': 'Model' }\n");
    }

    private static Schema schema(String qapi) {
        return MemorySources.of("large.json", qapi).schema();
    }

    private QmpRegistry registry(String qapi) throws Exception {
        return registry(schema(qapi));
    }

    private QmpRegistry registry(Schema schema) throws Exception {
        return GeneratedCode.registry(load(schema), PACKAGE);
    }

    private URLClassLoader load(Schema schema) throws Exception {
        Path classes = temporary.resolve("classes");
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(classes));
        return GeneratedCode.load(classes);
    }
}
