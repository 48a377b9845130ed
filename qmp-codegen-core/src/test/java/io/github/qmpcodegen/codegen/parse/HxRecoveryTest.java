package io.github.qmpcodegen.codegen.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HxRecoveryTest {

    @Test
    void aMissingCharacterIsOneErrorAndCostsItsEntryOnly() throws IOException {
        String text = Files.readString(Path.of("src", "test", "resources", "cases", "clean", "input.hx"));

        assertTrue(DamageChecks.assertEachCostsItsEntryOnly(text) > 30);
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAFileHoldsReadingItEndsAndPlacesAreWithinIt(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(GeneratedHx.of(seed).text());
        String other = GeneratedHx.of(-1 - seed).text();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(20));
            int from = random.nextInt(other.length() + 1);
            String piece = other.substring(from, Math.min(other.length(), from + random.nextInt(20)));
            text.replace(start, end, random.nextBoolean() ? "" : piece);
        }
        SourceFile file = new SourceFile("file.hx", text.toString());
        DiagnosticCollector collector = new DiagnosticCollector();

        HxParser.parse(file, collector).print();

        collector.diagnostics().forEach(diagnostic -> {
            int line = diagnostic.location().line();
            int column = diagnostic.location().column();
            assertTrue(line >= 1 && line <= file.lineCount(), diagnostic::toString);
            assertTrue(column >= 1 && column <= file.line(line).length() + 2, diagnostic::toString);
        });
    }
}
