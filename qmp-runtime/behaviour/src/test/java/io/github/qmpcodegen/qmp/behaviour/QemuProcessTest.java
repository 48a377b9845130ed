package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is started as QEMU ends with this JVM, leaves nothing behind, and its words are told. */
@Timeout(120)
class QemuProcessTest {
    /** Never listens, and is not moved by a request to end. Its first argument is where it writes its process id. */
    private static final String DEAF = "trap '' TERM; echo $$ > \"$0.new\"; mv \"$0.new\" \"$0\"; exec sleep 1000";

    @Test
    void aCommandThatIsNoneIsRefused() {
        assertTrue(refusal().contains("empty"), refusal());
        String[] withNull = Arrays.copyOf(new String[] {"qemu"}, 2);
        assertTrue(refusal(withNull).contains("null"), refusal(withNull));
        assertTrue(refusal(new String[1]).contains("null"));
        assertTrue(refusal(" ", "-S").contains("no program"));
        assertThrows(
                IllegalArgumentException.class,
                () -> QemuProcess.start(QmpOptions.standard(), Arrays.asList("qemu", null)));
        assertThrows(IllegalArgumentException.class, () -> QemuProcess.start(QmpOptions.standard(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-daemonize", "--daemonize"})
    void leavingForTheBackgroundIsRefused(String option) {
        assertTrue(refusal("qemu", "-S", option).contains(option));
    }

    private static String refusal(String... command) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> QemuProcess.start(command))
                .getMessage());
    }

    @Test
    void whatItSaidLastIsToldHoweverMuchItSaid() {
        QmpConnectException e = assertThrows(
                QmpConnectException.class,
                () -> QemuProcess.start(
                        "sh",
                        "-c",
                        "head -c 300000000 /dev/zero | tr '\\0' x; printf '\\n\\303\\274bel: \\360\\237\\222\\276\\n'; exit 3"));
        assertTrue(e.getMessage().endsWith("\n\u00fcbel: \ud83d\udcbe"), e.getMessage());
        assertTrue(e.getMessage().contains("code 3"), e.getMessage());
        assertTrue(e.getMessage().length() < 5_000, e.getMessage().length() + " characters");
    }

    @Test
    void whatItSaidCanBeReadAfterItsEnd() {
        List<String> command = ChildJvm.command(List.of(), StartedElsewhere.class, "speak and serve");
        QemuProcess qemu = QemuProcess.start(QmpOptions.standard(), command);
        assertTrue(qemu.handle().isAlive());
        qemu.close();
        assertFalse(qemu.handle().isAlive());
        assertEquals("the moon is up", qemu.output());
    }

    @Test
    void itHasTheEnvironmentAndTheFolderThatItIsGivenAndItsLinesAreToldAsTheyCome(@TempDir Path folder)
            throws Exception {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        QemuProcess.Builder builder = QemuProcess.builder(
                        "sh",
                        "-c",
                        "pwd; echo $COLOUR ${HOME-homeless}; printf '\\303\\274bel\\r\\n\\nunfinished'; exit 3")
                .environment("COLOUR", "blue")
                .environment("HOME", null)
                .directory(folder)
                .onOutput(lines::add);
        QmpConnectException e = assertThrows(QmpConnectException.class, builder::start);
        assertTrue(e.getMessage().contains("blue homeless"), e.getMessage());
        for (String line : List.of(folder.toRealPath().toString(), "blue homeless", "\u00fcbel", "", "unfinished")) {
            assertEquals(line, lines.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aProcessNeverWaitsForWhoTakesItsLinesAndWhatIsMissingIsTold() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        assertThrows(
                QmpConnectException.class,
                () -> QemuProcess.builder("sh", "-c", "seq 1 5000; exit 3")
                        .onOutput(line -> {
                            lines.add(line);
                            awaitLatch(release);
                            if (line.equals("4999")) {
                                throw new IllegalStateException("a consumer's own failure");
                            }
                        })
                        .start());
        release.countDown();
        int expected = 1;
        long missing = 0;
        while (expected <= 5000) {
            String line = String.valueOf(lines.poll(20, TimeUnit.SECONDS));
            if (line.startsWith("[")) {
                int left = Integer.parseInt(line.substring(1, line.indexOf(' ')));
                missing += left;
                expected += left;
            } else {
                assertEquals(Integer.toString(expected), line);
                expected++;
            }
        }
        assertTrue(missing >= 5000 - 1_026, missing + " missing");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatDoesNotQuitIsTerminated() {
        QemuProcess process = QemuProcess.builder(ChildJvm.command(List.of(), StartedElsewhere.class, "never quit")
                        .toArray(String[]::new))
                .start();
        assertEquals(QemuProcess.Ending.TERMINATED, process.shutDown(Duration.ofSeconds(5)));
        assertFalse(process.handle().isAlive());
        assertEquals(QemuProcess.Ending.ENDED_BEFORE, process.shutDown(Duration.ofHours(1)));
    }

    @Test
    void aGreetingThatDoesNotComeShowsWhatWasSaid() {
        QmpOptions impatient =
                QmpOptions.builder().greetingTimeout(Duration.ofMillis(300)).build();
        QmpTimeoutException e = assertThrows(
                QmpTimeoutException.class,
                () -> QemuProcess.builder(ChildJvm.command(List.of(), StartedElsewhere.class, "never greet")
                                .toArray(String[]::new))
                        .options(impatient)
                        .startTimeout(Duration.ofSeconds(2))
                        .start());
        assertEquals(QmpTimeoutException.Awaited.GREETING, e.awaited());
        assertTrue(e.getMessage().contains("waiting for the moon"), e.getMessage());
    }

    @Test
    void aMissingWorkingFolderIsNotTakenForAMissingProgram(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        QmpConnectException e = assertThrows(
                QmpConnectException.class,
                () -> QemuProcess.builder("true").directory(missing).start());
        assertEquals("cannot start true: its working folder does not exist: " + missing, e.getMessage());
    }

    @Test
    void aProgramThatIsInNoFolderOfThePathIsCalledThat() {
        QmpConnectException e = assertThrows(QmpConnectException.class, () -> QemuProcess.start("no-such-program"));
        assertEquals("cannot start no-such-program: it is not on the PATH", e.getMessage());
    }

    @Test
    void aMissingProgramLeavesNoFolder(@TempDir Path folder) throws Exception {
        Process jvm = start(folder, "missing program");
        assertTrue(said(jvm).contains("no-such-qemu"));
        assertTrue(jvm.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(List.of(), files(folder));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJvmThatEndsWhileQemuStartsLeavesNothing(boolean bySignal, @TempDir Path folder) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path pidFile = folder.resolve("pid");
        Process jvm = start(temporary, "exit when told", "sh", "-c", DEAF, pidFile.toString());
        while (!Files.exists(pidFile)) {
            assertFalse(jvm.waitFor(10, TimeUnit.MILLISECONDS), () -> "it waits for QEMU: " + said(jvm));
        }
        Optional<ProcessHandle> started =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
        assertTrue(started.isPresent());
        if (bySignal) {
            jvm.destroy();
        } else {
            jvm.getOutputStream().write(0);
            jvm.getOutputStream().flush();
        }
        assertTrue(jvm.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
        started.orElseThrow().onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertEquals(List.of(), files(temporary));
    }

    @Test
    void aLongFolderForTemporaryFilesIsNotUsedForSockets(@TempDir Path folder) throws Exception {
        Path deep = folder.resolve("x".repeat(110));
        Process jvm = start(Files.createDirectory(deep), "serve");
        assertEquals("served", said(jvm));
        assertEquals(List.of(), files(deep));
        Process without = start(folder.resolve("missing"), "serve");
        // Newer JVMs complain of the folder themselves.
        String said = said(without);
        assertTrue(said.endsWith("served"), said);
    }

    /** A JVM with its own folder for temporary files. */
    static Process start(Path temporary, String... arguments) throws IOException {
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
        return new ProcessBuilder(new ArrayList<>(ChildJvm.command(options, StartedElsewhere.class, arguments)))
                .redirectErrorStream(true)
                .start();
    }

    /** All that it says until it ends. */
    static String said(Process jvm) {
        try {
            return new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
