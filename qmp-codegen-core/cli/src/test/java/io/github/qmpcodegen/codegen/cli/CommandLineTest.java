package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest extends CommandLineRun {

    private static final String STOP = """
                {
                    .name       = "stop",
                    .args_type  = "",
                    .mhandler.cmd_new = qmp_marshal_stop,
                },
            """;

    private static final String DOCUMENTED = """

            SQMP
            stop
            ----

            Stop.

            Arguments: None.

            Example:

            -> { "execute": "stop" }
            <- { "return": {} }

            EQMP
            """;

    @Test
    void exportPrintsTheSchemaAndNothingElse() {
        int exitCode = run(MemorySources.of("a.hx", STOP), "export", "a.hx");

        assertEquals("", err.toString());
        assertEquals(0, exitCode);
        assertEquals(
                "stop",
                JsonMapper.shared()
                        .readTree(out.toByteArray())
                        .get(0)
                        .path("name")
                        .stringValue());
    }

    @Test
    void anEmptyOutputOrSourceIsWrongUsage() {
        MemorySources sources = MemorySources.of("a.hx", STOP);

        assertEquals(2, run(sources, "generate", "a.hx", "--package", "p", "--output", ""));
        assertTrue(err.toString().contains("'--output'"), err.toString());
        assertTrue(err.toString().contains("it is empty; expected a path"), err.toString());
        for (String verb : List.of("docs", "export", "check")) {
            assertEquals(2, run(sources, verb, "a.hx", "--output", ""), verb);
        }
        assertEquals(2, run(sources, "generate", "a.hx", "--package", "", "--output", "o"));
        assertEquals(2, run(sources, "export", "7.2="));
        assertTrue(err.toString().contains("the label '7.2=' has no source"), err.toString());
    }

    @Test
    void ofALongLineAPartAroundThePlaceIsShown() {
        String text =
                "{ 'command': 'stop', " + " ".repeat(300) + "'data': 'Nope', " + " ".repeat(300) + "'gen': true }";

        assertEquals(1, run(MemorySources.of("a.json", text + "\n"), "export", "a.json"));
        List<String> lines = err.toString().lines().toList();
        String shown = lines.get(1);
        assertTrue(shown.startsWith("…") && shown.endsWith("…") && shown.length() == 122, shown);
        assertEquals(shown.indexOf("'Nope'"), lines.get(2).indexOf('^'), err.toString());
    }

    @Test
    void exportWritesToAFile() throws IOException {
        int exitCode = run(MemorySources.of("a.hx", STOP), "export", "a.hx", "--output", "schema.json");

        assertEquals(0, exitCode);
        assertEquals(0, out.size());
        assertTrue(Files.readString(folder.resolve("schema.json")).contains("\"stop\""));
    }

    @Test
    void errorsLeaveTheOutputAsItWas() throws IOException {
        Files.writeString(folder.resolve("schema.json"), "precious");

        int exitCode = run(MemorySources.of("a.hx", STOP + STOP), "export", "a.hx", "--output", "schema.json");

        assertEquals(1, exitCode);
        assertEquals("precious", Files.readString(folder.resolve("schema.json")));
    }

    @Test
    void anOutputThatCannotBeWrittenIsNoAccess() {
        int exitCode = run(MemorySources.of("a.hx", STOP), "export", "a.hx", "--output", "missing/schema.json");

        assertEquals(3, exitCode);
        assertTrue(err.toString().startsWith("error: "), err.toString());
        assertTrue(err.toString().contains("missing"), err.toString());
        assertNoStackTrace();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export a.hx",
                "check a.hx",
                "check --explain",
                "diff a.hx b.hx",
                "docs a.hx --format text",
                "docs a.hx --format html --output out",
                "generate a.hx --package p --output out",
                "generate a.hx --package p --output out --dry-run",
                "--help",
                "export --help",
                "--version"
            })
    void whoeverReadsMayStop(String line) {
        MemorySources sources = MemorySources.of("a.hx", STOP + DOCUMENTED).and("b.hx", STOP.replace("stop", "cont"));

        int exitCode = RootCommand.run(console(sources, failing("Broken pipe")), line.split(" ", -1));

        assertEquals("", err.toString());
        assertEquals(0, exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export a.hx", "generate a.hx --package p --output out", "--help"})
    void dataThatCannotBeWrittenIsNoAccess(String line) {
        OutputStream full = failing("No space left on device");

        int exitCode = RootCommand.run(console(MemorySources.of("a.hx", STOP), full), line.split(" ", -1));

        assertEquals(3, exitCode);
        assertEquals("error: cannot write to standard output: there is no space left on the device\n", err.toString());
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void anOutputIsToldByItsOwnNameAndWhatIsWrongWithIt() throws IOException {
        MemorySources sources = MemorySources.of("a.hx", STOP);
        Files.createDirectory(folder.resolve("there"));
        Files.writeString(folder.resolve("file"), "x");

        assertRefused(sources, "missing", "it does not exist", "export", "a.hx", "--output", "missing/schema.json");
        assertRefused(sources, "there", "it is a folder", "export", "a.hx", "--output", "there");
        // Newer JDKs name the part of the path.
        assertEquals(3, run(sources, "export", "a.hx", "--output", "file/schema.json"));
        String told = complaints();
        assertTrue(told.startsWith("error: cannot access '" + folder.resolve("file")), told);
        assertTrue(told.contains("not a folder"), told);
        assertRefused(
                sources,
                "x".repeat(300),
                "a name in its path is too long",
                "export",
                "a.hx",
                "--output",
                "x".repeat(300));
        Files.createDirectories(folder.resolve("out/p/StopRequest.java"));
        assertRefused(
                sources,
                "out/p/StopRequest.java",
                "it is a folder",
                "generate",
                "a.hx",
                "--package",
                "p",
                "--output",
                "out");
        assertRefused(sources, "file", "it is not a folder", "generate", "a.hx", "--package", "p", "--output", "file");
    }

    private void assertRefused(SourceAccess sources, String path, String reason, String... line) {
        assertEquals(3, run(sources, line));
        assertEquals("error: cannot access '" + folder.resolve(path) + "': " + reason + "\n", complaints());
    }

    @Test
    void aFolderAsASourceFileIsToldWithItsPath() throws IOException {
        Files.createDirectory(folder.resolve("a.json"));
        Files.writeString(folder.resolve("b.json"), "{ 'include': 'a.json' }\n");

        assertEquals(1, run(SourceAccess.below(folder), "export", "b.json"));
        assertTrue(err.toString().contains("cannot read the included file 'a.json': it is a folder"), err.toString());
    }

    @Test
    void anIncludeThatMatchesNothingIsAnErrorAndWritesNothing() throws IOException {
        MemorySources sources = MemorySources.of("a.json", "{ 'command': 'query-status' }\n{ 'event': 'STOP' }\n");
        String[] line = {"generate", "a.json", "--package", "p", "--output", "out", "--include", "query-statsu"};

        assertEquals(1, run(sources, line));
        assertEquals(
                "error: the include 'query-statsu' matches no command, event or type; did you mean 'query-status'?\n",
                complaints());
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals(1, run(sources, with(line, "--include", "query-*")), "one that matches does not help");
        complaints();
        line[7] = "STOP";
        assertEquals(0, run(sources, with(line, "--exclude", "query-statuses")));
        assertEquals(
                "warning: the exclude 'query-statuses' matches no command, event or type;"
                        + " did you mean 'query-status'?\n",
                complaints());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "java.lang",
                "java.acme",
                "javax.management",
                "org.w3c.dom",
                "com.acme.class",
                "com.acme.true",
                "com..acme",
                ".acme",
                "com.acme.",
                "com.1acme",
                "com acme",
                "com.ac\u0000me",
                "com.ac\u202eme",
                ""
            })
    void namesThatNoPackageCanHaveAreRefused(String name) {
        assertEquals(2, run(MemorySources.of("a.hx", STOP), "generate", "a.hx", "--package", name, "--output", "out"));
        assertTrue(err.toString().contains("com.acme.qmp"), err.toString());
        assertFalse(err.toString().contains("\u202e"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javaa.lang", "com.acme.größe", "日本.例", "com.acme.record", "p", "javax.acme", "Com._x.$y"})
    void otherNamesOfPackagesAreTaken(String name) {
        assertEquals(
                0,
                run(MemorySources.of("a.hx", STOP), "generate", "a.hx", "--package", name, "--output", "out"),
                err::toString);
        assertTrue(Files.exists(folder.resolve("out/" + name.replace('.', '/') + "/StopRequest.java")));
    }

    @Test
    void whatTerminalsObeyIsVisibleWhereverItComesFrom() {
        String hostile = "a\u001b[31m\u202eb\n\u0085.json";
        String shown = "a\\u001b[31m\\u202eb\\u000a\\u0085.json";

        assertEquals(3, run(new MemorySources(), "export", hostile));
        assertTrue(err.toString().startsWith(shown + ": error: "), err.toString());
        run(MemorySources.of(hostile, "{ 'command': 'a\u2066b', 'data': 'c\u200b' }\n"), "export", hostile);
        run(new MemorySources(), hostile);
        run(new MemorySources(), "export", "--color=" + hostile, "a");
        run(MemorySources.of("a.hx", STOP), "export", "a.hx", "--output", "no/" + hostile);
        run(MemorySources.of("a.hx", STOP), "generate", "a.hx", "--package", hostile, "--output", "o");
        run(
                MemorySources.of("a.hx", STOP),
                "generate",
                "a.hx",
                "--package",
                "p",
                "--output",
                "o",
                "--include",
                hostile);
        run(MemorySources.of("a.hx", STOP), "generate", "a.hx", "--package", "p", "--output", hostile);
        String all = err + printed();
        assertTrue(
                all.codePoints()
                        .noneMatch(c -> c != '\n'
                                && c != '\t'
                                && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)),
                all);
    }

    @Test
    void theCaretIsBelowWhatItMeansBehindWhatIsMadeVisible() {
        run(MemorySources.of("a.json", "{ 'command': 'a\u001bb', 'dada': 'int' }\n"), "export", "a.json");

        String[] lines = err.toString().split("\n", -1);
        assertEquals("{ 'command': 'a\\u001bb', 'dada': 'int' }", lines[1]);
        assertEquals('^', lines[2].charAt(lines[2].length() - 1));
        assertTrue(lines[1].startsWith("'", lines[2].indexOf('^')), err.toString());
    }

    @Test
    void diagnosticsShowTheLineWithACaret() {
        int exitCode = run(MemorySources.of("a.hx", """
                            {
                                .name       = "stop",
                        \t.args_type  = "force:y",
                            },
                            {
                                .name       = "cont",
                                .args_type  = "",
                            },
                            {
                                .name       = "cont",
                                .args_type  = "",
                            },
                        """), "export", "a.hx");

        assertEquals(1, exitCode);
        assertEquals(0, out.size());
        String[] lines = err.toString().split("\n", -1);
        assertTrue(lines[0].startsWith("a.hx:3:23: error: "), lines[0]);
        assertTrue(lines[0].endsWith(" [unknown-args-type]"), lines[0]);
        assertEquals("\t.args_type  = \"force:y\",", lines[1]);
        assertEquals("\t" + " ".repeat(21) + "^", lines[2]);
        assertEquals(
                """
                a.hx:9:5: error: command 'cont' is defined twice; remove one of the entries [duplicate-command]
                    {
                    ^
                a.hx:5:5: note: the first one
                    {
                    ^
                2 errors, 0 warnings
                """, err.toString().lines().skip(3).map(line -> line + "\n").reduce("", String::concat));
    }

    @Test
    void warningsAreErrorsOnlyWhereTheUserWantsThemToBe() {
        String table = STOP.replace("\"\"", "\"now:b\"")
                + "SQMP\nstop\n----\n\nArguments:\n\n- \"now\": at once (json-bool, optional)\nEQMP\n";

        assertEquals(0, run(MemorySources.of("a.hx", table), "export", "a.hx"));
        assertTrue(err.toString().contains(" warning: "), err.toString());
        assertTrue(out.size() > 0);
        out.reset();
        assertEquals(1, run(MemorySources.of("a.hx", table), "export", "--strict", "a.hx"));
        assertEquals(0, out.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export a.hx",
                "check a.hx --format json",
                "diff a.hx b.hx",
                "docs a.hx --format html --output out",
                "docs a.hx --format text",
                "generate a.hx --package p --output out"
            })
    void macrosCanBeDefinedWhereverSourcesAreRead(String line) {
        MemorySources sources = MemorySources.of("a.hx", STOP.replace("\"stop\"", "PREFIX \"stop\""))
                .and("b.hx", STOP);
        String[] words = line.split(" ", -1);

        run(sources, with(words, "--define", "PREFIX=x-", "--define=OTHER=\"a\" \"b\""));
        assertFalse(err.toString().contains("unknown-macro"), err.toString());
        err.getBuffer().setLength(0);
        out.reset();
        assertEquals(2, run(sources, with(words, "--define", "1PREFIX=x-")));
        assertTrue(
                err.toString().contains("'1PREFIX=x-' does not define a macro; expected NAME=VALUE"), err.toString());
        assertNoStackTrace();
    }

    @Test
    void whatAMacroHidesCostsItsEntryOnly() {
        MemorySources sources = MemorySources.of("a.hx", STOP.replace("\"stop\"", "PREFIX \"stop\"") + STOP);

        assertEquals(0, run(sources, "export", "a.hx"));
        assertTrue(err.toString().startsWith("a.hx:2:23: warning: "), err.toString());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"stop\""));
        out.reset();
        assertEquals(0, run(sources, "export", "a.hx", "--define", "PREFIX=x-"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"x-stop\""));
    }

    @Test
    void aMissingFileIsNoAccess() {
        assertEquals(3, run(new MemorySources(), "export", "nowhere.hx"));
        assertEquals("nowhere.hx: error: there is no such file or folder [missing-file]\n", err.toString());
    }

    @Test
    void anUnreadableFileIsNoAccess() {
        assertEquals(3, run(new Unreadable(), "export", "a.hx"));
        assertEquals("a.hx: error: cannot read it: permission denied [unreadable-file]\n", err.toString());
    }

    @Test
    void aFolderWithoutSourcesIsBadInput() throws IOException {
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(folder.resolve("notes/README"), "nothing of QMP");

        assertEquals(1, run(SourceAccess.below(folder), "export", "notes"));
        assertTrue(err.toString().startsWith("notes: error: "), err.toString());
        assertEquals(0, out.size());
        assertNoStackTrace();
    }

    @Test
    void allErrorsAreToldInOneRun() {
        int exitCode = run(
                MemorySources.of("a.hx", STOP + STOP).and("b.txt", "nothing to see"),
                "export",
                "a.hx",
                "nowhere.hx",
                "b.txt");

        assertEquals(3, exitCode);
        assertTrue(err.toString().contains("[duplicate-command]"), err.toString());
        assertTrue(err.toString().contains("[missing-file]"), err.toString());
        assertTrue(err.toString().contains("[unknown-kind]"), err.toString());
    }

    @Test
    void aSourceThatSaysNothingOfQmpIsBadInput() {
        int exitCode = run(
                MemorySources.of(
                        "hmp-commands.hx",
                        "STEXI\n@table @option\nETEXI\n\n{\n.name = \"q|quit\",\n.cmd = hmp_quit,\n},\n"),
                "export",
                "hmp-commands.hx");

        assertEquals(1, exitCode);
        assertTrue(err.toString().contains("[nothing-of-qmp]"), err.toString());
        assertTrue(err.toString().contains("[no-interface]"), err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            export                      | missing required parameter: 'SOURCE' | export
            nonsense                    | unknown command 'nonsense' |
            generat a.hx --output o     | unknown command 'generat'; did you mean 'generate'? |
            export --outptu=x a.hx      | unknown option '--outptu'; did you mean '--output'? | export
            export --nonsense a.hx      | unknown option '--nonsense' | export
            check a.hx --disable        | missing required parameter for option '--disable' (RULE) | check
            generate a.hx --pakage com.acme --output o | unknown option '--pakage'; did you mean '--package'? | generate
            """)
    void wrongUsageIsToldInALine(String line, String mistake, @Nullable String verb) {
        assertEquals(2, run(new MemorySources(), line.split(" ", -1)));
        assertEquals(
                "error: " + mistake + "\nsee qmp-codegen " + (verb == null ? "" : verb + " ") + "--help\n",
                complaints());
        assertEquals(0, out.size());
    }

    @Test
    void allMistakesInALineAreTold() {
        assertEquals(2, run(new MemorySources(), "generate", "a.hx", "--pakage", "p", "--inlcude=x", "--quite"));
        assertEquals("""
                error: unknown option '--pakage'; did you mean '--package'?
                error: unknown option '--inlcude'; did you mean '--include'?
                error: unknown option '--quite'
                error: missing '--output=DIR'
                see qmp-codegen generate --help
                """, complaints());
        assertEquals(2, run(new MemorySources(), "export", "--quite", "--color=sometimes", "a.hx"));
        String told = complaints();
        assertTrue(told.startsWith("error: unknown option '--quite'\nerror: invalid value for option '--color'"), told);
        assertEquals(3, told.lines().count());
    }

    @Test
    void whoTypesNothingSeesTheUsage() {
        assertEquals(2, run(new MemorySources()));
        assertTrue(err.toString().contains("Usage: qmp-codegen"), err.toString());
        assertEquals(0, out.size());
        assertNoStackTrace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "export --help"})
    void helpIsData(String line) {
        assertEquals(0, run(new MemorySources(), line.split(" ", -1)));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: qmp-codegen"));
        assertEquals("", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "export --version"})
    void theVersionIsData(String line) {
        assertEquals(0, run(new MemorySources(), line.split(" ", -1)));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("qmp-codegen "));
    }

    @Test
    void colorsAreUsedWhereTheyAreWanted() {
        run(new MemorySources(), "export", "--color=always", "nowhere.hx");
        assertTrue(err.toString().contains("\u001b[1;31merror:\u001b[0m"), err.toString());
        err.getBuffer().setLength(0);
        run(new MemorySources(), "--color=never", "export", "nowhere.hx");
        assertFalse(err.toString().contains("\u001b"), err.toString());
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        run(MemorySources.of("a.hx", "\u001b[2J {\n" + STOP), "export", "a.hx");

        assertFalse(err.toString().contains("\u001b"), err.toString());
    }

    @Test
    void theOrderOfSourcesDoesNotMatter() {
        MemorySources sources = MemorySources.of("a.hx", STOP).and("b.hx", STOP.replace("stop", "cont"));
        run(sources, "export", "a.hx", "b.hx");
        String first = out.toString(StandardCharsets.UTF_8);
        out.reset();
        run(sources, "export", "b.hx", "a.hx");

        assertEquals(first, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void generateWritesTheDocumentedExamplesOnRequest() throws IOException {
        SourceAccess sources = MemorySources.of("a.hx", STOP + DOCUMENTED);
        String[] arguments = {"generate", "a.hx", "--package", "a.b", "--output", "out"};
        Path examples = folder.resolve("out/a/b/qmp-examples.json");

        assertEquals(0, run(sources, arguments), err::toString);
        assertFalse(Files.exists(examples));
        assertEquals(0, run(sources, with(arguments, "--examples")));
        assertEquals("""
                [
                {"request":{"execute":"stop"},"replies":[{"return":{}}]}
                ]
                """, Files.readString(examples));
        assertEquals(0, run(sources, with(arguments, "--examples", "--verify")));
        assertEquals(0, run(sources, arguments));
        assertFalse(Files.exists(examples), "no longer generated");
    }

    @Test
    void generateWritesAsMuchJavadocAsIsAskedFor() throws IOException {
        MemorySources sources = MemorySources.of("a.hx", STOP + DOCUMENTED.replace("Stop.", "Stop it. Stay so."));

        assertTrue(javadoc(sources).contains("Stop it. Stay so."));
        assertEquals(javadoc(sources), javadoc(sources, "--javadoc", "full"));
        String summary = javadoc(sources, "--javadoc", "summary");
        assertTrue(summary.contains("Stop it."), summary);
        assertFalse(summary.contains("Stay so."), summary);
        assertEquals("", javadoc(sources, "--javadoc", "none"));
        assertEquals(2, run(sources, "generate", "a.hx", "--package", "p", "--output", "out", "--javadoc", "some"));
    }

    @Test
    void generateLeavesOutBuildersThatClientsDoWithout() throws IOException {
        MemorySources sources = MemorySources.of("a.json", """
                { 'command': 'ring', 'data': { '*times': 'int' } }
                { 'event': 'RUNG' }
                """);
        Path folder = this.folder.resolve("out/p");
        String[] arguments = {"generate", "a.json", "--package", "p", "--output", "out"};

        assertEquals(0, run(sources, arguments), err.toString());
        assertTrue(Files.readString(folder.resolve("RungEvent.java")).contains("class Builder"));
        String request = Files.readString(folder.resolve("RingRequest.java"));
        assertEquals(0, run(sources, with(arguments, "--builders", "all", "--verify")), err.toString());

        assertEquals(0, run(sources, with(arguments, "--builders", "requests")), err.toString());
        assertFalse(Files.readString(folder.resolve("RungEvent.java")).contains("Builder"));
        assertEquals(request, Files.readString(folder.resolve("RingRequest.java")));

        assertEquals(2, run(sources, with(arguments, "--builders", "some")));
    }

    /** All Javadoc of what is generated, its lines joined. */
    private String javadoc(MemorySources sources, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("generate", "a.hx", "--package", "p", "--output", "out"));
        line.addAll(List.of(options));
        assertEquals(0, run(sources, line.toArray(String[]::new)), err.toString());
        StringBuilder javadoc = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("out/p"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                Matcher comment = Pattern.compile("(?s)/\\*\\*.*?\\*/").matcher(Files.readString(file));
                comment.results().forEach(found -> javadoc.append(found.group().replaceAll("\\s+\\*\\s+", " ")));
            }
        }
        return javadoc.toString();
    }

    @Test
    void verifyTakesOtherLineEndsAndTellsWhatElseDiffers() throws IOException {
        String[] arguments = {"generate", "a.hx", "--package", "a.b", "--output", "out"};
        Path request = folder.resolve("out/a/b/StopRequest.java");
        assertEquals(0, run(MemorySources.of("a.hx", STOP + DOCUMENTED), arguments), err::toString);
        Files.writeString(request, Files.readString(request).replace("\n", "\r\n"));
        SourceAccess checkedOut = MemorySources.of("a.hx", (STOP + DOCUMENTED).replace("\n", "\r\n"));

        assertEquals(0, run(checkedOut, with(arguments, "--verify")), err::toString);

        Files.writeString(request, Files.readString(request).replace("package a.b;", "package a.c;"));
        assertEquals(1, run(checkedOut, with(arguments, "--verify")));
        assertTrue(err.toString().contains("change a/b/StopRequest.java\n"), err.toString());
        assertTrue(
                Pattern.compile(
                                "(?m)^note: a/b/StopRequest\\.java: line \\d+ is 'package a\\.c;', expected 'package a\\.b;'$")
                        .matcher(err.toString())
                        .find(),
                err.toString());
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    @Timeout(60)
    void serveAnswersAsDocumentedUntilItIsInterrupted() throws Exception {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        CountDownLatch serving = new CountDownLatch(1);
        OutputStream out = new FilterOutputStream(told) {
            @Override
            public void flush() throws IOException {
                super.flush();
                serving.countDown();
            }
        };
        Console console = console(MemorySources.of("a.hx", STOP + DOCUMENTED), out);
        Path socket = folder.resolve("s");
        Thread server = new Thread(() -> exitCode.complete(
                RootCommand.run(console, "serve", "a.hx", "--tcp", "0", "--unix", socket.toString())));
        server.start();
        assertTrue(serving.await(30, TimeUnit.SECONDS), err::toString);

        String text = told.toString(StandardCharsets.UTF_8);
        Matcher port = Pattern.compile("Serving 1 commands at tcp:127\\.0\\.0\\.1:(\\d+) and unix:.*")
                .matcher(text);
        assertTrue(port.find(), text);
        try (Socket telnet = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(telnet.getInputStream(), StandardCharsets.US_ASCII))) {
            assertTrue(in.readLine().startsWith("{\"QMP\": {\"version\": "), "the greeting comes first");
            telnet.getOutputStream()
                    .write(
                            "{ \"execute\": \"qmp_capabilities\" }\r\n{ \"execute\": \"stop\" }\r\n{ \"execute\": \"x\" }\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertEquals("{\"return\": {}}", in.readLine());
            assertEquals("{\"return\": {}}", in.readLine());
            assertTrue(in.readLine().contains("The command x has not been found"));
        }
        server.interrupt();
        assertEquals(0, exitCode.get(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(socket));
    }

    @Test
    void serveSaysWhatIsMissing() {
        assertEquals(2, run(MemorySources.of("a.hx", STOP), "serve", "a.hx"));
        assertTrue(err.toString().contains("--tcp [HOST:]PORT or --unix PATH is missing"), err.toString());
        assertEquals(2, run(MemorySources.of("a.hx", STOP), "serve", "a.hx", "--tcp", "here:there"));
        assertNoStackTrace();
        assertEquals(3, run(MemorySources.of("a.hx", STOP), "serve", "a.hx", "--unix", "/no/such/folder/s"));
        assertTrue(err.toString().contains("cannot listen at unix:/no/such/folder/s"), err.toString());
    }

    @Test
    void generateTakesPatternsOfCommandsEventsAndTypes() throws IOException {
        MemorySources sources = MemorySources.of("a.json", """
                { 'struct': 'Point', 'data': { 'x': 'int' } }
                { 'struct': 'Plane', 'data': { 'origin': 'Point' } }
                { 'command': 'query-plane', 'returns': 'Plane' }
                { 'command': 'stop' }
                """);

        int exitCode = run(
                sources,
                "generate",
                "a.json",
                "--package",
                "p",
                "--output",
                "out",
                "--include",
                "query-*",
                "--exclude",
                "Point",
                "--exclude",
                "Line");

        assertEquals(0, exitCode);
        assertEquals("warning: the exclude 'Line' matches no command, event or type\n", err.toString());
        assertTrue(Files.exists(folder.resolve("out/p/Plane.java")));
        assertFalse(Files.exists(folder.resolve("out/p/Point.java")));
        assertFalse(Files.exists(folder.resolve("out/p/StopRequest.java")));
    }

    @Test
    void typesAloneAreGeneratedWhereTheyAreAskedFor() throws IOException {
        MemorySources sources = MemorySources.of("firmware.json", """
                { 'enum': 'Device', 'data': [ 'flash', 'memory' ] }
                { 'struct': 'Flash', 'data': { 'file': 'str', '*size': 'uint64' } }
                { 'union': 'Mapping', 'base': { 'device': 'Device' }, 'discriminator': 'device',
                  'data': { 'flash': 'Flash' } }
                { 'struct': 'Firmware', 'data': { 'description': 'str', 'mapping': 'Mapping', 'tags': ['str'] } }
                """);
        String[] arguments = {"generate", "firmware.json", "--package", "p", "--output", "out"};

        assertEquals(1, run(sources, arguments));
        String told = complaints();
        assertTrue(told.contains("only types; to generate all 4, use generate --include '*'"), told);
        assertEquals(0, run(sources, with(arguments, "--include", "*")), err::toString);
        assertEquals("", GeneratedCode.in(folder.resolve("out"), "p").compile(folder.resolve("classes")));
        String firmware = Files.readString(folder.resolve("out/p/Firmware.java"));
        assertTrue(firmware.contains("public static Firmware read(QmpReader in)"), firmware);
        assertTrue(firmware.contains("Unmodelled unmodelled"), "a later one has more");
        assertTrue(Files.exists(folder.resolve("out/p/Mapping.java")));
        assertEquals(0, run(sources, with(arguments, "--include", "Fl*")), err::toString);
        assertTrue(Files.exists(folder.resolve("out/p/Flash.java")));
        assertFalse(Files.exists(folder.resolve("out/p/Firmware.java")));
    }

    /** Files that nobody may read. */
    private static final class Unreadable implements SourceAccess {

        @Override
        public byte[] read(String path) throws IOException {
            throw new IOException("Permission denied");
        }

        @Override
        public boolean isFolder(String path) {
            return false;
        }

        @Override
        public boolean isFile(String path) {
            return true;
        }

        @Override
        public List<String> list(String folder) {
            return List.of();
        }
    }

    @Test
    void errorsOfTheMachineAreToldInASentence() {
        assertEquals(1, run(failing(new StackOverflowError()), "export", "a.json"));
        assertEquals("error: something in these sources is nested too deeply; --debug shows where\n", complaints());
        assertEquals(3, run(failing(new OutOfMemoryError()), "generate", "a.json", "--package", "p", "--output", "o"));
        String told = complaints();
        assertTrue(told.matches("error: these sources need more than the \\d+ MiB of memory .* with -Xmx\n"), told);
        assertEquals(3, run(failing(new NoClassDefFoundError("x")), "check", "a.json"));
        assertTrue(complaints().startsWith("error: this is a bug in qmp-codegen: java.lang.NoClassDefFoundError: x;"));
    }

    @Test
    void whatNoClassFileHoldsIsRefusedAndNothingIsWritten() {
        String members =
                IntStream.range(0, 20_000).mapToObj(i -> "'m" + i + "': 'int'").collect(Collectors.joining(", "));
        SourceAccess sources = MemorySources.of("a.json", "{ 'command': 'c', 'data': { " + members + " } }");
        assertEquals(1, run(sources, "generate", "a.json", "--package", "p", "--output", "out"));
        assertEquals(
                "a.json:1:27: error: the type 'c.arguments' has 20000 members, and Java classes cannot have more than"
                        + " 9000 [too-large-for-java]",
                complaints().lines().findFirst().orElse(""));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    /** A source the reading of which ends with an error. */
    private static SourceAccess failing(Error error) {
        return new SourceAccess() {
            @Override
            public byte[] read(String path) {
                throw error;
            }

            @Override
            public boolean isFolder(String path) {
                return false;
            }

            @Override
            public boolean isFile(String path) {
                return true;
            }

            @Override
            public List<String> list(String folder) {
                return List.of();
            }
        };
    }

    private static final MemorySources RELEASES = MemorySources.of(
                    "old/qapi-schema.json", "{ 'command': 'change' }\n{ 'command': 'stop' }\n")
            .and("new/qapi-schema.json", "{ 'command': 'stop', 'data': { '*how': 'str' } }\n");

    @Test
    void labelledSourcesAreOneInterfaceThatTellsItsReleases() {
        assertEquals(0, run(RELEASES, "export", "7.2.0=new", "4.2=old"));

        assertEquals(
                List.of(
                        "{\"name\":\"releases\",\"meta-type\":\"releases\",\"values\":[\"4.2\",\"7.2\"]},",
                        "{\"name\":\"stop\",\"meta-type\":\"command\",\"arg-type\":\"stop.arguments\",\"ret-type\":\"q_empty\"},",
                        "{\"name\":\"change\",\"meta-type\":\"command\",\"arg-type\":\"q_empty\",\"ret-type\":\"q_empty\",\"releases\":\"-4.2\"},"),
                printed().lines().skip(1).limit(3).toList());
        String told = complaints();
        assertTrue(
                told.contains("note: the arguments of 'stop' are nothing in 4.2 and 'stop.arguments' in 7.2: "), told);
        assertTrue(told.contains("[join-nothing]"), told);
        assertTrue(told.lines().allMatch(line -> line.contains(": note: ")), told);
    }

    @Test
    void someLabelsAreWrongUsage() {
        assertEquals(2, run(RELEASES, "export", "7.2=new", "old"));
        assertTrue(complaints().contains("'old' is not; label all of them, as in 7.2=old, or none"), complaints());
        assertEquals(2, run(RELEASES, "export", "7.2=new", "--floor=newest"));
        assertTrue(complaints().contains("the floor 'newest' is not a release"));
        assertEquals(2, run(RELEASES, "export", "7.2=new", "--oldest=newest"));
        assertTrue(complaints().contains("the oldest release 'newest' is not a release"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven=new", "v7.2=new", "=new"})
    void whatIsNoReleaseIsNoLabel(String source) {
        String problem = "what precedes '=' must be a release such as 7.2";

        assertEquals(3, run(RELEASES, "export", source));
        assertEquals(
                source + ": error: there is no such file or folder; if a label is meant, " + problem
                        + " [missing-file]\n",
                complaints());
        assertEquals(2, run(RELEASES, "export", source, "4.2=old"));
        String told = complaints();
        assertTrue(told.contains("'" + source + "' is not; " + problem + "\n"), told);
    }

    @Test
    void aFileMayHaveAnEqualsSignInItsName() {
        assertEquals(0, run(MemorySources.of("a=b.hx", STOP), "export", "a=b.hx"), this::complaints);
        assertEquals(3, run(new MemorySources(), "export", "folder/a=b.hx"));
        assertEquals("folder/a=b.hx: error: there is no such file or folder [missing-file]\n", complaints());
    }

    @Test
    void sourcesOfOneReleaseThatDefineTheSameMayBeOfTwo() {
        for (String label : List.of("", "7.2=")) {
            assertEquals(1, run(RELEASES, "export", label + "new", label + "old"));
            String told = complaints();
            assertTrue(
                    told.contains("'new' and 'old' are read as one release: if they are not, label each with its"),
                    told);
            assertEquals(told.indexOf("read as one"), told.lastIndexOf("read as one"));
        }
        assertEquals(1, run(MemorySources.of("a.hx", STOP + STOP).and("b.hx", ""), "export", "a.hx", "b.hx"));
        assertFalse(complaints().contains("read as one"));
    }

    @Test
    void aFloorAndAnOldestReleaseNeedReleases() {
        assertEquals(1, run(RELEASES, "export", "new", "--floor=7.2"));
        assertTrue(complaints().contains("[no-releases]"));
        assertEquals(1, run(RELEASES, "export", "new", "--oldest=7.2"));
        assertTrue(complaints().contains("label them, as in 7.2=SOURCE, or omit it [no-releases]"), complaints());
    }

    @Test
    void aServersErrorIsNoSchema() {
        MemorySources answer = MemorySources.of("s.json", "{\"error\": {\"class\": \"CommandNotFound\"}}");
        assertEquals(1, run(answer, "export", "s.json"));
        assertTrue(complaints().contains("this server does not have query-qmp-schema, which came with QEMU 2.5"));
    }

    @Test
    void aFloorIsNotAboveAllReleases() {
        assertEquals(0, run(RELEASES, "export", "7.2=new", "4.2=old", "--floor=5.0"));
        MemorySources facts = MemorySources.of("facts.json", printed());
        String complaint =
                "no source describes a release from 9.0 on, so nothing would count as promised; expected one of [4.2, 7.2] [no-releases]";

        assertEquals(1, run(RELEASES, "export", "7.2=new", "4.2=old", "--floor=9.0"));
        assertTrue(complaints().contains(complaint));
        assertEquals(1, run(facts, "export", "facts.json", "--floor=9.0"));
        assertTrue(complaints().contains(complaint));
    }

    @Test
    void olderReleasesAreLeftOutOfWhatIsLabelledAndOfItsExport() {
        assertEquals(0, run(RELEASES, "export", "7.2=new", "4.2=old", "--oldest=5.0"));
        String newer = printed();
        assertFalse(newer.contains("change"), newer);
        assertTrue(newer.contains("\"values\":[\"7.2\"]"), newer);

        assertEquals(0, run(RELEASES, "export", "7.2=new", "4.2=old"));
        assertEquals(0, run(MemorySources.of("facts.json", printed()), "export", "facts.json", "--oldest=5.0"));
        assertEquals(newer, printed());

        assertEquals(1, run(RELEASES, "export", "7.2=new", "4.2=old", "--oldest=8.0"));
        assertTrue(
                complaints()
                        .contains(
                                "no source describes a release from 8.0 on, so nothing is left; expected one of [4.2, 7.2]"),
                complaints());
    }

    @Test
    void anExportOfReleasesHasNoLabelOfItsOwn() {
        assertEquals(0, run(RELEASES, "export", "7.2=new", "4.2=old"));
        MemorySources facts = MemorySources.of("facts.json", printed());

        assertEquals(0, run(facts, "export", "facts.json"));
        assertEquals(1, run(facts, "export", "8.0=facts.json"));
        assertTrue(complaints().contains("[releases-within]"));
    }
}
