package io.github.qmpcodegen.codegen.link.hx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Releases;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsTestData
class HxReleasesCorpusTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0.14.0, 46, 46, 13, 29",
        "1.0, 49, 49, 13, 32",
        "1.2.0, 75, 62, 20, 40",
        "1.5.0, 94, 74, 24, 46",
        "2.0.0, 105, 86, 28, 52",
        "2.3.0, 117, 97, 32, 59",
        "2.7.0, 142, 123, 36, 76"
    })
    void commandsTheirDocumentationAndEventsAreFound(
            String release, int commands, int documented, int events, int documentedEmptyReplies) {
        LoadedSchema loaded = Releases.documentation(release);

        assertFalse(loaded.hasErrors());
        assertEquals(commands, loaded.schema().commands().size());
        assertEquals(
                documented,
                loaded.schema().commands().stream()
                        .filter(HxReleasesCorpusTest::isDocumented)
                        .count());
        assertEquals(events, loaded.schema().events().size());
        assertEquals(
                documentedEmptyReplies,
                loaded.schema().commands().stream()
                        .filter(command -> isDocumented(command) && command.returns() == null)
                        .count());
    }

    @Test
    void everyReleaseOfTheCorpusIsCounted() {
        assertEquals(
                List.of("0.14.0", "1.0", "1.2.0", "1.5.0", "2.0.0", "2.3.0", "2.7.0"),
                TestData.releasesWith("qmp-commands.hx"));
    }

    private static boolean isDocumented(Command command) {
        return !command.documentation().isEmpty() || !command.examples().isEmpty();
    }
}
