package io.github.qmpcodegen.codegen.introspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaInfoReaderTest {

    private static final String MASKED = """
            [{"name": "query-disks", "meta-type": "command", "arg-type": "0", "ret-type": "[7]"},
             {"name": "eject", "meta-type": "command", "arg-type": "1", "ret-type": "0", "allow-oob": true},
             {"name": "EJECTED", "meta-type": "event", "arg-type": "1", "features": ["unstable"]},
             {"name": "0", "meta-type": "object", "members": []},
             {"name": "1", "meta-type": "object", "members": [
               {"name": "id", "type": "str"}, {"name": "force", "type": "bool", "default": null}]},
             {"name": "[7]", "meta-type": "array", "element-type": "7"},
             {"name": "7", "meta-type": "object", "tag": "kind", "members": [{"name": "kind", "type": "8"}],
              "variants": [{"case": "file", "type": "9"}, {"case": "none", "type": "0"}]},
             {"name": "8", "meta-type": "enum", "values": ["file", "none"]},
             {"name": "9", "meta-type": "object", "members": [{"name": "backing", "type": "10"}]},
             {"name": "10", "meta-type": "alternate", "members": [{"type": "str"}, {"type": "7"}, {"type": "null"}]},
             {"name": "str", "meta-type": "builtin", "json-type": "string"},
             {"name": "null", "meta-type": "builtin", "json-type": "null"},
             {"name": "bool", "meta-type": "builtin", "json-type": "boolean"}]
            """;

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void maskedTypesAreNamedByTheShortestWayToThem() {
        Schema schema = read(MASKED);
        assertEquals(List.of(), diagnostics.diagnostics());
        assertEquals(
                List.of(
                        "query-disks.return",
                        "EJECTED.data",
                        "query-disks.return.kind",
                        "query-disks.return.file",
                        "query-disks.return.file.backing"),
                List.copyOf(schema.types().keySet()));
    }

    @Test
    void namesDoNotDependOnTheOrderOfTheAnswer() {
        String reversed = MASKED.replaceFirst("(?s)\\[\\{(.*?)},\\s*\\{(.*?)},", "[{$2}, {$1},");
        assertEquals(
                read(MASKED).types().keySet(), Set.copyOf(read(reversed).types().keySet()));
    }

    @Test
    void whatWasReadIsExportedAlike() {
        String export = new SchemaInfoWriter().write(read(MASKED));
        assertEquals(export, new SchemaInfoWriter().write(read(export)));
        assertTrue(export.contains("\"ret-type\":\"[query-disks.return]\""), export);
        assertTrue(export.contains("{\"case\":\"none\",\"type\":\"q_empty\"}"), export);
        assertTrue(export.contains("\"allow-oob\":true"), export);
        assertTrue(export.contains("\"features\":[\"unstable\"]"), export);
    }

    @Test
    void answerIsFoundInAReplyAndInASession() {
        String greeting = "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\n{\"return\": {}}\n";
        String reply = "{\"id\": 1, \"return\": " + MASKED + "}";
        assertEquals(read(MASKED).commands().size(), read(reply).commands().size());
        assertEquals(2, read(greeting + reply).commands().size());
    }

    @Test
    void mistakesAreToldWithTheirPlaces() {
        assertEquals(List.of("schema.json:1:5: introspection-not-json"), mistakes("[1, }"));
        assertEquals(List.of("schema.json: introspection-no-schema"), mistakes("[1, 2]"));
        assertEquals(List.of("schema.json: introspection-no-schema"), mistakes("{\"return\": {}}"));
        assertEquals(
                List.of("schema.json:2:2: introspection-bad-entity"),
                mistakes("[{\"name\": \"a\", \"meta-type\": \"object\"},\n {\"meta-type\": \"enum\"}]"));
        assertEquals(
                List.of("schema.json:2:1: introspection-duplicate"),
                mistakes(
                        "[{\"name\": \"a\", \"meta-type\": \"object\"},\n{\"name\": \"a\", \"meta-type\": \"enum\"}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-type"),
                mistakes("[{\"name\": \"a\", \"meta-type\": \"command\", \"arg-type\": \"5\", \"ret-type\": \"\"}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-kind"),
                mistakes("[{\"name\": \"a\", \"meta-type\": \"future\"}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-wrong-type"),
                mistakes("[{\"name\": \"a\", \"meta-type\": \"event\", \"arg-type\": \"e\"},"
                        + "{\"name\": \"e\", \"meta-type\": \"enum\", \"values\": [\"x\"]}]"));
    }

    @Test
    void arrayOfItselfIsAMistakeAndNoEndlessLoop() {
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-type"),
                mistakes("[{\"name\": \"a\", \"meta-type\": \"command\", \"arg-type\": \"\", \"ret-type\": \"[1]\"},"
                        + "{\"name\": \"[1]\", \"meta-type\": \"array\", \"element-type\": \"[1]\"}]"));
    }

    private Schema read(String text) {
        return SchemaInfoReader.read(new SourceFile("schema.json", text), diagnostics);
    }

    private static List<String> mistakes(String text) {
        DiagnosticCollector mistakes = new DiagnosticCollector();
        SchemaInfoReader.read(new SourceFile("schema.json", text), mistakes);
        return mistakes.diagnostics().stream()
                .map(SchemaInfoReaderTest::shortForm)
                .toList();
    }

    private static String shortForm(Diagnostic diagnostic) {
        return diagnostic.location() + ": " + diagnostic.code().id();
    }
}
