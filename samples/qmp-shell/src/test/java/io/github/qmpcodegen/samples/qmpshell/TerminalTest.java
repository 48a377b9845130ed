package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import io.github.qmpcodegen.samples.qmpshell.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell as somebody sees it, with a server in this process. */
@Timeout(60)
class TerminalTest {

    /** Before and behind what is pasted. */
    private static final String PASTE = "\u001b[200~";

    private static final String PASTED = "\u001b[201~";

    @TempDir
    private Path folder;

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket()
            .on("query-qmp-schema", request -> Interfaces.introspection())
            .on("query-status", request -> "{\"running\": true}")
            .on("system_reset", request -> "{}")
            .serve();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private RunningShell start() throws IOException, InterruptedException {
        return start("xterm-256color");
    }

    private RunningShell start(String terminalType) throws IOException, InterruptedException {
        RunningShell shell =
                new RunningShell(terminalType, folder, server.address().toString());
        shell.screen().await("(QEMU)");
        return shell;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CommandError("GenericError", "interrupted");
        }
    }

    private ServerConnection connection() {
        return server.connections().get(0);
    }

    @Test
    void aCommandIsCompletedSentAndAnswered() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().await("Connected to QEMU 7.2.0 (fake).");
            shell.screen().type("query-st\t");
            shell.screen().await("(QEMU) query-status");
            shell.screen().type("\r");
            shell.screen().await("{\"return\": {\"running\": true}}");
            // Control-D.
            shell.screen().type("\u0004");
            assertEquals(ExitCode.FINE, shell.exitCode());
        }
    }

    @Test
    void argumentsAndValuesAreListed() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("stream \t");
            String list = shell.screen().await("on-error=");
            assertTrue(list.contains("device="), list);
            assertTrue(list.contains("report|ignore|stop, optional"), list);
            shell.screen().type("on-error=\t");
            shell.screen().await("ignore");
            shell.screen().type("st\t");
            shell.screen().await("(QEMU) stream on-error=stop");
        }
    }

    @Test
    void aMistakeIsShownAndNothingSent() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("stream device=d speed=fast\r");
            String text = shell.screen().await("^^^^");
            assertTrue(
                    text.contains("error: 'speed' must be an integer\n  stream device=d speed=fast\n"
                            + "                        ^^^^"),
                    text);
            assertTrue(server.requests().stream()
                    .noneMatch(request -> request.command().equals("stream")));
        }
    }

    @Test
    void anEventComesAboveTheLineThatIsBeingTyped() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("query-sta");
            shell.screen().await("(QEMU) query-sta");
            connection().event("TRAY", "{\"open\": true}");
            shell.screen()
                    .await(
                            text -> text.endsWith(" TRAY {\"open\": true}\n(QEMU) query-sta"),
                            "the event, and the line as it was below it");
            shell.screen().type("tus\r");
            shell.screen().await("{\"return\": {\"running\": true}}");
        }
    }

    @Test
    void aLineWithAnOpenBracketGoesOn() throws Exception {
        server.on("ports", request -> "{}");
        try (RunningShell shell = start()) {
            shell.screen().type("ports list=[1,\r");
            shell.screen().await("  ...");
            shell.screen().type("2]\r");
            shell.screen().await("{\"return\": {}}");
            assertTrue(server.requests().stream()
                    .anyMatch(request -> request.arguments().toString().equals("{\"list\":[1,2]}")));
        }
    }

    @Test
    void aTransactionHasItsOwnPromptAndControlCGivesItUp() throws Exception {
        server.on("transaction", request -> "{}");
        try (RunningShell shell = start()) {
            shell.screen().type("transaction(\r");
            shell.screen().await("TRANS>");
            shell.screen().type("bit\t");
            shell.screen().await("TRANS> bitmap-add");
            shell.screen().type("node=n name=b\r)\r");
            shell.screen().await("{\"return\": {}}");
            shell.screen().type("transaction( abort\r");
            shell.screen().await(text -> text.endsWith("TRANS>"), "the prompt of a transaction");
            shell.screen().type("\u0003");
            shell.screen().await("the transaction was abandoned");
            shell.screen().await(text -> text.endsWith("(QEMU)"), "the usual prompt");
        }
    }

    @Test
    void aPasteRunsItsWholeLinesInOrderAndLeavesTheRest() throws Exception {
        server.on(
                "ports",
                request -> "{\"n\": " + request.arguments().path("list").get(0) + "}");
        try (RunningShell shell = start()) {
            shell.screen()
                    .type(PASTE + "ports list=[1]\r\rports list=[\r  2\r]\rports list=[3]\rports list=[4" + PASTED);
            String text = shell.screen().await(seen -> seen.endsWith("(QEMU) ports list=[4"), "the rest of the paste");
            assertTrue(
                    text.indexOf("{\"n\": 1}") > 0
                            && text.indexOf("{\"n\": 1}") < text.indexOf("{\"n\": 2}")
                            && text.indexOf("{\"n\": 2}") < text.indexOf("{\"n\": 3}"),
                    text);
            shell.screen().type("2]\r");
            shell.screen().await("{\"n\": 42}");
            assertEquals(
                    List.of("[1]", "[2]", "[3]", "[42]"),
                    server.requests().stream()
                            .filter(request -> request.command().equals("ports"))
                            .map(request -> request.arguments().path("list").toString())
                            .toList());
        }
    }

    @Test
    void aPasteWithoutAnEndIsThereToBeEdited() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("query-" + PASTE + "stat" + PASTED);
            shell.screen().await("(QEMU) query-stat");
            shell.screen().type("us\r");
            shell.screen().await("{\"return\": {\"running\": true}}");
        }
    }

    @Test
    void controlCNeedsNoServerThatTellsWhatItKnows() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.on("query-qmp-schema", request -> {
            awaitQuietly(release);
            return "[]";
        });
        try (RunningShell shell = start()) {
            shell.screen().type("query-status\r");
            server.awaitRequest("query-qmp-schema");
            shell.screen()
                    .await(
                            text -> text.contains("error: gave up waiting for the reply of 'query-status'")
                                    || !pressed(shell, "\u0003"),
                            "the end of the command");
        } finally {
            release.countDown();
        }
    }

    /** Presses a key again, for the command may have begun only now. */
    private static boolean pressed(RunningShell shell, String key) {
        try {
            shell.screen().type(key);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void controlCGivesUpWhatWasPastedBehindTheCommandThatRuns() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.on("system_reset", request -> {
            asked.countDown();
            awaitQuietly(release);
            return "{}";
        });
        try (RunningShell shell = start()) {
            shell.screen().type(PASTE + "system_reset\rsystem_reset\r" + PASTED);
            asked.await();
            shell.screen().type("\u0003");
            shell.screen().await("error: gave up waiting for the reply of 'system_reset'");
            release.countDown();
            shell.screen().type("query-status\r");
            shell.screen().await("{\"return\": {\"running\": true}}");
            assertEquals(
                    1,
                    server.requests().stream()
                            .filter(request -> request.command().equals("system_reset"))
                            .count());
        } finally {
            release.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What a terminal can do; a mode; what it is; where its cursor is; a colour; a key that nobody knows.
                "\u001b[?0u",
                "\u001b[?2027;0$y",
                "\u001b[?62;22c\u001b[?0u\u001b[?2026;2$y",
                "\u001b[>41;354;0c",
                "\u001b[12;40R",
                "\u001b]11;rgb:0000/0000/0000\u0007",
                "\u001b]10;rgb:ffff/ffff/ffff\u001b\\",
                "\u001bP>|XTerm(390)\u001b\\",
                "\u001b[15;5~",
                "\u001bOy",
            })
    void whatTheTerminalSaysOfItselfIsNotTyped(String report) throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type(report + "query-" + report + "status" + report + "\r");
            String text = shell.screen().await("{\"return\": {\"running\": true}}");
            assertTrue(text.contains("(QEMU) query-status\n"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--color=never", "NO_COLOR"})
    void withoutColoursThereAreNoneAnywhere(String how) throws Exception {
        server.on("query-commands", request -> "[{\"name\": \"query-status\"}, {\"name\": \"stream\"}]");
        Map<String, String> environment = how.equals("NO_COLOR") ? Map.of(how, "1") : Map.of();
        String[] arguments = how.equals("NO_COLOR")
                ? new String[] {server.address().toString()}
                : new String[] {how, server.address().toString()};
        try (RunningShell shell = new RunningShell("xterm-256color", folder, environment, arguments)) {
            shell.screen().await("(QEMU)");
            shell.screen().type("stream \t");
            shell.screen().await("report|ignore|stop, optional");
            // The first of the list is chosen, then the second.
            shell.screen().type("\t\t");
            shell.screen().await(text -> text.contains("(QEMU) stream speed="), "what was chosen");
            assertFalse(shell.screen().hasColour(), shell.screen().text());
            shell.screen().type("\u0015stream nonsense=1\r");
            shell.screen().await("^^^");
            connection().event("TRAY", "{\"open\": true}");
            shell.screen().await("TRAY {");
            shell.screen().type("query-status\r");
            shell.screen().await("{\"return\"");
            assertFalse(shell.screen().hasColour(), shell.screen().text());
        }
    }

    @Test
    void aCompletionListHasColoursOtherwise() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("stream \t");
            shell.screen().await("report|ignore|stop, optional");
            assertTrue(shell.screen().hasColour());
        }
    }

    @Test
    void helpComesWhileTyping() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("stream dev" + Screen.F1);
            String text = shell.screen().await("Arguments");
            assertTrue(text.contains("stream device=… [speed=…]"), text);
            shell.screen().await(seen -> seen.endsWith("(QEMU) stream dev"), "the line as it was");
        }
    }

    @Test
    void controlCGivesACommandUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.on("system_reset", request -> {
            asked.countDown();
            awaitQuietly(release);
            return "{}";
        });
        try (RunningShell shell = start()) {
            shell.screen().type("system_reset\r");
            asked.await();
            shell.screen().type("\u0003");
            shell.screen().await("error: gave up waiting for the reply of 'system_reset'");
            release.countDown();
            shell.screen().type("query-status\r");
            shell.screen().await("{\"return\": {\"running\": true}}");
        } finally {
            release.countDown();
        }
    }

    @Test
    void aJobHasABarWhileItRuns() throws Exception {
        // The shell asks when it starts, too, which may be before or after the job does.
        AtomicReference<String> jobs = new AtomicReference<>("[]");
        server.on("query-qmp-schema", request -> {
            throw new CommandError("CommandNotFound", "not yet");
        });
        server.on("query-commands", request -> "[{\"name\": \"query-jobs\"}, {\"name\": \"job-dismiss\"}]");
        server.on("query-jobs", request -> Objects.requireNonNull(jobs.get()));
        try (RunningShell shell = start()) {
            jobs.set("[{\"id\": \"j0\", \"type\": \"mirror\", \"status\": \"running\","
                    + " \"current-progress\": 1048576, \"total-progress\": 4194304}]");
            connection().event("JOB_STATUS_CHANGE", "{\"id\": \"j0\", \"status\": \"running\"}");
            String text = shell.screen().await("mirror j0 [");
            assertTrue(text.contains(" 25%  1.0 MiB of 4.0 MiB"), text);
            shell.screen().type("job-d\t");
            shell.screen().await("(QEMU) job-dismiss");
            jobs.set("[{\"id\": \"j0\", \"type\": \"mirror\", \"status\": \"concluded\","
                    + " \"current-progress\": 4194304, \"total-progress\": 4194304}]");
            shell.screen().await("mirror j0: completed");
            shell.screen().await(seen -> !seen.contains("mirror j0 ["), "the bar to go");
        }
    }

    @Test
    void aLostConnectionEndsTheShell() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("query-");
            connection().close();
            shell.screen().await("error: the connection has ended");
            assertEquals(ExitCode.UNREACHABLE, shell.exitCode());
        }
    }

    @Test
    void aServerThatShutsDownEndsTheShellInGoodOrder() throws Exception {
        try (RunningShell shell = start()) {
            connection().event("SHUTDOWN", "{}");
            shell.screen().await("SHUTDOWN");
            connection().close();
            shell.screen().await("QEMU has ended.");
            assertEquals(ExitCode.FINE, shell.exitCode());
        }
    }

    @Test
    void linesAreKeptForTheNextTimeButThoseWithPasswordsAreNot() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("query-status\r");
            shell.screen().await("{\"return\"");
            shell.screen().type("set_password password=hunter2\r");
            shell.screen().await("this server has no command 'set_password'");
            shell.screen().type("\u0004");
            assertEquals(ExitCode.FINE, shell.exitCode());
        }
        String history = Files.readString(folder.resolve("qmp-shell/history"));
        assertTrue(history.contains("query-status"), history);
        assertFalse(history.contains("hunter2"), history);
        try (RunningShell shell = start()) {
            // Control-P, the line before.
            shell.screen().type("\u0010");
            shell.screen().await("(QEMU) query-status");
        }
    }

    @Test
    void aDumbTerminalGetsPlainText() throws Exception {
        try (RunningShell shell = start("dumb")) {
            shell.screen().type("query-status\r");
            String text = shell.screen().await("{\"return\": {\"running\": true}}");
            assertFalse(text.contains("\u001b"), text);
            connection().event("TRAY", "{\"open\": true}");
            shell.screen().await("TRAY {\"open\": true}");
            shell.screen().type("exit\r");
            assertEquals(ExitCode.FINE, shell.exitCode());
        }
    }

    @Test
    void theHumanMonitorIsAModeOfItsOwn() throws Exception {
        server.on(
                "human-monitor-command",
                request -> switch (request.arguments().path("command-line").asString("")) {
                    case "help" -> "\"info [x] -- shows things\\r\\nstop|s -- pauses\\r\\n\"";
                    case "help info" -> "\"info name -- shows the name\\r\\n\"";
                    case "info name" -> "\"stand-in\\r\\n\"";
                    default -> "\"\"";
                });
        String[] arguments = {"-H", server.address().toString()};
        try (RunningShell shell = new RunningShell("xterm-256color", folder, arguments)) {
            shell.screen().await("(qemu)");
            shell.screen().type("inf\tna\t\r");
            shell.screen().await("\nstand-in\n");
        }
    }
}
