package io.github.qmpcodegen.codegen.link.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.CheckResult;
import io.github.qmpcodegen.codegen.parse.qapi.QapiTreeReader;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What QEMU released its own parser did not refuse, so that no rule finds anything in it: every release is measured by
 * the rules of its time.
 */
@NeedsTestData
class QapiRulesCorpusTest {

    /** The schemas of all releases, each the file that includes all others, as paths below the test data. */
    static Stream<String> schemas() throws IOException {
        Path root = TestData.path("");
        try (Stream<Path> corpus = Files.walk(root.resolve("corpus"));
                Stream<Path> more = Files.walk(root.resolve("releases"))) {
            return Stream.concat(corpus, more)
                    .filter(file -> file.endsWith("qapi-schema.json"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void nothingIsFoundInWhatWasReleased(String schema) {
        Set<Rule> rules = Arrays.stream(QapiRule.values()).map(QapiRule::rule).collect(Collectors.toSet());
        CheckResult check =
                Check.run(new CheckRequest(Sources.of(schema), Set.of()), SourceAccess.below(TestData.path("")));

        assertFalse(check.loaded().hasErrors(), () -> check.findings().toString());
        assertEquals(
                List.of(),
                check.findings().stream()
                        .filter(finding -> finding.code() instanceof Rule rule && rules.contains(rule))
                        .map(Diagnostic::toString)
                        .toList());
    }

    @Test
    void allErasAreToldApart() throws IOException {
        List<Era> eras = Stream.of(
                        "corpus/2.3.0",
                        "corpus/2.12.0/qapi",
                        "corpus/7.2.0/qapi",
                        "releases/9.0.0/qapi",
                        "corpus/10.0.0/qapi")
                .map(folder -> eraOf(folder + "/qapi-schema.json"))
                .toList();

        assertEquals(List.of(Era.values()), eras);
        assertTrue(schemas().count() > 40);
    }

    private static Era eraOf(String schema) {
        SourceAccess access = SourceAccess.below(TestData.path(""));
        try {
            SourceFile file = new SourceFile(schema, Files.readString(TestData.path(schema)));
            return Era.of(DefinitionTable.read(
                    QapiTreeReader.read(List.of(file), access, opened -> {}, ignored -> {}), ignored -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
