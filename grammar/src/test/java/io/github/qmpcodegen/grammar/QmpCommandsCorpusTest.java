package io.github.qmpcodegen.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens and trees of the files of real releases; the numbers were counted without this grammar. */
@NeedsTestData
class QmpCommandsCorpusTest {

    @ParameterizedTest
    @CsvSource({
        "0.14.0,  47,  47,  30, 0",
        "1.0,     50,  50,  49, 1",
        "1.2.0,   63,  63,  75, 1",
        "1.5.0,   75,  75,  94, 1",
        "2.0.0,   87,  87, 105, 1",
        "2.3.0,   98,  98, 117, 2",
        "2.7.0,  124, 123, 142, 4"
    })
    void markersAndEntriesAreCounted(String release, int sqmp, int eqmp, int entries, int conditions)
            throws IOException {
        List<Token> tokens = tokens(TestData.path("corpus").resolve(release).resolve("qmp-commands.hx"))
                .getTokens();

        assertEquals(sqmp, count(tokens, QmpCommandsLexer.SQMP));
        assertEquals(eqmp, count(tokens, QmpCommandsLexer.EQMP));
        assertEquals(entries, count(tokens, QmpCommandsLexer.OPEN));
        assertEquals(0, count(tokens, QmpCommandsLexer.LBRACE));
        assertEquals(2L * conditions, count(tokens, QmpCommandsLexer.DIRECTIVE));
    }

    static Stream<Path> hxFiles() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("corpus"))) {
            return files.filter(file -> file.toString().endsWith(".hx")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("hxFiles")
    void everyFileIsReadWithoutErrorsAndWithoutStrayText(Path path) throws IOException {
        QmpCommandsParser parser = new QmpCommandsParser(tokens(path));

        QmpCommandsParser.FileContext file = parser.file();

        assertEquals(0, parser.getNumberOfSyntaxErrors());
        assertEquals(
                List.of(),
                file.element().stream()
                        .filter(element -> element.stray() != null || element.EQMP() != null || element.ETEXI() != null)
                        .map(element -> element.getStart().toString())
                        .toList());
    }

    private static long count(List<Token> tokens, int type) {
        return tokens.stream().filter(token -> token.getType() == type).count();
    }

    private static CommonTokenStream tokens(Path path) throws IOException {
        CommonTokenStream tokens =
                new CommonTokenStream(new QmpCommandsLexer(CharStreams.fromString(Files.readString(path))));
        tokens.fill();
        return tokens;
    }
}
