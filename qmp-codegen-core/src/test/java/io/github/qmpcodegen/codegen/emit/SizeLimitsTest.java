package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Member;
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
    void three_thousand_commands_and_many_events() throws Exception {
        SchemaFixture f = new SchemaFixture("large.json");
        f.object("Pair", f.member("name", BuiltinType.STR), f.optional("size", BuiltinType.SIZE));
        IntStream.range(0, 3_000)
                .forEach(i -> f.command("do-" + i, "Pair", null).event("EVENT_" + i, "Pair"));
        QmpRegistry registry = registry(f.build());

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
    void three_hundred_members() throws Exception {
        members(300);
    }

    @Test
    @Tag("thorough")
    void five_thousand_members() throws Exception {
        members(5_000);
    }

    private void members(int count) throws Exception {
        SchemaFixture f = new SchemaFixture("large.json");
        Member[] members = new Member[count];
        for (int i = 0; i < members.length; i++) {
            members[i] = i % 3 == 0 ? f.optional("m" + i, BuiltinType.UINT16) : f.member("m" + i, BuiltinType.INT);
        }
        f.object("Sent", members).object("Received", members);
        f.command("send", "Sent", SchemaFixture.named("Received")).event("TOLD", "Sent");
        QmpRegistry registry = registry(f.build());

        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < members.length; i++) {
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
    void six_hundred_branches() throws Exception {
        branches(600, 600);
    }

    @Test
    void tag_of_two_thousand_values() throws Exception {
        branches(3, 2_000);
    }

    @Test
    @Tag("thorough")
    void three_thousand_branches() throws Exception {
        branches(3_000, 3_000);
    }

    /** A union of some of the values of a tag, the last among them. */
    private void branches(int count, int values) throws Exception {
        SchemaFixture f = new SchemaFixture("large.json");
        f.enumeration("Kind", IntStream.range(0, values).mapToObj(i -> "v" + i).toArray(String[]::new));
        f.object("Leaf", f.optional("x", BuiltinType.INT));
        List<String> branches = IntStream.range(values - count, values)
                .mapToObj(i -> "v" + i + "=Leaf")
                .toList();
        f.union("Either", "kind", branches, f.member("kind", SchemaFixture.named("Kind")));
        f.command("get-either", "Either", SchemaFixture.named("Either"));
        QmpRegistry registry = registry(f.build());
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
    void constants_are_initialised_by_two_threads_at_once() throws Exception {
        SchemaFixture f = new SchemaFixture("large.json");
        f.enumeration(
                "Model", IntStream.range(0, 1_501).mapToObj(i -> "value-" + i).toArray(String[]::new));
        f.command("query-model", null, SchemaFixture.named("Model"));
        load(f.build()).close();
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
    void five_thousand_values() throws Exception {
        SchemaFixture f = new SchemaFixture("large.json");
        f.enumeration(
                "Model", IntStream.range(0, 5_000).mapToObj(i -> "value-" + i).toArray(String[]::new));
        f.command("query-model", null, SchemaFixture.named("Model"));
        try (URLClassLoader loader = load(f.build())) {
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
    void texts_of_a_hundred_kilobytes() throws Exception {
        String text = "All work and no play. ".repeat(5_000);
        SchemaFixture f = new SchemaFixture("large.json");
        f.object("Arguments", f.member("x", BuiltinType.STR, text));
        f.enumeration("Value", text, "é".repeat(50_000), "short");
        f.command(text, "Arguments", SchemaFixture.named("Value"), Documentation.of(text), List.of());
        f.event(text, "Arguments");
        QmpRegistry registry = registry(f.build());

        QmpRequest<?> request = registry.decodeRequest(
                        text, QmpJson.parse("{\"x\":\"y\"}"), Decoding.ofArguments("long"))
                .orElseThrow();
        assertEquals(text, request.qmpName());
    }

    private QmpRegistry registry(Schema schema) throws Exception {
        return (QmpRegistry) load(schema)
                .loadClass(PACKAGE + ".QemuRegistry")
                .getConstructor()
                .newInstance();
    }

    private URLClassLoader load(Schema schema) throws Exception {
        Path classes = temporary.resolve("classes");
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(classes));
        return GeneratedCode.load(classes);
    }
}
