package io.github.qmpcodegen.codegen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is to be said about a case, which stands in its folder in {@code expected.txt}. */
final class ExpectedDiagnostics {

    /** The file in the folder of a case. */
    static final String FILE = "expected.txt";

    private ExpectedDiagnostics() {}

    /** Compares what is said with what is expected, or writes it down if that is wanted. */
    static void check(Path folder, List<Diagnostic> diagnostics) throws IOException {
        String actual = print(diagnostics);
        Path expected = folder.resolve(FILE);
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
}
