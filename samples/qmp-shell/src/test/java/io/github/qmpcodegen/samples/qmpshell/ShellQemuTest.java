package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.samples.qmpshell.RunningShell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell with a real QEMU, at a pseudo terminal and without. */
@NeedsQemu({"qemu-system-x86_64", "openssl"})
@Timeout(120)
class ShellQemuTest {

    private static final int DISK_BYTES = 8 << 20;

    @TempDir
    private Path folder;

    private QemuProcess qemu;

    @BeforeEach
    void startQemu() throws IOException {
        // Not of zeros, which newer releases need not copy.
        byte[] disk = new byte[DISK_BYTES];
        Arrays.fill(disk, (byte) 0x5a);
        Files.write(folder.resolve("disk.raw"), disk);
        qemu = QemuProcess.start(
                "qemu-system-x86_64",
                "-M",
                "pc",
                "-m",
                "32",
                "-S",
                "-nodefaults",
                "-display",
                "none",
                "-name",
                "shell-under-test",
                "-blockdev",
                "driver=file,node-name=disk0,filename=" + folder.resolve("disk.raw"),
                "-device",
                "ide-hd,drive=disk0,id=hd0",
                "-qmp",
                address() + ",server=on,wait=off");
    }

    @AfterEach
    void endQemu() {
        qemu.close();
    }

    private String address() {
        return "unix:" + folder.resolve("q");
    }

    private RunningShell start(String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = address();
        RunningShell shell = new RunningShell("xterm-256color", folder, arguments);
        shell.screen()
                .await(text -> text.matches("(?s).*Connected to QEMU .*\n\\(QEMU\\)|.*\n\\(qemu\\)"), "the prompt");
        return shell;
    }

    @Test
    void commandsArgumentsAndLiveValuesAreCompleted() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("block-str\t");
            shell.screen().await("(QEMU) block-stream");
            shell.screen().type("dev\t");
            shell.screen().await("(QEMU) block-stream device=");
            shell.screen().type("\t");
            shell.screen().await("(QEMU) block-stream device=disk0");
            shell.screen().type("on-e\tig\t");
            shell.screen().await("(QEMU) block-stream device=disk0 on-error=ignore");
            // Control-U empties the line.
            shell.screen().type("\u0015qom-get path=/machine/peri\t");
            shell.screen().await("path=/machine/peripheral");
            shell.screen().type("/\t");
            shell.screen().await("path=/machine/peripheral/hd0");
            shell.screen().type(" prop\tdri\t");
            shell.screen().await("property=drive");
            shell.screen().type("\r");
            shell.screen().await("{\"return\": \"disk0\"}");
        }
    }

    @Test
    void mistakesAndErrorsAreShown() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("block-stream device=disk0 speed=fast\r");
            shell.screen().await("error: 'speed' must be an integer");
            shell.screen().type("block-stream device=nonsense\r");
            shell.screen().await("{\"error\": {\"class\": \"GenericError\", \"desc\": ");
        }
    }

    @Test
    void anEventComesWhileTyping() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("query-na");
            shell.screen().await("(QEMU) query-na");
            qemu.client().execute("system_reset");
            shell.screen()
                    .await(
                            text -> text.contains(" RESET {") && text.endsWith("(QEMU) query-na"),
                            "the event, and the line as it was below it");
            shell.screen().type("me\r");
            shell.screen().await("{\"return\": {\"name\": \"shell-under-test\"}}");
        }
    }

    @Test
    void aTransactionSucceedsOrFailsAsAWhole() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("transaction(\r");
            shell.screen().await("TRANS>");
            shell.screen().type("block-dirty-bitmap-add node=disk0 name=b0\r");
            shell.screen().type("block-dirty-bitmap-add node=disk0 name=b1\r)\r");
            shell.screen().await("{\"return\": {}}");
            shell.screen().type("transaction( block-dirty-bitmap-add node=disk0 name=b1 )\r");
            shell.screen().await("Bitmap already exists: b1");
        }
    }

    @Test
    void aJobHasABarUntilItEnds() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen()
                    .type("drive-mirror device=disk0 job-id=copy sync=full speed=4000000 target=" + folder
                            + "/copy.raw format=raw\r");
            shell.screen().await(text -> text.matches("(?s).*mirror copy \\[.*%  .*"), "a bar");
            shell.screen().await("BLOCK_JOB_READY");
            shell.screen().await("mirror copy (ready) [");
            shell.screen().type("block-job-complete dev\t\t");
            shell.screen().await("block-job-complete device=copy");
            shell.screen().type("\r");
            shell.screen().await("mirror copy: completed");
            shell.screen().await(text -> !text.contains("mirror copy (ready) ["), "the bar to go");
        }
    }

    @Test
    void theHumanMonitorIsAModeOfItsOwn() throws Exception {
        try (RunningShell shell = start("-H")) {
            shell.screen().type("info na\t\r");
            shell.screen().await("\nshell-under-test\n");
            shell.screen().type("info blo\t\t");
            shell.screen().await("blockstats");
        }
    }

    @Test
    void quittingEndsTheShellInGoodOrder() throws Exception {
        try (RunningShell shell = start()) {
            shell.screen().type("quit\r");
            shell.screen().await("QEMU has ended.");
            assertEquals(ExitCode.FINE, shell.exitCode());
        }
    }

    @Test
    void aScriptRunsUpToItsFirstFailure() {
        String script = """
                query-name
                blockdev-add driver=null-co node-name=n0 size=0x1000
                blockdev-add driver=raw node-name=r0 file={'driver': 'null-co', 'read-zeroes': True}
                blockdev-add driver=raw node-name=r1 file.driver=null-co file.size=4096
                device_del id=nonsense
                quit
                """;
        Ended ended = RunningShell.script(folder, script, address());
        assertEquals(ExitCode.FAILED, ended.code());
        assertEquals("""
                {"return": {"name": "shell-under-test"}}
                {"return": {}}
                {"return": {}}
                {"return": {}}
                {"error": {"class": "DeviceNotFound", "desc": "Device 'nonsense' not found"}}
                """, ended.out());
        assertTrue(qemu.handle().isAlive());
    }

    @Test
    void aScriptOfTheHumanMonitorIsText() {
        assertEquals(
                new Ended(ExitCode.FINE, "shell-under-test\n", ""),
                RunningShell.script(folder, "info name\n", "-H", address()));
    }

    @Test
    void qemuMayBeStartedAndEndsWithTheShell() {
        Ended ended = RunningShell.script(
                folder,
                "",
                "-c",
                "query-name",
                "wrap",
                "qemu-system-x86_64",
                "-M",
                "none",
                "-nodefaults",
                "-display",
                "none",
                "-name",
                "wrapped");
        assertEquals(new Ended(ExitCode.FINE, "{\"return\": {\"name\": \"wrapped\"}}\n", ""), ended);
        Ended separated = RunningShell.script(
                folder, "", "wrap", "-c", "query-name", "--", "qemu-system-x86_64", "-M", "none", "-display", "none");
        assertEquals(new Ended(ExitCode.FINE, "{\"return\": {}}\n", ""), separated);
    }

    @Test
    void leavingEndsTheQemuThatWasStarted() throws Exception {
        String[] arguments = {"wrap", "qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none"};
        try (RunningShell shell = new RunningShell("xterm-256color", folder, arguments)) {
            shell.screen().await(text -> text.endsWith("(QEMU)"), "the prompt");
            shell.screen().type("\u0004");
            assertEquals(ExitCode.FINE, shell.exitCode());
            assertFalse(shell.screen().text().contains("SHUTDOWN"));
        }
    }

    @Test
    void theKeysOfTheTerminalDoNotReachTheQemuThatWasStarted() throws Exception {
        String[] arguments = {"wrap", "qemu-system-x86_64", "-M", "none", "-display", "none", "-name", "wrapped"};
        try (RunningShell shell = new RunningShell("xterm-256color", folder, arguments)) {
            shell.screen().await(text -> text.endsWith("(QEMU)"), "the prompt");
            ProcessHandle wrapped = ProcessHandle.current()
                    .children()
                    .filter(child -> commandLine(child).contains("wrapped"))
                    .findFirst()
                    .orElseThrow();
            // After the name, in parentheses: state, parent, process group, session, terminal.
            String stat = Files.readString(Path.of("/proc/" + wrapped.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            assertEquals(
                    List.of(wrapped.pid() + "", wrapped.pid() + "", "0"), List.of(fields[2], fields[3], fields[4]));
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            // It has just ended.
            return "";
        }
    }

    @Test
    void anAuthorityForTlsIsNamedByItsFile() throws Exception {
        Process openssl = new ProcessBuilder(
                        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost"
                                        + " -addext subjectAltName=DNS:localhost"
                                        + " -addext keyUsage=keyCertSign,digitalSignature"
                                        + " -keyout server-key.pem -out server-cert.pem")
                                .split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl").toFile())
                .start();
        assertEquals(0, openssl.waitFor(), Files.readString(folder.resolve("openssl")));
        Files.copy(folder.resolve("server-cert.pem"), folder.resolve("ca-cert.pem"));
        try (QemuProcess server = QemuProcess.start(
                "qemu-system-x86_64",
                "-M",
                "none",
                "-display",
                "none",
                "-object",
                "tls-creds-x509,id=tls0,endpoint=server,verify-peer=off,sanity-check=off,dir=" + folder,
                "-chardev",
                "socket,id=tls,host=127.0.0.1,port=0,server=on,wait=off,tls-creds=tls0",
                "-mon",
                "chardev=tls,mode=control")) {
            String port = QmpJson.write(server.client().execute("query-chardev"))
                    .replaceAll(".*tcp:127.0.0.1:(\\d+).*", "$1");
            String[] arguments = {"tls:localhost:" + port, "--tls-ca=ca-cert.pem", "-c", "query-name"};
            assertEquals(
                    new Ended(ExitCode.FINE, "{\"return\": {}}\n", ""), RunningShell.script(folder, "", arguments));
            arguments[1] = "-p";
            assertEquals(
                    ExitCode.UNREACHABLE,
                    RunningShell.script(folder, "", arguments).code());
        }
    }

    @Test
    void aQemuThatDoesNotStartSaysWhy() {
        Ended ended = RunningShell.script(folder, "", "wrap", "--", "qemu-system-x86_64", "-M", "nonsense");
        assertEquals(ExitCode.UNREACHABLE, ended.code());
        assertTrue(ended.err().contains("unsupported machine type"), ended.err());
    }
}
