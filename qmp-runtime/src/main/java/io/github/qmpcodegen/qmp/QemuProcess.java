package io.github.qmpcodegen.qmp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A QEMU that this process has started, with a monitor of its own that nobody else can reach, and that ends with it.
 *
 * <pre>{@code
 * try (QemuProcess qemu = QemuProcess.start("qemu-system-x86_64", "-M", "none", "-display", "none")) {
 *     qemu.client().execute("query-status");
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing asks QEMU to quit and ends it by force if it does not; a shutdown hook does the latter when the
 * JVM ends first.
 */
public final class QemuProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration QUIT = Duration.ofSeconds(3);
    private static final Duration ENDING = Duration.ofMillis(500);
    private static final int MOST_OUTPUT = 4_000;

    private final Process process;
    private final Path directory;
    private final QmpClient client;
    private final Thread hook;

    private QemuProcess(Process process, Path directory, QmpClient client) {
        this.process = process;
        this.directory = directory;
        this.client = client;
        hook = new Thread(process::destroyForcibly, "qemu-end " + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts QEMU with the standard options; see {@link #start(QmpOptions, List)}. */
    public static QemuProcess start(String... command) {
        return start(QmpOptions.standard(), List.of(command));
    }

    /**
     * Starts QEMU with a monitor on a UNIX socket in a folder of its own, and connects to it.
     *
     * @param options the client's
     * @param command the program and its arguments, to which {@code -qmp} is added; the process must stay in the
     *     foreground
     * @return the process
     * @throws QmpConnectException if it cannot be started or ends at once; the message has what it said
     * @throws QmpException as {@link QmpClient#connect(QmpAddress, QmpOptions)}
     */
    public static QemuProcess start(QmpOptions options, List<String> command) {
        Path directory;
        Process process;
        try {
            // Readable by nobody else, as temporary folders are.
            directory = Files.createTempDirectory("qemu");
            List<String> whole = new ArrayList<>(command);
            whole.add("-qmp");
            whole.add("unix:" + directory.resolve("qmp").toString().replace(",", ",,") + ",server=on,wait=off");
            process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new QmpConnectException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
        try {
            QmpClient client = QmpClient.connectWhenReady(
                    QmpAddress.unix(directory.resolve("qmp")), options, START, process.toHandle());
            return new QemuProcess(process, directory, client);
        } catch (QmpException e) {
            boolean endedByItself = ended(process);
            process.destroyForcibly();
            String output = output(directory);
            delete(directory);
            if (endedByItself) {
                throw new QmpConnectException(
                        command.get(0) + " has ended with code " + process.exitValue()
                                + (output.isEmpty() ? "" : ": " + output),
                        e);
            }
            throw e;
        }
    }

    /** Whether the process ends without our doing; a monitor is closed shortly before that. */
    private static boolean ended(Process process) {
        try {
            return process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The client of its monitor. */
    public QmpClient client() {
        return client;
    }

    /** The process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The end of what it has written to its standard output and error. */
    public String output() {
        return output(directory);
    }

    private static String output(Path directory) {
        try {
            String text = Files.readString(directory.resolve("output"), StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - MOST_OUTPUT)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Asks QEMU to quit, waits up to three seconds for its end, then ends it by force. An interrupt shortens the wait and
     * stays set. Closing twice is fine.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (process.isAlive()) {
                quit();
                if (interrupted || !process.waitFor(QUIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        } finally {
            client.close();
            delete(directory);
            removeHook();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void quit() {
        try {
            client.call("quit").timeout(QUIT).execute();
        } catch (QmpException e) {
            // A machine that is frozen, or has closed the monitor before the reply, which some releases do.
            LOG.log(Level.DEBUG, () -> "quit of QEMU, process " + process.pid(), e);
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook with it.
            LOG.log(Level.DEBUG, "closing QEMU while the JVM ends");
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "deleting " + directory, e);
        }
    }
}
