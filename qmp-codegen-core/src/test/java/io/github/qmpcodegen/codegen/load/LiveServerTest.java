package io.github.qmpcodegen.codegen.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServerTest {

    @TempDir
    private Path folder = Path.of("");

    private final DiagnosticCollector diagnostics = new DiagnosticCollector();

    @Test
    void addressesAreToldFromPaths() {
        assertTrue(Sources.isAddress("unix:/run/qmp.sock"));
        assertTrue(Sources.isAddress("tcp:localhost:4444"));
        assertEquals(false, Sources.isAddress("qapi/qapi-schema.json"));
    }

    @Test
    void badAddressIsAnError() {
        LiveServer.read("tcp:nowhere", diagnostics);
        assertEquals("bad-address", only().code().id());
        assertEquals(false, only().code().isUnreadable());
    }

    @Test
    void missingServerCannotBeRead() {
        LiveServer.read("unix:/no/such/socket", diagnostics);
        assertEquals("no-server", only().code().id());
        assertTrue(only().code().isUnreadable());
    }

    @Test
    void aProgramThatIsNoneCannotBeAsked() {
        LiveServer.read("qemu:/no/such/qemu", diagnostics);
        assertEquals("no-server", only().code().id());
        assertTrue(only().message().startsWith("cannot ask the server: cannot start /no/such/qemu"));
    }

    @Test
    void aProgramThatEndsAtOnceSaysWhy() {
        LiveServer.read("qemu:/bin/false", diagnostics);
        assertEquals("no-server", only().code().id());
        assertTrue(only().message().contains("/bin/false has ended with code 1"));
    }

    @Test
    void whatAProgramPrintsInLinesIsToldInOne() throws IOException {
        Path program =
                Files.writeString(folder.resolve("qemu"), "#!/bin/sh\nprintf 'bad option\\n  try help\\n' >&2\n");
        assertTrue(program.toFile().setExecutable(true));

        LiveServer.read("qemu:" + program, diagnostics);

        assertTrue(only().message().contains("bad option try help"), only().message());
        assertEquals(1, only().message().lines().count());
    }

    @Test
    void aProgramNeedsAName() {
        LiveServer.read("qemu:", diagnostics);
        assertEquals("bad-address", only().code().id());
    }

    @Test
    void aServerWithoutIntrospectionTellsTheNamesOfItsCommands() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                .on("query-commands", request -> "[{\"name\": \"stop\"}, {\"name\": \"cont\"}]")
                .serve()) {
            Schema schema = LiveServer.read(server.address().toString(), diagnostics);

            assertEquals(
                    List.of("stop", "cont"),
                    schema.commands().stream().map(Command::name).toList());
            assertTrue(
                    schema.objectType(new TypeReference.Named("stop.arguments")).open());
            assertEquals("names-alone", only().code().id());
        }
    }

    private Diagnostic only() {
        assertEquals(1, diagnostics.diagnostics().size());
        return diagnostics.diagnostics().get(0);
    }
}
