package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.FakeQmpError;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.samples.qmpshell.RunningShell.Ended;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell without a terminal, with a server in this process. */
@Timeout(60)
class ScriptTest {

    @TempDir
    private Path folder;

    private final FakeQmpServer server = FakeQmpServer.onTcp()
            .on("query-qmp-schema", request -> Interfaces.schema().toIntrospection())
            .on("query-status", request -> "{\"running\": true}")
            .on("system_reset", request -> {
                throw new FakeQmpError("GenericError", "not now");
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
    void aCommandOnTheCommandLine() {
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
        assertEquals(new Ended(ExitCode.FAILED, """
                        {"return": {"running": true}}
                        {"error": {"class": "GenericError", "desc": "not now"}}
                        """, ""), RunningShell.script(folder, script, address()));
    }

    @Test
    void aScriptMayKeepGoing() {
        assertEquals(
                new Ended(ExitCode.FAILED, """
                        {"error": {"class": "GenericError", "desc": "not now"}}
                        {"return": {"running": true}}
                        """, ""),
                RunningShell.script(folder, "system_reset\nquery-status\n", "-k", address()));
    }

    @Test
    void aMistakeIsToldApartFromReplies() {
        assertEquals(new Ended(ExitCode.FAILED, "", """
                        error: this server has no command 'query-state'; did you mean 'query-status'?
                          query-state
                          ^^^^^^^^^^^
                        """), RunningShell.script(folder, "query-state\n", address()));
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
                new Ended(ExitCode.FAILED, "", "error: the transaction is not ended; nothing of it was sent\n"),
                RunningShell.script(folder, "transaction(\nabort\n", address()));
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
                "no-such-socket          | 3 | qmp-shell: cannot connect to unix:",
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
            throw new FakeQmpError("CommandNotFound", "not yet");
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
