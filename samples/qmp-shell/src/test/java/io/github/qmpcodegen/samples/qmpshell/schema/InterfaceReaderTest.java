package io.github.qmpcodegen.samples.qmpshell.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.serve.DocumentedServer;
import io.github.qmpcodegen.codegen.serve.ServedVersion;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.server.MonitorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceReaderTest {

    @Test
    void aServerThatTellsItsSchemaIsKnownExactly() {
        ServerInterface known = InterfaceReader.read(Interfaces.telling(), Optional.empty());
        assertTrue(known.commandNames().contains("stream"));
        assertTrue(known.lacks("query-block"));
        assertTrue(known.signature("stream").orElseThrow().exact());
        assertEquals(Set.of("TRAY"), known.events().keySet());
        assertEquals(Set.of("abort", "bitmap-add"), known.actions().keySet());
    }

    @Test
    void whatTheShellDescribesDocumentsWhatTheServerTells() {
        ServerInterface known = InterfaceReader.read(Interfaces.telling(), Optional.empty());
        assertEquals("Reset the machine as its reset button would", Summaries.ofCommand(known, "system_reset"));
        assertEquals("", Summaries.ofCommand(known, "stream"));
    }

    @Test
    void whatTheUserNamesDocumentsWhatTheServerTells() {
        ServerInterface known = InterfaceReader.read(Interfaces.telling(), Optional.of(Interfaces.schema()));
        assertEquals("Copy a drive", Summaries.ofCommand(known, "stream"));
        assertEquals("report|ignore|stop, optional: what to do when that fails", summary(known, "stream", "on-error"));
    }

    @Test
    void ofAServerThatOnlyListsItsCommandsTheShellsDescriptionsAreAdvice() {
        StubServer old = new StubServer()
                .answering("query-commands", "[{'name': 'eject'}, {'name': 'vendor-thing'}]".replace('\'', '"'));
        ServerInterface known = InterfaceReader.read(old, Optional.empty());
        assertEquals(Set.of("eject", "vendor-thing"), known.commandNames());
        assertTrue(known.lacks("stop"));
        assertFalse(known.signature("eject").orElseThrow().exact());
        assertEquals(Optional.empty(), known.signature("vendor-thing"));
    }

    @Test
    void whatTheUserNamesIsExactForAServerThatOnlyListsItsCommands() {
        StubServer old = new StubServer().answering("query-commands", "[{\"name\": \"stream\"}]");
        ServerInterface known = InterfaceReader.read(old, Optional.of(Interfaces.schema()));
        assertTrue(known.signature("stream").orElseThrow().exact());
    }

    @Test
    void anAgentListsItsCommandsInAWayOfItsOwn() {
        StubServer agent = new StubServer()
                .answering(
                        "guest-info",
                        "{\"version\": \"1\", \"supported_commands\": [{\"name\": \"guest-ping\", \"enabled\": true}]}");
        assertEquals(
                Set.of("guest-ping"),
                InterfaceReader.read(agent, Optional.empty()).commandNames());
    }

    @Test
    void aServerThatTellsNothingMayHaveAnyCommand() {
        ServerInterface known = InterfaceReader.read(new StubServer(), Optional.empty());
        assertTrue(known.has("anything"));
        assertTrue(known.commandNames().contains("stop"), "completion has at least what the shell describes");
    }

    @Test
    void aSchemaThatCannotBeReadIsNone() {
        StubServer odd = new StubServer()
                .answering("query-qmp-schema", "[{\"name\": \"a\"}]")
                .answering("query-commands", "[{\"name\": \"a\"}]");
        ServerInterface known = InterfaceReader.read(odd, Optional.empty());
        assertEquals(List.of("a"), List.copyOf(known.commandNames()));
        assertEquals(Optional.empty(), known.signature("a"));
    }

    /** The list that documentation shows of all commands is a shortened one. */
    @Test
    void aServerOfADescriptionHasAllItsCommands(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.json"), """
                { 'struct': 'CommandInfo', 'data': { 'name': 'str' } }
                ##
                # @query-commands:
                #
                # Example:
                #
                # -> { "execute": "query-commands" }
                # <- { "return": [ { "name": "query-commands" } ] }
                ##
                { 'command': 'query-commands', 'returns': ['CommandInfo'] }
                { 'command': 'query-qmp-schema', 'returns': ['any'] }
                { 'command': 'device_add', 'data': { 'driver': 'str' }, 'gen': false }
                """);
        Schema described = LoadedSchema.of(Sources.of("a.json"), SourceAccess.below(folder))
                .schema();
        try (DocumentedServer server = DocumentedServer.start(
                        described, ServedVersion.documentedIn(described), List.of("tcp:127.0.0.1:0"));
                MonitorServer monitor = MonitorServer.connect(
                        QmpAddress.parse(server.addresses().get(0)),
                        QmpOptions.builder().build())) {
            ServerInterface known = InterfaceReader.read(monitor, Optional.empty());
            assertEquals(Set.of("query-commands", "query-qmp-schema", "device_add"), known.commandNames());
            assertTrue(known.signature("device_add").orElseThrow().open());
        }
    }

    private static String summary(ServerInterface known, String command, String argument) {
        ObjectType arguments =
                Objects.requireNonNull(known.signature(command).orElseThrow().arguments());
        return arguments.members().stream()
                .filter(member -> member.name().equals(argument))
                .map(member -> Summaries.ofMember(member, known.schema()))
                .findFirst()
                .orElseThrow();
    }
}
