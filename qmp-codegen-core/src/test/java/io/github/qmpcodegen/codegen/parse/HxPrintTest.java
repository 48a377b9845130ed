package io.github.qmpcodegen.codegen.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HxPrintTest {

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenInAnyLayoutIsReadAndWhatIsPrintedIsReadAgain(long seed) {
        GeneratedHx generated = GeneratedHx.of(seed);

        HxFile read = parse(generated.text());

        assertEquals(generated.file(), Unplaced.of(read), generated.text());
        assertEquals(generated.file(), Unplaced.of(parse(read.print())), read.print());
    }

    private static HxFile parse(String text) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        HxFile file = HxParser.parse(new SourceFile("generated.hx", text), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics(), text);
        return file;
    }
}
