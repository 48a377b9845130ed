package io.github.qmpcodegen.codegen.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code src/test/resources/qapi-cases} is a schema, {@code input.json} with what it includes, and in
 * {@code expected.txt} what is to be said about it; nothing, if it is empty. {@code -Dqmp.recreate=true} writes
 * {@code expected.txt} anew; look at the difference before you commit it.
 */
class QapiCasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "qapi-cases");

    @TestFactory
    Stream<DynamicTest> saysWhatIsExpected() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(CASES)) {
            cases = folders.sorted().toList();
        }
        assertTrue(cases.size() >= 80, "only " + cases.size() + " cases in " + CASES);
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> ExpectedDiagnostics.check(
                                folder,
                                LoadedSchema.of(Sources.of("input.json"), SourceAccess.below(folder))
                                        .diagnostics())));
    }
}
