package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that needs no types is there before a schema could be read: nothing that reads schemas is even loaded. */
@Timeout(120)
class PlainCommandTest {

    private static final List<String> OF_SCHEMAS =
            List.of(" org.antlr.", ".codegen.parse.", ".codegen.link.", ".codegen.introspect.", " java.util.logging.");

    @TempDir
    private Path folder;

    @Test
    void onTheCommandLine() throws Exception {
        assertEquals(List.of(), classesOfSchemas("", "-c", "query-status"));
    }

    @Test
    void fromAPipe() throws Exception {
        assertEquals(List.of(), classesOfSchemas("query-status\n"));
    }

    @Test
    void aCommandWithArgumentsReadsTheSchema() throws Exception {
        assertTrue(classesOfSchemas("query-status x=1\n").stream()
                .anyMatch(line -> line.contains(".codegen.introspect.")));
    }

    private List<String> classesOfSchemas(String input, String... args) throws Exception {
        Path log = folder.resolve("loaded");
        try (FakeQmpServer server = FakeQmpServer.onTcp()
                .on("query-status", request -> "{\"running\": true}")
                .on("query-qmp-schema", request -> "[]")
                .serve()) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:file=" + log,
                    "-cp",
                    System.getProperty("java.class.path"),
                    QmpShell.class.getName(),
                    server.address().toString()));
            command.addAll(List.of(args));
            Process shell =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            shell.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().close();
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            shell.waitFor();
            assertTrue(printed.contains("{\"return\"") || printed.contains("error:"), printed);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> OF_SCHEMAS.stream().anyMatch(line::contains))
                    .toList();
        }
    }
}
