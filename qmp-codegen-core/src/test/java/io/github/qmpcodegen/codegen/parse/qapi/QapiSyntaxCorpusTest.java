package io.github.qmpcodegen.codegen.parse.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@NeedsTestData
class QapiSyntaxCorpusTest {

    @TestFactory
    Stream<DynamicTest> printedSchemaReadsAsItself() throws IOException {
        return schemaFiles().stream()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> {
                    DiagnosticCollector diagnostics = new DiagnosticCollector();
                    String name = TestData.path("corpus").relativize(path).toString();
                    QapiFile file = QapiFileParser.parse(new SourceFile(name, Files.readString(path)), diagnostics);
                    assertFalse(
                            diagnostics.has(Severity.ERROR),
                            () -> diagnostics.diagnostics().toString());
                    QapiFile again = QapiFileParser.parse(new SourceFile(name, file.print()), diagnostics);
                    assertEquals(WithoutPlaces.of(file), WithoutPlaces.of(again));
                    assertEquals(file.print(), again.print());
                    assertEquals(commentLines(Files.readString(path)), commentLines(file.print()));
                }));
    }

    private static List<String> commentLines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^[^#]*#", "#").stripTrailing())
                .filter(line -> line.startsWith("#"))
                .toList();
    }

    private static List<Path> schemaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("corpus"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
