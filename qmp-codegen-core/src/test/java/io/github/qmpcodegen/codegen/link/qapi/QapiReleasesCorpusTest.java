package io.github.qmpcodegen.codegen.link.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is made of the schemas of real releases with what a reader of its own makes of them; needs python3. */
@NeedsTestData
class QapiReleasesCorpusTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.qmpcodegen.testdata.TestData#qapiSchemas")
    void exportEqualsWhatTheSchemaSays(String schema) throws IOException, InterruptedException {
        Path corpus = TestData.path("corpus");
        LoadedSchema loaded = LoadedSchema.of(Sources.of(schema), SourceAccess.below(corpus));
        assertFalse(loaded.hasErrors(), () -> loaded.diagnostics().toString());
        Path ours = Files.writeString(folder.resolve("ours.json"), new SchemaInfoWriter().write(loaded.schema()));
        Path truth = folder.resolve("truth.json");
        Programs.runTool("score/qapi_truth.py", corpus.resolve(schema).toString(), "-o", truth.toString());

        String score = Programs.runTool("score/score.py", ours.toString(), truth.toString(), "--min", "100");

        assertTrue(score.contains("0 only in truth, 0 only in ours"), score);
        List<String> categories = score.lines()
                .filter(line -> line.contains(" macro "))
                .filter(line -> !line.contains("(0 of"))
                .toList();
        assertFalse(categories.isEmpty(), score);
        categories.forEach(line -> assertTrue(line.contains("macro 100.0%  micro 100.0%"), score));
        assertEquals(
                "",
                Programs.runTool("score/score.py", truth.toString(), ours.toString(), "--min", "100", "--worst", "0")
                        .lines()
                        .filter(line ->
                                line.contains(" macro ") && !line.contains("macro 100.0%") && !line.contains("(0 of"))
                        .reduce("", String::concat));
    }

    /** The whole folder is read: schema, command table and events text. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1.0", "1.2.0", "1.5.0", "2.0.0", "2.3.0", "2.7.0"})
    void exactTypesStayWhenProseIsMergedIn(String release) throws IOException, InterruptedException {
        Path corpus = TestData.path("corpus");
        LoadedSchema loaded = LoadedSchema.of(Sources.of(release), SourceAccess.below(corpus));
        assertFalse(loaded.hasErrors(), () -> loaded.diagnostics().toString());
        Path ours = Files.writeString(folder.resolve("ours.json"), new SchemaInfoWriter().write(loaded.schema()));
        Path truth = folder.resolve("truth.json");
        Programs.runTool("score/qapi_truth.py", corpus.resolve(release).toString(), "-o", truth.toString());

        String score =
                Programs.runTool("score/score.py", ours.toString(), truth.toString(), "--min", "100", "--worst", "0");

        assertTrue(score.contains("commands: ") && score.contains(" in both, 0 only in truth"), score);
        score.lines()
                .filter(line -> line.contains(" macro ") && !line.contains("(0 of"))
                .forEach(line -> assertTrue(line.contains("macro 100.0%  micro 100.0%"), score));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"2.7.0/qapi-schema.json", "7.2.0/qapi/qapi-schema.json", "10.0.0/qga/qapi-schema.json"})
    void exportOfAnExportIsEqual(String schema) {
        LoadedSchema loaded = LoadedSchema.of(Sources.of(schema), SourceAccess.below(TestData.path("corpus")));
        String export = new SchemaInfoWriter().write(loaded.schema());
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        Schema again = SchemaInfoReader.read(new SourceFile("export.json", export), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics());
        assertEquals(export, new SchemaInfoWriter().write(again));
    }
}
