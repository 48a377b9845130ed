package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.qmpshell.RunningShell.Ended;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell without a terminal, with a server in this process. */
@Timeout(60)
class ScriptTest {

    @TempDir
    private Path folder;

    private final FakeQmpServer server = FakeQmpServer.onTcp()
            .on("query-qmp-schema", request -> Interfaces.introspection())
            .on("query-status", request -> "{\"running\": true}")
            .on("system_reset", request -> {
                throw new CommandError("GenericError", "not now");
            })
            .serve();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private String address() {
        return server.address().toString();
    }

    @Test
    void aCommandMayStandOnTheCommandLine() {
        assertEquals(
                new Ended(ExitCode.FINE, "{\"return\": {\"running\": true}}\n", ""),
                RunningShell.script(folder, "system_reset", "-c", "query-status", address()));
    }

    @Test
    void aBareAddressWillDo() {
        String bare = address().substring("tcp:".length());
        assertEquals(
                ExitCode.FINE,
                RunningShell.script(folder, "", bare, "-c", "query-status").code());
    }

    @Test
    void aScriptStopsAtTheFirstFailure() {
        String script = "# a comment\n\nquery-status\nsystem_reset\nquery-status\n";
        assertEquals(
                new Ended(ExitCode.FAILED, """
                        {"return": {"running": true}}
                        {"error": {"class": "GenericError", "desc": "not now"}}
                        """, "line 4: error: the command failed; the reply says why\n"),
                RunningShell.script(folder, script, address()));
    }

    @Test
    void aScriptMayKeepGoing() {
        assertEquals(
                new Ended(ExitCode.FAILED, """
                        {"error": {"class": "GenericError", "desc": "not now"}}
                        {"return": {"running": true}}
                        """, "line 1: error: the command failed; the reply says why\n"),
                RunningShell.script(folder, "system_reset\nquery-status\n", "-k", address()));
    }

    @Test
    void aMistakeIsToldApartFromReplies() {
        assertEquals(
                new Ended(ExitCode.FAILED, "", """
                        line 3: error: this server has no command 'query-state'; did you mean 'query-status'?
                          query-state
                          ^^^^^^^^^^^
                        """), RunningShell.script(folder, "# one\n\nquery-state\n", address()));
    }

    @Test
    void nothingIsFoundOutForCommandsWithoutArguments() {
        AtomicInteger asked = new AtomicInteger();
        server.on("query-qmp-schema", request -> {
            asked.incrementAndGet();
            return Interfaces.introspection();
        });
        server.on("ports", request -> "{}");

        assertEquals(
                ExitCode.FINE,
                RunningShell.script(folder, "query-status\nquery-status\n", address())
                        .code());
        assertEquals(
                ExitCode.FINE,
                RunningShell.script(folder, "", "--no-check", "-c", "ports list=[1]", address())
                        .code());
        assertEquals(0, asked.get());
        assertEquals(
                ExitCode.FINE,
                RunningShell.script(folder, "query-status\nports list=[1]\n", address())
                        .code());
        assertEquals(1, asked.get());
    }

    @Test
    void aStatementMayTakeSeveralLines() {
        server.on("ports", request -> "{}").on("transaction", request -> "{}");
        String script = "ports list=[1,\n  2]\ntransaction(\nbitmap-add node=n name=b\n)\n";
        assertEquals(
                new Ended(ExitCode.FINE, "{\"return\": {}}\n{\"return\": {}}\n", ""),
                RunningShell.script(folder, script, address()));
    }

    @Test
    void aTransactionThatNothingEndsFails() {
        assertEquals(
                new Ended(ExitCode.FAILED, "", "line 2: error: the transaction was not ended; none of it was sent\n"),
                RunningShell.script(folder, "\ntransaction(\nabort\n", address()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports list=[1,",
                "ports list=[{",
                "{\"execute\": \"query-status\"",
                "ports list=\"[1",
                "ports list=[1, {'a': \"x",
            })
    void aBracketThatNothingClosesCostsItsOwnLine(String open) {
        Ended ended = RunningShell.script(
                folder, "query-status\n" + open + "\n# a comment\nquery-status\nquery-state\n", "-k", address());
        assertEquals(ExitCode.FAILED, ended.code());
        assertEquals("{\"return\": {\"running\": true}}\n".repeat(2), ended.out());
        assertTrue(ended.err().startsWith("line 2: error: "), ended.err());
        assertTrue(ended.err().contains("\n  " + open + "\n"), ended.err());
        assertTrue(ended.err().contains("\nline 5: error: this server has no command 'query-state'"), ended.err());
    }

    @Test
    void aCommentIsALineWhateverIsInIt() {
        assertEquals(
                new Ended(ExitCode.FINE, "{\"return\": {\"running\": true}}\n", ""),
                RunningShell.script(folder, "# don't {\nquery-status\n", address()));
    }

    @Test
    void aTextInQuotesMayHaveLinesLikeCommands() {
        server.on("query-name", request -> request.arguments().path("x").toString());
        assertEquals(
                new Ended(ExitCode.FINE, "{\"return\": \"a\\nquery-status\\n\"}\n", ""),
                RunningShell.script(folder, "query-name x='a\nquery-status\n'\n", "--no-check", address()));
    }

    @Test
    void aMessageThatNothingClosesCostsItsOwnLine() {
        Ended ended = RunningShell.script(
                folder, "{\"execute\": \"query-status\"\n{\"execute\": \"query-status\"}\n".repeat(2), "-k", address());
        assertEquals("{\"return\": {\"running\": true}}\n".repeat(2), ended.out());
        assertTrue(ended.err().startsWith("line 1: error: "), ended.err());
        assertTrue(ended.err().contains("\nline 3: error: "), ended.err());
    }

    @Test
    void aMessageIsSentAsItIsAndItsReplyHasItsId() {
        server.serve(connection -> {
            connection.negotiate("oob");
            while (true) {
                ReceivedRequest request = connection.receive();
                connection.reply(request, request.text().replaceFirst("\"id\": ?" + request.id(), "\"id\":0"));
            }
        });
        assertEquals(new Ended(ExitCode.FINE, """
                        {"return": {"execute": "a", "id": 0, "control": {"run-oob": true}}, "id": "x"}
                        {"return": {"exec-oob": "b", "id": 0}, "id": {"n": 1}}
                        {"return": {"execute": "c", "arguments": [], "nonsense": null, "id": 0}}
                        {"return": {"arguments": {}, "id": 0}}
                        """, ""), RunningShell.script(folder, """
                        {"execute": "a", "id": "x", "control": {"run-oob": true}}
                        {"exec-oob": "b", "id": {"n": 1}}
                        {"execute": "c", "arguments": [], "nonsense": null}
                        {"arguments": {}}
                        """, "--no-check", address()));
    }

    @Test
    void anErrorHasTheIdOfItsMessage() {
        Ended ended = RunningShell.script(folder, "{\"execute\": \"system_reset\", \"id\": 7}\n", address());
        assertEquals("{\"error\": {\"class\": \"GenericError\", \"desc\": \"not now\"}, \"id\": 7}\n", ended.out());
    }

    @Test
    void whatNoMessageCanHoldIsAMistakeOfItsLine() {
        Ended ended = RunningShell.script(
                folder, "{\"execute\": \"query-status\", \"arguments\": {\"x\": \"\\ud800\"}}\n", address());
        assertEquals(ExitCode.FAILED, ended.code());
        assertTrue(ended.err().startsWith("line 1: error: "), ended.err());
    }

    @Test
    void passwordsAreNotShown() {
        server.on("set_password", request -> "{}");
        Ended sent = RunningShell.script(
                folder, "set_password protocol=vnc password=hunter2\n", "-v", "--no-check", address());
        assertEquals("""
                {"execute": "set_password", "arguments": {"protocol": "vnc", "password": "***"}}
                {"return": {}}
                """, sent.out());
        for (String line : List.of(
                "set_password protocol=vnc password=hunter2",
                "stream password=hunter2 speed=x",
                "set_password hunter2",
                "set_password password=\"hunter2",
                "object-add qom-type=secret data=hunter2",
                "{\"execute\": \"set_password\", \"arguments\": {\"password\": hunter2}}",
                "stream device=https://me:hunter2@host/disk speed=x")) {
            Ended refused = RunningShell.script(folder, line + "\n", address());
            assertEquals(ExitCode.FAILED, refused.code(), refused.toString());
            assertFalse(refused.toString().contains("hunter2"), refused.toString());
        }
        assertEquals(
                "line 1: error: 'speed' must be an integer (column 34; the line may hold a password, and is not shown)\n",
                RunningShell.script(folder, "stream device=d password=x speed=y\n", address())
                        .err()
                        .lines()
                        .filter(text -> text.contains("speed"))
                        .map(text -> text + "\n")
                        .findFirst()
                        .orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "foo,                  \"unknown command: 'foo'\\r\\n\",                                     1",
        "device_del x,         \"Error: Device 'x' not found\\r\\n\",                                1",
        "migrate,              \"migrate: string expected\\r\\nTry \\\"help migrate\\\" for more information\\r\\n\", 1",
        "info foo,             \"unknown command: 'info foo'\\r\\n\",                                1",
        "drive_del x,          \"Device 'x' not found\\r\\n\",                                       1",
        "cpu 99,               \"invalid CPU index\\r\\n\",                                          1",
        "boot_set z,           \"Invalid boot device 'z'\\r\\n\",                                    1",
        "info name,            \"invalid name of a machine\\r\\n\",                                  0",
        "info status,          \"VM status: running\\r\\n\",                                         0",
        "stop,                 \"\",                                                                 0",
    })
    void aHumanMonitorThatSaysErrorHasFailed(String line, String answer, int code) {
        server.on("human-monitor-command", request -> answer);
        Ended ended = RunningShell.script(folder, line + "\n", "-H", address());
        assertEquals(code, ended.code(), ended.toString());
        assertEquals(code == 0 ? "" : "line 1: error: the command failed; the reply says why\n", ended.err());
    }

    @Test
    void anOutputThatTakesNothingIsAFailure() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(
                new Ended(
                        ExitCode.UNREACHABLE,
                        "",
                        "qmp-shell: cannot write to standard output: No space left on device\n"),
                RunningShell.script(folder, "query-status\nsystem_reset\n", full, "-k", address()));
        assertTrue(server.requests().stream()
                .noneMatch(request -> request.command().equals("system_reset")));
        assertEquals(
                new Ended(ExitCode.UNREACHABLE, "", "qmp-shell: cannot write to standard output\n"),
                RunningShell.script(folder, "", full, "--help"));
    }

    @Test
    void theTimeLimitIsForConnectingToo() {
        try (FakeQmpServer silent = FakeQmpServer.onTcp()) {
            Ended ended = RunningShell.script(
                    folder, "", "--timeout=0.2", "-c", "stop", silent.address().toString());
            assertEquals(ExitCode.UNREACHABLE, ended.code());
            assertTrue(ended.err().contains("200 ms"), ended.err());
        }
    }

    @Test
    void theTimeLimitIsForFindingOutWhatAServerKnowsToo() {
        server.serve(connection -> {
            connection.negotiate();
            while (true) {
                connection.receive();
            }
        });
        Ended ended = assertTimeout(
                Duration.ofSeconds(9),
                () -> RunningShell.script(folder, "", "--timeout=0.2", "-c", "stop x=1", address()));
        assertEquals(ExitCode.FAILED, ended.code());
        assertTrue(ended.err().contains("200 ms"), ended.err());
    }

    @Test
    void helpHasColoursWhereTheyAreWanted() {
        assertTrue(RunningShell.script(folder, "", "--color=always", "--help")
                .out()
                .contains("\u001b["));
        assertFalse(
                RunningShell.script(folder, "", "--color=never", "--help").out().contains("\u001b["));
    }

    @Test
    void exitEndsAScript() {
        assertEquals(new Ended(ExitCode.FINE, "", ""), RunningShell.script(folder, "exit\nsystem_reset\n", address()));
    }

    @Test
    void everythingIsLogged() throws IOException {
        Ended ended = RunningShell.script(folder, "", "-l", "log", "-v", "-c", "query-status", address());
        assertEquals("{\"execute\": \"query-status\"}\n{\"return\": {\"running\": true}}\n", ended.out());
        assertEquals(
                "-> {\"execute\":\"query-status\"}\n<- {\"return\":{\"running\":true}}\n",
                Files.readString(folder.resolve("log")).replaceAll("(?m)^\\S+ ", ""));
    }

    @Test
    void coloursAreForTerminalsUnlessTheyAreAskedFor() {
        assertTrue(RunningShell.script(folder, "", "--color=always", "-c", "query-status", address())
                .out()
                .contains("\u001b["));
    }

    @Test
    void aCommandMayHaveATimeLimit() {
        server.serve(connection -> {
            connection.negotiate();
            while (true) {
                connection.receive();
            }
        });
        Ended ended = RunningShell.script(folder, "", "--timeout=1", "--no-check", "-c", "stop", address());
        assertEquals(ExitCode.FAILED, ended.code());
        assertTrue(ended.err().startsWith("error: "), ended.err());
    }

    @Test
    void aConnectionThatEndsIsNoFailureOfACommand() {
        server.serve(connection -> {
            connection.negotiate();
            connection.receive();
        });
        Ended ended = RunningShell.script(folder, "", "--no-check", "-c", "stop", "-c", "cont", address());
        assertEquals(ExitCode.UNREACHABLE, ended.code());
        assertTrue(ended.err().startsWith("qmp-shell: "), ended.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | 2 | qmp-shell: an address is missing: expected a socket's path",
                "tcp:nowhere             | 2 | qmp-shell: not a QMP address: 'tcp:nowhere'",
                "--nonsense x            | 2 | qmp-shell: Unknown option: '--nonsense'",
                "--color=blue x          | 2 | qmp-shell: Invalid value for option '--color'",
                "--tls-ca=nofile tls:h:1 | 3 | qmp-shell: cannot read '",
                "--tls-key=a tls:h:1     | 2 | qmp-shell: a key needs its certificate",
                "no-such-socket          | 3 | qmp-shell: cannot connect to unix:",
                "--timeout=-1 x          | 2 | qmp-shell: Invalid value for option '--timeout': expected a positive",
                "wrap                    | 2 | qmp-shell: Missing required parameter: 'QEMU'",
                "wrap no-such-program    | 3 | qmp-shell: cannot start no-such-program",
                "--schema=no-such.json x | 3 | no-such.json: error: there is no such file or folder",
                "--log=no/such/folder x  | 3 | qmp-shell: ",
            })
    void mistakesOfUsageGetASentence(String arguments, int code, String message) {
        String[] words = arguments == null ? new String[0] : arguments.split(" ", -1);
        Ended ended = RunningShell.script(folder, "", words);
        assertEquals(message, ended.err().substring(0, Math.min(ended.err().length(), message.length())), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertEquals(code, ended.code());
    }

    @Test
    void aSchemaOfTheUsersDescribesAnOldServer() throws IOException {
        Files.writeString(folder.resolve("old.json"), """
                ##
                # @vendor-thing:
                #
                # Do the vendor's thing.
                #
                # @x: how much
                ##
                { 'command': 'vendor-thing', 'data': { 'x': 'int' } }
                """);
        server.on("query-qmp-schema", request -> {
            throw new CommandError("CommandNotFound", "not yet");
        });
        server.on("query-commands", request -> "[{\"name\": \"vendor-thing\"}]");
        Ended help = RunningShell.script(folder, "", "--schema=old.json", "-c", "help vendor-thing", address());
        assertTrue(help.out().contains("Do the vendor's thing."), help.out());
        Ended mistake = RunningShell.script(folder, "", "--schema=old.json", "-c", "vendor-thing x=a", address());
        assertTrue(mistake.err().contains("'x' must be an integer"), mistake.err());
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertTrue(RunningShell.script(folder, "", "--help").out().startsWith("Usage: qmp-shell"));
        assertEquals(ExitCode.FINE, RunningShell.script(folder, "", "--version").code());
    }
}
