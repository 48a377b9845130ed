package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import io.github.qmpcodegen.codegen.javamodel.ModelBuilder;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server may have been built without is optional in Java, however deep it is. */
class ConditionalMembersTest {

    private static final String PACKAGE = "com.acme.qmp";

    private static final String SCHEMA = """
            { 'enum': 'Kind', 'data': [ 'one', { 'name': 'two', 'if': 'TWO' } ] }
            { 'struct': 'Part', 'if': 'PARTS', 'data': { 'size': 'int' } }
            { 'struct': 'Depends', 'if': 'PARTS', 'data': { 'part': 'Part', 'more': { 'type': 'int', 'if': 'MORE' } } }
            { 'struct': 'Bigger', 'base': 'Part', 'data': { 'weight': 'int' } }
            { 'struct': 'Same', 'base': 'Part', 'if': { 'all': [ 'X', 'PARTS' ] }, 'data': { 'weight': 'int' } }
            { 'struct': 'Reply',
              'data': { 'always': 'str', 'own': { 'type': ['str'], 'if': 'OWN' },
                        'marked': { 'type': 'int', 'features': [ { 'name': 'odd', 'if': 'ODD' } ] },
                        'by-type': 'Part', 'by-element': ['Part'], 'whole': 'Depends', 'bigger': 'Bigger',
                        'same': { 'type': 'Same', 'if': 'X' }, 'choice': 'Choice', 'union': 'Union' } }
            { 'alternate': 'Choice', 'data': { 'text': 'str', 'part': { 'type': 'Part', 'if': 'PARTS' } } }
            { 'union': 'Union', 'discriminator': 'kind',
              'base': { 'kind': 'Kind', 'common': { 'type': 'int', 'if': 'COMMON' } },
              'data': { 'one': 'Part', 'two': { 'type': 'Part', 'if': { 'all': [ 'TWO', 'PARTS' ] } } } }
            { 'command': 'query', 'returns': 'Reply',
              'data': { 'always': 'str', 'own': { 'type': 'int', 'if': 'OWN' }, 'part': 'Part' } }
            { 'command': 'query-parts', 'if': 'PARTS', 'data': { 'part': 'Part' } }
            { 'command': 'query-size', 'data': 'Part' }
            { 'event': 'MADE', 'data': { 'always': 'int', 'own': { 'type': 'int', 'if': 'OWN' } } }
            """;

    private static final Map<String, Component.Presence> EXPECTED = Map.ofEntries(
            Map.entry("Reply.always", Component.Presence.PROMISED),
            Map.entry("Reply.own", Component.Presence.OPTIONAL),
            Map.entry("Reply.marked", Component.Presence.PROMISED),
            Map.entry("Reply.by-type", Component.Presence.OPTIONAL),
            Map.entry("Reply.by-element", Component.Presence.OPTIONAL),
            Map.entry("Reply.whole", Component.Presence.OPTIONAL),
            Map.entry("Reply.bigger", Component.Presence.PROMISED),
            Map.entry("Reply.same", Component.Presence.OPTIONAL),
            Map.entry("Reply.choice", Component.Presence.PROMISED),
            Map.entry("Reply.union", Component.Presence.PROMISED),
            Map.entry("Part.size", Component.Presence.PROMISED),
            Map.entry("Depends.part", Component.Presence.PROMISED),
            Map.entry("Depends.more", Component.Presence.OPTIONAL),
            Map.entry("Bigger.size", Component.Presence.OPTIONAL),
            Map.entry("Bigger.weight", Component.Presence.PROMISED),
            Map.entry("Same.size", Component.Presence.PROMISED),
            Map.entry("Same.weight", Component.Presence.PROMISED),
            Map.entry("Union.One.common", Component.Presence.OPTIONAL),
            Map.entry("Union.One.size", Component.Presence.OPTIONAL),
            Map.entry("Union.Two.common", Component.Presence.OPTIONAL),
            Map.entry("Union.Two.size", Component.Presence.PROMISED),
            Map.entry("Union.Other.kind", Component.Presence.PROMISED),
            Map.entry("Union.Other.common", Component.Presence.OPTIONAL),
            Map.entry("QueryRequest.always", Component.Presence.REQUIRED),
            Map.entry("QueryRequest.own", Component.Presence.OPTIONAL),
            Map.entry("QueryRequest.part", Component.Presence.OPTIONAL),
            Map.entry("QueryPartsRequest.part", Component.Presence.REQUIRED),
            Map.entry("QuerySizeRequest.size", Component.Presence.OPTIONAL),
            Map.entry("MadeEvent.always", Component.Presence.PROMISED),
            Map.entry("MadeEvent.own", Component.Presence.OPTIONAL));

    private final Schema schema = MemorySources.of("schema.json", SCHEMA).schema();

    @Test
    void conditionalIsOptional() {
        assertEquals(new TreeMap<>(EXPECTED), presences(schema));
    }

    @Test
    void anExportGivesTheSameOptionality() {
        String export = new SchemaInfoWriter().write(schema);
        assertEquals(
                new TreeMap<>(EXPECTED),
                presences(MemorySources.of("export.json", export).schema()));
    }

    @Test
    void theJavadocNamesTheCondition() {
        String reply = String.valueOf(GeneratedCode.of(schema, PACKAGE).files().get("com/acme/qmp/Reply.java"));
        String before = reply.substring(0, reply.indexOf(" byType() {"));
        String byType = before.substring(before.lastIndexOf("/**"));
        assertTrue(byType.contains("{@code PARTS}"), byType);
        assertTrue(byType.contains("@Nullable"), byType);
    }

    @Test
    void aReplyOfAServerWithoutThemIsReadStrictly(@TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        assertEquals("", GeneratedCode.of(schema, PACKAGE).compile(folder));
        try (URLClassLoader loader = GeneratedCode.load(folder)) {
            Class<?> reply = loader.loadClass(PACKAGE + ".Reply");
            Method read = reply.getMethod("read", QmpReader.class);
            Decoding decoding = Decoding.ofReturn("query");
            String text = "{\"always\":\"yes\",\"marked\":1,\"bigger\":{\"weight\":2},\"choice\":\"text\","
                    + "\"union\":{\"kind\":\"one\"}}";
            QmpValue value = decoding.decode(QmpJson.parse(text), in -> read(read, in));
            decoding.requireNoProblems();
            assertNull(reply.getMethod("own").invoke(value));
            assertNotNull(reply.getMethod("union").invoke(value));
            assertEquals(text, QmpJson.write(value.toJson()));
        }
    }

    private static Map<String, Component.Presence> presences(Schema schema) {
        Map<String, Component.Presence> presences = new TreeMap<>();
        ModelBuilder.build(schema, Set.of(), PACKAGE).types().forEach(type -> addPresences(type, presences));
        return presences;
    }

    private static void addPresences(GeneratedType type, Map<String, Component.Presence> presences) {
        if (type instanceof GeneratedRecord part) {
            String owner = String.join(".", part.name().simpleNames());
            part.components().forEach(each -> presences.put(owner + "." + each.wireName(), each.presence()));
        } else if (type instanceof GeneratedUnion union) {
            union.branches().forEach(branch -> addPresences(branch, presences));
        } else if (type instanceof GeneratedAlternate alternate) {
            alternate.nested().forEach(nested -> addPresences(nested, presences));
        }
    }

    private static QmpValue read(Method read, QmpReader in) {
        try {
            return (QmpValue) read.invoke(null, in);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
