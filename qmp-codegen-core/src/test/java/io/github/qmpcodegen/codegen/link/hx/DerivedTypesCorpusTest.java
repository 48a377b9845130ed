package io.github.qmpcodegen.codegen.link.hx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.SchemaLoader;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the types read from prose with the release's own QAPI schema, by the scorer of the test data. The numbers
 * are the macro percentages below which no change may fall; a category that the schema does not have is 0.
 */
@NeedsTestData
class DerivedTypesCorpusTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1.0, 100.0, 93.5, 0",
        "1.2.0, 95.4, 67.1, 0",
        "1.5.0, 91.8, 72.7, 0",
        "2.0.0, 91.6, 74.7, 0",
        "2.3.0, 92.2, 74.6, 83.7",
        "2.7.0, 93.7, 72.9, 83.8"
    })
    void proseGivesTheTypesOfTheSchema(String release, double arguments, double returns, double events)
            throws IOException, InterruptedException {
        Path derived = folder.resolve("derived.json");
        Path truth = folder.resolve("truth.json");
        Files.writeString(derived, export(release));
        run("qapi_truth.py", TestData.path("corpus/" + release).toString(), "-o", truth.toString());

        JsonNode summary = JsonMapper.shared()
                .readTree(run("score.py", "--json", derived.toString(), truth.toString()))
                .path("summary");

        assertAtLeast(arguments, summary, "arguments");
        assertAtLeast(returns, summary, "returns");
        assertAtLeast(events, summary, "events");
    }

    private static void assertAtLeast(double expected, JsonNode summary, String category) {
        double macro = summary.path(category).path("macro").asDouble(0);
        assertTrue(macro >= expected, () -> category + ": " + macro + " percent, expected at least " + expected);
    }

    private static String export(String release) {
        Path releaseFolder = TestData.path("corpus/" + release);
        List<String> sources = new ArrayList<>(List.of("qmp-commands.hx"));
        TestData.eventsOf(release)
                .map(events -> releaseFolder.relativize(events).toString())
                .ifPresent(sources::add);
        LoadedSchema loaded = SchemaLoader.load(sources, SourceAccess.below(releaseFolder));
        return new SchemaInfoWriter().write(loaded.schema());
    }

    private String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", TestData.path("tools/score/" + script).toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
