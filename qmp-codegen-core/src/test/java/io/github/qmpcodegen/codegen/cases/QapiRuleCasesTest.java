package io.github.qmpcodegen.codegen.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceCode;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code src/test/resources/qapi-rules} is a schema that can be read, {@code input.json}, and in
 * {@code expected.txt} what the lint finds in it; nothing, if it is empty. {@code -Dqmp.recreate=true} writes
 * {@code expected.txt} anew; look at the difference before you commit it.
 */
class QapiRuleCasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "qapi-rules");

    /** Most cases are too small to be documented, or to be an interface. */
    private static final Set<String> BESIDE_THE_POINT =
            Set.of("undocumented-command", "undocumented-event", SourceCode.NO_INTERFACE.id());

    @TestFactory
    Stream<DynamicTest> findsWhatIsExpected() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(CASES)) {
            cases = folders.sorted().toList();
        }
        assertTrue(cases.size() >= 55, "only " + cases.size() + " cases in " + CASES);
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> ExpectedDiagnostics.check(
                                folder,
                                Check.run(
                                                new CheckRequest(Sources.of("input.json"), BESIDE_THE_POINT),
                                                SourceAccess.below(folder))
                                        .findings())));
    }
}
