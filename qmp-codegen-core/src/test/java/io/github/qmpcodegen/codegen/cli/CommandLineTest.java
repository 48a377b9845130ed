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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void aClosedPipeIsNoAccessWithoutStackTrace() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int exitCode = Main.run(console(MemorySources.of("a.hx", STOP), closed), "export", "a.hx");

        assertEquals(3, exitCode);
        assertEquals("error: cannot write to standard output: Broken pipe\n", err.toString());
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

    @Test
    void aMissingFileIsNoAccess() {
        assertEquals(3, run(new MemorySources(), "export", "nowhere.hx"));
        assertEquals("nowhere.hx: error: there is no such file or folder [missing-file]\n", err.toString());
    }

    @Test
    void anUnreadableFileIsNoAccess() {
        assertEquals(3, run(new Unreadable(), "export", "a.hx"));
        assertEquals("a.hx: error: cannot read it: Permission denied [unreadable-file]\n", err.toString());
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
    void allMistakesAreToldInOneRun() {
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
    @ValueSource(strings = {"", "export", "nonsense", "export --nonsense a.hx", "export --color=sometimes a.hx"})
    void wrongUsageIsTold(String line) {
        assertEquals(2, run(new MemorySources(), line.isEmpty() ? new String[0] : line.split(" ", -1)));
        assertTrue(
                err.toString().contains("Usage: qmp-codegen") || err.toString().contains("Did you mean"),
                err.toString());
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
        Thread server = new Thread(
                () -> exitCode.complete(Main.run(console, "serve", "a.hx", "--tcp", "0", "--unix", socket.toString())));
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
        assertEquals("warning: 'Line' matches no command, event or type\n", err.toString());
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
        assertTrue(told.contains("only types; to generate all 4, give generate --include '*'"), told);
        assertEquals(0, run(sources, with(arguments, "--include", "*")), err::toString);
        assertEquals("", GeneratedCode.in(folder.resolve("out"), "p").compile(folder.resolve("classes")));
        String firmware = Files.readString(folder.resolve("out/p/Firmware.java"));
        assertTrue(firmware.contains("public static Firmware fromJson(JsonNode json, Decoding decoding)"), firmware);
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
}
