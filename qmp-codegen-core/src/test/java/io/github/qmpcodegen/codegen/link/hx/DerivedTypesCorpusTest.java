package io.github.qmpcodegen.codegen.link.hx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.codegen.Releases;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Programs.runTool(
                "score/qapi_truth.py", TestData.path("corpus/" + release).toString(), "-o", truth.toString());

        JsonNode summary = JsonMapper.shared()
                .readTree(Programs.runTool("score/score.py", "--json", derived.toString(), truth.toString()))
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
        return new SchemaInfoWriter().write(Releases.documentation(release).schema());
    }
}
