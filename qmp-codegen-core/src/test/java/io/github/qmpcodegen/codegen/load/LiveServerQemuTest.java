package io.github.qmpcodegen.codegen.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.testing.QemuExtension;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LiveServerQemuTest {

    @RegisterExtension
    static final QemuExtension QEMU =
            QemuExtension.of(QmpOptions.standard(), "qemu-system-x86_64", "-M", "none", "-display", "none");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void serverTellsItsInterface() {
        Schema schema = ask();
        assertTrue(schema.commands().stream().anyMatch(command -> command.name().equals("query-qmp-schema")));
        assertTrue(schema.events().stream().anyMatch(event -> event.name().equals("SHUTDOWN")));
        assertFalse(schema.types().keySet().stream().anyMatch(name -> name.matches("\\d+")));
    }

    @Test
    void aProgramIsStartedAskedAndEnded() {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Schema schema = LiveServer.read("qemu:qemu-system-x86_64", diagnostics);

        assertEquals(List.of(), diagnostics.diagnostics());
        assertEquals(new SchemaInfoWriter().write(ask()), new SchemaInfoWriter().write(schema));
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .children()
                        .filter(child -> child.info()
                                .arguments()
                                .map(arguments -> List.of(arguments).contains("-nodefaults"))
                                .orElse(false))
                        .toList());
    }

    /** Needs python3. What the schema has and the server has not must be under a build condition. */
    @Test
    @NeedsTestData
    @Tag("own-release")
    void serverAgreesWithTheSchemaOfItsRelease() throws IOException, InterruptedException {
        DiagnosticCollector none = new DiagnosticCollector();
        String answer = new SchemaInfoWriter().write(ask());
        String version = QEMU.process().client().greeting().version().toString();
        assumeTrue(version.startsWith("7.2"), "the corpus has no schema of QEMU " + version);
        LoadedSchema loaded = LoadedSchema.of(Sources.of("7.2.0"), SourceAccess.below(TestData.path("corpus")));
        assertFalse(loaded.hasErrors());
        Path ours = Files.writeString(folder.resolve("ours.json"), new SchemaInfoWriter().write(loaded.schema()));
        Path real = Files.writeString(folder.resolve("real.json"), answer);

        String report = Programs.runTool("score/validate_real.py", ours.toString(), real.toString());

        assertTrue(report.contains("differences: 0"), report);
        Schema again = SchemaInfoReader.read(new SourceFile("again.json", answer), none);
        assertEquals(answer, new SchemaInfoWriter().write(again));
    }

    private static Schema ask() {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Schema schema = LiveServer.read(QEMU.address().toString(), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics());
        return schema;
    }
}
