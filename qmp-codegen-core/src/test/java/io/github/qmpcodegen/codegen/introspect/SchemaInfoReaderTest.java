package io.github.qmpcodegen.codegen.introspect;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
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
    void errorsAreToldWithTheirPlaces() {
        assertEquals(List.of("schema.json:1:5: introspection-not-json"), errors("[1, }"));
        assertEquals(List.of("schema.json: introspection-no-schema"), errors("[1, 2]"));
        assertEquals(List.of("schema.json: introspection-no-schema"), errors("{\"return\": {}}"));
        assertEquals(
                List.of("schema.json:2:2: introspection-bad-entity"),
                errors("[{\"name\": \"a\", \"meta-type\": \"object\", \"members\": []},\n {\"meta-type\": \"enum\"}]"));
        assertEquals(
                List.of("schema.json:2:1: introspection-duplicate"),
                errors("[{\"name\": \"a\", \"meta-type\": \"object\", \"members\": []},\n"
                        + "{\"name\": \"a\", \"meta-type\": \"enum\", \"values\": []}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-type"),
                errors("[{\"name\": \"a\", \"meta-type\": \"command\", \"arg-type\": \"5\", \"ret-type\": \"\"}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-kind"),
                errors("[{\"name\": \"a\", \"meta-type\": \"future\"}]"));
        assertEquals(
                List.of("schema.json:1:2: introspection-wrong-type"),
                errors("[{\"name\": \"a\", \"meta-type\": \"event\", \"arg-type\": \"e\"},"
                        + "{\"name\": \"e\", \"meta-type\": \"enum\", \"values\": [\"x\"]}]"));
    }

    @Test
    void theErrorOfAServerWithoutASchemaIsExplained() {
        String greeting = "{\"QMP\": {}}\n{\"return\": {}}\n";
        String notFound =
                "{\"error\": {\"class\": \"CommandNotFound\", \"desc\": \"The command x has not been found\"}}";
        for (String text : List.of(notFound, greeting + notFound)) {
            String told = onlyMessage(text);
            assertTrue(
                    told.endsWith("but found a server's error answer, 'CommandNotFound': this server does not have"
                            + " query-qmp-schema, which came with QEMU 2.5; use its QAPI schema or qmp-commands.hx"),
                    told);
        }
        String other = "{\"class\":\"GenericError\",\"desc\":\"Not now\"}";
        assertTrue(onlyMessage("{\"error\": " + other + ", \"id\": 1}")
                .endsWith("but found a server's error answer: " + other));
    }

    @Test
    void anErrorBesideTheSchemaDoesNotMatter() {
        assertEquals(
                2,
                read("{\"error\": {\"class\": \"GenericError\"}}\n{\"return\": " + MASKED + "}")
                        .commands()
                        .size());
        assertEquals(List.of(), diagnostics.diagnostics());
    }

    private static String onlyMessage(String text) {
        DiagnosticCollector errors = new DiagnosticCollector();
        SchemaInfoReader.read(new SourceFile("schema.json", text), errors);
        assertEquals(1, errors.diagnostics().size());
        return errors.diagnostics().get(0).message();
    }

    @Test
    void whatUsesATypeOfUnknownKindIsUntyped() {
        Schema schema = read("""
                [{"name": "c", "meta-type": "command", "arg-type": "1", "ret-type": "[9]"},
                 {"name": "E", "meta-type": "event", "arg-type": "9"},
                 {"name": "[9]", "meta-type": "array", "element-type": "9"},
                 {"name": "1", "meta-type": "object", "tag": "kind",
                  "members": [{"name": "kind", "type": "2"}, {"name": "it", "type": "9"}],
                  "variants": [{"case": "a", "type": "9"}]},
                 {"name": "2", "meta-type": "enum", "values": ["a"]},
                 {"name": "9", "meta-type": "future", "members": [{"name": "x", "type": "77"}]}]
                """);

        assertEquals(
                List.of("'9' has the unknown meta-type 'future' and is left out; what refers to it stays a plain JSON"
                        + " value or object"),
                diagnostics.diagnostics().stream().map(Diagnostic::message).toList());
        Command command = schema.commands().get(0);
        assertEquals(new TypeReference.Array(TypeReference.any()), command.returns());
        ObjectType arguments = schema.objectType(requireNonNull(command.arguments()));
        assertEquals(TypeReference.any(), arguments.members().get(1).type());
        ObjectType branch = schema.objectType(
                requireNonNull(arguments.branching()).branches().get(0).type());
        assertTrue(branch.open() && branch.members().isEmpty());
        assertEquals(
                branch, schema.objectType(requireNonNull(schema.events().get(0).data())));
    }

    @Test
    void anEntityOfUnknownKindCanHaveTheNameOfAType() {
        String future = "{\"name\": \"a\", \"meta-type\": \"future\"}";
        String type = "{\"name\": \"a\", \"meta-type\": \"object\", \"members\": []}";
        String event = "{\"name\": \"E\", \"meta-type\": \"event\", \"arg-type\": \"a\"}";
        for (String types : List.of(future + "," + type, type + "," + future)) {
            Schema schema = read("[" + types + "," + event + "]");
            assertFalse(schema.objectType(requireNonNull(schema.events().get(0).data()))
                    .open());
        }
    }

    @Test
    void arrayOfItselfIsAnErrorAndNoEndlessLoop() {
        assertEquals(
                List.of("schema.json:1:2: introspection-unknown-type"),
                errors("[{\"name\": \"a\", \"meta-type\": \"command\", \"arg-type\": \"\", \"ret-type\": \"[1]\"},"
                        + "{\"name\": \"[1]\", \"meta-type\": \"array\", \"element-type\": \"[1]\"}]"));
    }

    @Test
    void commandsThatServersReadByHandAreOpen() {
        String device = """
                [{"name": "device_add", "meta-type": "command", "arg-type": "1", "ret-type": "0"},
                 {"name": "netdev_add", "meta-type": "command", "arg-type": "%s", "ret-type": "0"},
                 {"name": "object-add", "meta-type": "command", "arg-type": "%s", "ret-type": "0"},
                 {"name": "stop", "meta-type": "command", "arg-type": "3", "ret-type": "0"},
                 {"name": "0", "meta-type": "object", "members": []},
                 {"name": "1", "meta-type": "object", "members": [{"name": "id", "type": "str"}]},
                 {"name": "2", "meta-type": "object", "members": [{"name": "id", "type": "str"}], "tag": "id",
                  "variants": []},
                 {"name": "3", "meta-type": "object", "members": [{"name": "id", "type": "str"}]},
                 {"name": "4", "meta-type": "object", "members": [{"name": "id", "type": "str"}]},
                 {"name": "5", "meta-type": "object", "members": [{"name": "id", "type": "str"}]},
                 {"name": "str", "meta-type": "builtin", "json-type": "string"}]
                """;
        assertEquals(List.of("device_add", "netdev_add"), open(device.formatted("4", "5")));
        assertEquals(List.of("device_add", "object-add"), open(device.formatted("2", "5")));
    }

    private List<String> open(String text) {
        Schema schema = read(text);
        return schema.commands().stream()
                .filter(command ->
                        schema.objectType(requireNonNull(command.arguments())).open())
                .map(Command::name)
                .toList();
    }

    @Test
    void whatEveryServerHasIsAddedToTheAnswerOfOneThatDoesNotListIt() {
        String old = MASKED.replace("eject\"", "query-qmp-schema\"");
        Schema schema = read(old);
        assertEquals(
                List.of("query-disks", "query-qmp-schema", "qmp_capabilities", "device_add"),
                schema.commands().stream().map(Command::name).toList());
        ObjectType arguments =
                schema.objectType(requireNonNull(schema.commands().get(3).arguments()));
        assertTrue(arguments.open());
        assertEquals(
                List.of("driver", "bus", "id"),
                arguments.members().stream().map(Member::name).toList());
        assertEquals(
                schema.commands().size(),
                read(new SchemaInfoWriter().write(schema)).commands().size());
        String listed =
                "[{\"name\": \"device_add\", \"meta-type\": \"command\", \"arg-type\": \"1\", \"ret-type\": \"0\"},";
        assertEquals(4, read(old.replaceFirst("\\[", listed)).commands().size());
        String capable = old.replace("query-disks\"", "qmp_capabilities\"");
        assertEquals(2, read(capable).commands().size());
        assertEquals(List.of(), diagnostics.diagnostics());
    }

    @Test
    void anExportIsNotCompleted() {
        Schema schema = read(new SchemaInfoWriter().write(read(MASKED)).replace("eject\"", "query-qmp-schema\""));
        assertEquals(2, schema.commands().size());
    }

    private Schema read(String text) {
        return SchemaInfoReader.read(new SourceFile("schema.json", text), diagnostics);
    }

    private static List<String> errors(String text) {
        DiagnosticCollector errors = new DiagnosticCollector();
        SchemaInfoReader.read(new SourceFile("schema.json", text), errors);
        return errors.diagnostics().stream()
                .map(SchemaInfoReaderTest::shortForm)
                .toList();
    }

    private static String shortForm(Diagnostic diagnostic) {
        return diagnostic.location() + ": " + diagnostic.code().id();
    }
}
