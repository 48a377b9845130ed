package io.github.qmpcodegen.codegen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Docs;
import io.github.qmpcodegen.codegen.DocsRequest;
import io.github.qmpcodegen.codegen.DocsResult;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsTestData
class HxtoolTextCorpusTest {

    static List<String> releases() {
        return TestData.releasesWith("qmp-commands.hx");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theTextIsWhatTheRulesOfThePreprocessorExtract(String release) throws IOException {
        Path folder = TestData.path("corpus").resolve(release);
        String file = Files.readString(folder.resolve("qmp-commands.hx"), StandardCharsets.UTF_8);
        assertTrue(file.endsWith("\n"));

        // As a pattern: from each SQMP line to the next EQMP line or the end, without comment lines.
        StringBuilder expected = new StringBuilder();
        String uncommented = file.replaceAll("(?m)^HXCOMM.*\n", "");
        for (String section : uncommented.split("(?m)^SQMP.*\n", -1)) {
            if (!section.equals(uncommented.split("(?m)^SQMP.*\n", 2)[0])) {
                expected.append(section.split("(?m)^EQMP", 2)[0]);
            }
        }

        DocsResult printed = Docs.run(
                new DocsRequest(Sources.of("qmp-commands.hx"), DocsRequest.Format.TEXT, ""),
                SourceAccess.below(folder));
        assertEquals(List.of(), printed.loaded().diagnostics());
        assertEquals(expected.toString(), new String(printed.text().orElseThrow(), StandardCharsets.UTF_8));
    }
}
