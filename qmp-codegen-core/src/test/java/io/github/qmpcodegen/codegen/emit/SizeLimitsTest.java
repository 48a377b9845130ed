package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
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
        SchemaFixture f = new SchemaFixture("large.json");
        Member[] members = new Member[300];
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
        assertEquals(299L, response.getClass().getMethod("m299").invoke(response));
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
