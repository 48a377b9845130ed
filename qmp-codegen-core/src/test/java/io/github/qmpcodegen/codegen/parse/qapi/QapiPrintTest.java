package io.github.qmpcodegen.codegen.parse.qapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.TextLine;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiArray;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiComment;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiElement;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiFile;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiLiteral;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiObject;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is printed reads as what was printed, whatever it is; the files here are made up at random, from fixed seeds. */
class QapiPrintTest {

    private static final SourceLocation NOWHERE = SourceLocation.ofWhole("");
    private static final String TEXTS = "ab '\\\"#{}[]:,*.\n\t\u00e4\ud83d\ude00";

    @TestFactory
    List<DynamicTest> printedFileReadsAsItself() {
        return LongStream.range(0, 200)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(file(new Random(seed)))))
                .toList();
    }

    private static void check(QapiFile file) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        QapiFile again = QapiFileParser.parse(new SourceFile("a.json", file.print()), diagnostics);
        assertEquals(List.of(), diagnostics.diagnostics(), file::print);
        assertEquals(WithoutPlaces.of(file), WithoutPlaces.of(again), file::print);
    }

    private static QapiFile file(Random random) {
        List<QapiElement> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            if (random.nextBoolean()) {
                elements.add(new QapiComment(comments(random, 1), false));
            }
            elements.add(object(random, 3));
        }
        return new QapiFile("a.json", elements);
    }

    private static QapiValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> new QapiString(text(random), NOWHERE);
            case 1 ->
                random.nextBoolean()
                        ? new QapiLiteral(QapiLiteral.Kind.FALSE, "False", NOWHERE)
                        : new QapiLiteral(QapiLiteral.Kind.NUMBER, "-1.5", NOWHERE);
            case 2 ->
                new QapiArray(
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> new QapiArray.Element(comments(random, 0), value(random, depth - 1)))
                                .toList(),
                        comments(random, 0),
                        NOWHERE);
            default -> object(random, depth - 1);
        };
    }

    private static QapiObject object(Random random, int depth) {
        return new QapiObject(
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new QapiObject.Entry(
                                comments(random, 0),
                                new QapiString(i + text(random), NOWHERE),
                                value(random, depth - 1)))
                        .toList(),
                comments(random, 0),
                NOWHERE);
    }

    private static List<TextLine> comments(Random random, int least) {
        int count = least + (random.nextInt(4) == 0 ? random.nextInt(3) : 0);
        return IntStream.range(0, count)
                .mapToObj(i -> new TextLine("# " + random.nextInt(100) + " 'it' {", NOWHERE))
                .toList();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        TEXTS.codePoints().filter(c -> random.nextInt(3) == 0).forEach(text::appendCodePoint);
        return text.toString();
    }
}
