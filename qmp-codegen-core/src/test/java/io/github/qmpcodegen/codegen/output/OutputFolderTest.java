package io.github.qmpcodegen.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    private static final String BELL = "a/b/Bell.java";
    private static final String CLAPPER = "a/b/Clapper.java";
    private static final SortedMap<String, String> FILES =
            new TreeMap<>(Map.of(BELL, "one\ntwo\nthree\n", CLAPPER, "four\n"));

    @TempDir
    private Path folder;

    private OutputFolder output;

    @BeforeEach
    void write() throws IOException {
        output = OutputFolder.ofPackage(folder, "a.b");
        output.write(FILES);
    }

    @Test
    void aCheckoutWithOtherLineEndsIsUpToDate() throws IOException {
        checkOutWithOtherLineEnds();

        OutputChanges changes = output.verify(FILES);

        assertTrue(changes.isUpToDate(), changes::toString);
        assertEquals(2, changes.unchanged());
    }

    @Test
    void aChangeShowsInACheckoutWithOtherLineEndsToo() throws IOException {
        checkOutWithOtherLineEnds();
        edit(BELL, "two", "2");

        assertEquals(
                List.of(new FirstDifference(BELL, 2, "2", "two")),
                output.verify(FILES).differences());
    }

    /** The list of generated files, which the checkout has changed as well, knows it all the same. */
    @Test
    void whatIsNoLongerGeneratedIsStaleInSuchACheckoutAndIsDeleted() throws IOException {
        checkOutWithOtherLineEnds();
        SortedMap<String, String> fewer = new TreeMap<>(Map.of(BELL, FILES.get(BELL)));

        assertEquals(List.of(CLAPPER), output.verify(fewer).deleted());
        assertEquals(List.of(CLAPPER), output.write(fewer).deleted());
        assertFalse(Files.exists(folder.resolve(CLAPPER)));
    }

    @Test
    void whatIsWrittenHasTheLineEndsOfUnix() throws IOException {
        checkOutWithOtherLineEnds();

        assertEquals(List.of(BELL, CLAPPER), output.compare(FILES).changed());
        output.write(FILES);

        assertEquals(FILES.get(BELL), Files.readString(folder.resolve(BELL)));
    }

    @Test
    void theFirstLineThatDiffersIsTold() throws IOException {
        edit(BELL, "two\nthree", "2\n3");
        assertEquals("line 2 is '2', expected 'two'", difference());
    }

    @Test
    void aFileThatEndsTooEarlyIsTold() throws IOException {
        edit(BELL, "two\nthree\n", "");
        assertEquals("the file ends before line 2, expected 'two'", difference());
    }

    @Test
    void aFileThatGoesOnTooLongIsTold() throws IOException {
        edit(BELL, "three\n", "three\nfour\n");
        assertEquals("line 4 is 'four', expected the end of the file", difference());
    }

    @Test
    void aLastLineWithoutItsEndIsTold() throws IOException {
        edit(BELL, "three\n", "three");
        assertEquals("the end of line 3, the last one, differs", difference());
    }

    @Test
    void ofLongLinesThePlaceIsShown() throws IOException {
        String line = "x".repeat(500) + "left" + "y".repeat(500);
        SortedMap<String, String> files = new TreeMap<>(Map.of(BELL, line + "\n"));
        output.write(files);
        edit(BELL, "left", "right");

        assertEquals(
                "line 1 is '…" + "x".repeat(20) + "right" + "y".repeat(35) + "…', expected '…" + "x".repeat(20) + "left"
                        + "y".repeat(36) + "…'",
                output.verify(files).differences().get(0).toString());
    }

    @Test
    void whatATerminalWouldObeyIsNotShown() throws IOException {
        edit(BELL, "two", "\u001b[2J\u202etwo\t!");
        assertEquals("line 2 is '\ufffd[2J\ufffdtwo !', expected 'two'", difference());
    }

    private String difference() throws IOException {
        return output.verify(FILES).differences().get(0).toString();
    }

    private void edit(String path, String old, String replacement) throws IOException {
        String text = Files.readString(folder.resolve(path));
        assertTrue(text.contains(old), text);
        Files.writeString(folder.resolve(path), text.replace(old, replacement));
    }

    /** As Git does with {@code core.autocrlf}. */
    private void checkOutWithOtherLineEnds() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
            }
        }
    }
}
