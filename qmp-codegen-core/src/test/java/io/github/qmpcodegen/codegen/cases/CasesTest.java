package io.github.qmpcodegen.codegen.cases;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code src/test/resources/cases} is a case: files to read, and in {@code expected.txt} what is to
 * be said about them. To add one, add a folder. {@code -Dqmp.recreate=true} writes {@code expected.txt} anew; look at the
 * difference before you commit it.
 */
class CasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TestFactory
    Stream<DynamicTest> saysWhatIsExpected() throws IOException {
        List<Path> cases = children(CASES);
        assertFalse(cases.isEmpty(), "no cases in " + CASES);
        return cases.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Path file : children(folder)) {
            if (!file.endsWith(ExpectedDiagnostics.FILE)) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertFalse(files.isEmpty(), "no input in " + folder);
        ExpectedDiagnostics.check(folder, Diagnosis.diagnose(files));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
