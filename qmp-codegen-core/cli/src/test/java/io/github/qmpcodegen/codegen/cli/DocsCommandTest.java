package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocsCommandTest extends CommandLineRun {

    private static final String ENTRY = """
            {
                .name       = "stop",
                .args_type  = "",
                .mhandler.cmd_new = qmp_stop,
            },
            """;
    private static final String TEXT = "stop\n----\n\nStop the machine.  See \\n.\n\n";

    private static MemorySources table(String entry, String text) {
        return MemorySources.of("a.hx", entry + "SQMP\n" + text + "EQMP\n");
    }

    private static MemorySources table() {
        return table(ENTRY, TEXT);
    }

    @Test
    void textIsPrintedAsItStands() {
        assertEquals(0, run(table(), "docs", "a.hx", "--format", "text"));
        assertEquals(TEXT, printed());
        assertEquals("", complaints());
    }

    @Test
    void textThatIsNotUtf8IsWrittenByteForByte() throws IOException {
        byte[] file = "SQMP\n\u00e9\r\nEQMP\n".getBytes(StandardCharsets.ISO_8859_1);

        int exitCode = run(
                new MemorySources().and("a.hx", file), "docs", "a.hx", "--format=text", "--output", "qmp-commands.txt");

        assertEquals(0, exitCode);
        assertEquals("", printed());
        assertEquals("\u00e9\r\n", Files.readString(folder.resolve("qmp-commands.txt"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void textOfAFileWithErrorsIsNotWritten() throws IOException {
        Files.writeString(folder.resolve("old.txt"), "precious");

        int exitCode = run(
                MemorySources.of("a.hx", "SQMP\na\nSQMP\n"), "docs", "a.hx", "--format=text", "--output", "old.txt");

        assertEquals(1, exitCode);
        assertEquals("precious", Files.readString(folder.resolve("old.txt")));
        assertTrue(complaints().startsWith("a.hx:3:1: error: 'SQMP' inside a section of documentation"));
    }

    @Test
    void textIsOfOneFile() {
        assertWrongUsage("takes a single .hx file", table(), "docs", "a.hx", "b.hx", "--format=text");
    }

    @Test
    void aReferenceIsWrittenToAFolder() throws IOException {
        assertEquals(0, run(table(), "docs", "a.hx", "--format", "html", "--output", "ref", "--title", "My QMP"));

        assertEquals("ref: 5 files added, 0 changed, 0 deleted, 0 up to date\n", printed());
        assertEquals("", complaints());
        assertEquals(
                List.of("commands/stop.html", "index.html", "reference.js", "search-index.js", "style.css"),
                files("ref"));
        assertTrue(Files.readString(folder.resolve("ref/index.html")).contains("<title>My QMP</title>"));
    }

    @Test
    void aReferenceCanBeMarkdown() throws IOException {
        assertEquals(0, run(table(), "docs", "a.hx", "--format=markdown", "--output=ref"));

        assertEquals(List.of("commands/stop.md", "index.md"), files("ref"));
    }

    @Test
    void pagesOfWhatIsGoneAreDeletedAndOthersAreLeftAlone() throws IOException {
        run(table(), "docs", "a.hx", "--format=html", "--output=ref");
        Files.writeString(folder.resolve("ref/notes.html"), "mine");
        printed();

        run(
                table(ENTRY.replace("stop", "cont"), TEXT.replace("stop", "cont")),
                "docs",
                "a.hx",
                "--format=html",
                "--output=ref");

        assertEquals("ref: 1 files added, 2 changed, 1 deleted, 2 up to date\n", printed());
        assertEquals(
                List.of(
                        "commands/cont.html",
                        "index.html",
                        "notes.html",
                        "reference.js",
                        "search-index.js",
                        "style.css"),
                files("ref"));
    }

    @Test
    void whatIsNotOursIsNotOverwritten() throws IOException {
        Files.createDirectories(folder.resolve("site"));
        Files.writeString(folder.resolve("site/index.html"), "my home page");

        assertEquals(3, run(table(), "docs", "a.hx", "--format=html", "--output=site"));

        assertEquals(
                "error: 'site/index.html' is in the way: it was not generated; move it, or choose another folder\n",
                complaints().replace('\\', '/'));
        assertEquals(List.of("index.html"), files("site"));
        assertEquals("my home page", Files.readString(folder.resolve("site/index.html")));
    }

    @Test
    void aReferenceNeedsAFolder() {
        assertWrongUsage("--output DIR says where to", table(), "docs", "a.hx", "--format=html");
    }

    @Test
    void theFormatMustBeKnown() {
        assertWrongUsage("error: missing required option: '--format=FORMAT'", table(), "docs", "a.hx");
        assertWrongUsage("expected one of [text, html, markdown]", table(), "docs", "a.hx", "--format=pdf");
    }

    @Test
    void errorsLeaveTheReferenceAsItWas() throws IOException {
        run(table(), "docs", "a.hx", "--format=html", "--output=ref");
        List<String> before = files("ref");
        complaints();

        assertEquals(1, run(table(ENTRY + ENTRY, TEXT), "docs", "a.hx", "--format=html", "--output=ref"));

        assertTrue(complaints().contains("[duplicate-command]"));
        assertEquals(before, files("ref"));
        assertFalse(Files.readString(folder.resolve("ref/commands/stop.html")).isEmpty());
    }

    @Test
    void warningsStopItOnlyWhereTheyAreTakenForErrors() {
        MemorySources doubtful = table(ENTRY, TEXT + "Arguments:\n\n- \"now\": at once (json-bool)\n\n");

        assertEquals(0, run(doubtful, "docs", "a.hx", "--format=html", "--output=ref"));
        assertTrue(complaints().contains("[refused-argument]"));
        assertEquals(1, run(doubtful, "docs", "a.hx", "--format=html", "--output=strict", "--strict"));
        assertFalse(Files.exists(folder.resolve("strict")));
    }

    @Test
    void aMissingSourceIsNoAccess() {
        assertEquals(3, run(new MemorySources(), "docs", "a.hx", "--format=text"));
        assertEquals(3, run(new MemorySources(), "docs", "a.hx", "--format=html", "--output=ref"));
        assertNoStackTrace();
    }

    private List<String> files(String below) throws IOException {
        Path root = folder.resolve(below);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
