package io.github.qmpcodegen.codegen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final String EXPECTED = "expected.txt";

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
            if (!file.endsWith(EXPECTED)) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertFalse(files.isEmpty(), "no input in " + folder);
        String actual = print(Diagnosis.diagnose(files));
        Path expected = folder.resolve(EXPECTED);
        if (Boolean.getBoolean("qmp.recreate")) {
            Files.writeString(expected, actual);
        }
        assertTrue(Files.exists(expected), "no " + expected + "; run with -Dqmp.recreate=true to write it");
        assertEquals(Files.readString(expected), actual);
    }

    private static String print(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            text.append(diagnostic.location())
                    .append(": ")
                    .append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(diagnostic.message())
                    .append(" [")
                    .append(diagnostic.code().id())
                    .append("]\n");
            for (Diagnostic.Related related : diagnostic.related()) {
                text.append(related.location())
                        .append(": note: ")
                        .append(related.message())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
