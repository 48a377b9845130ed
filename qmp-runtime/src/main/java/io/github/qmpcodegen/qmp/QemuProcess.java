package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.process.ChildProcess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
 * JVM ends first, be it while QEMU starts.
 */
public final class QemuProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final String MONITOR = "qmp";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration QUIT = Duration.ofSeconds(3);
    private static final Duration QUIT_IN_A_HURRY = Duration.ofMillis(200);
    private static final Duration ENDING = Duration.ofMillis(500);

    private final ChildProcess child;
    private final QmpClient client;

    private QemuProcess(ChildProcess child, QmpClient client) {
        this.child = child;
        this.client = client;
    }

    /** Starts QEMU with the standard options; see {@link #start(QmpOptions, List)}. */
    public static QemuProcess start(String... command) {
        return start(QmpOptions.standard(), Arrays.asList(command));
    }

    /**
     * Starts QEMU with a monitor on a UNIX socket in a folder of its own, and connects to it.
     *
     * @param options the client's
     * @param command the program and its arguments, to which {@code -qmp} is added; the process must stay in the
     *     foreground
     * @return the process
     * @throws IllegalArgumentException if the command is empty, has a null in it, or {@code -daemonize}
     * @throws QmpConnectException if it cannot be started or ends at once; the message has what it said
     * @throws QmpException as {@link QmpClient#connect(QmpAddress, QmpOptions)}; the message has what it said
     */
    public static QemuProcess start(QmpOptions options, List<String> command) {
        requireForeground(command);
        String program = command.get(0);
        ChildProcess child;
        QmpAddress monitor;
        try {
            SocketFolder folder = SocketFolder.create();
            monitor = QmpAddress.unix(folder.socket(MONITOR));
            child = started(command, folder);
        } catch (IOException e) {
            throw new QmpConnectException("cannot start " + program + ": " + e.getMessage(), e);
        }
        boolean handedOut = false;
        try {
            QemuProcess qemu = new QemuProcess(child, connect(monitor, options, child, program));
            handedOut = true;
            return qemu;
        } finally {
            if (!handedOut) {
                child.close();
            }
        }
    }

    private static void requireForeground(List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException(
                    "the command is empty: expected a program, such as qemu-system-x86_64, and its arguments");
        }
        for (int i = 0; i < command.size(); i++) {
            String argument = command.get(i);
            if (argument == null) {
                throw new IllegalArgumentException("argument " + i + " of the command is null: " + command);
            }
            if (argument.equals("-daemonize") || argument.equals("--daemonize")) {
                throw new IllegalArgumentException("the command has " + argument + ", with which QEMU leaves for the"
                        + " background, where it does not end with this process; leave it out");
            }
        }
        if (command.get(0).isBlank()) {
            throw new IllegalArgumentException("the command has no program: " + command);
        }
    }

    private static ChildProcess started(List<String> command, SocketFolder folder) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add("-qmp");
        whole.add("unix:" + folder.socket(MONITOR).toString().replace(",", ",,") + ",server=on,wait=off");
        try {
            return ChildProcess.start(whole, folder);
        } catch (IOException | RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    private static QmpClient connect(QmpAddress monitor, QmpOptions options, ChildProcess child, String program) {
        QmpClient client;
        try {
            client = QmpClient.connectWhenReady(
                    monitor, options, START, child.process().toHandle());
        } catch (QmpException e) {
            boolean endedByItself = child.endsWithin(ENDING);
            child.kill();
            boolean unused = child.endsWithin(ENDING);
            String output = child.output();
            if (endedByItself) {
                throw new QmpConnectException(
                        program + " has ended with code " + child.process().exitValue()
                                + (output.isEmpty() ? "" : ": " + output),
                        e);
            }
            throw output.isEmpty() ? e : withOutput(e, program + " has said: " + output);
        }
        if (!child.process().isAlive()) {
            quit(client, QUIT);
            client.close();
            throw new QmpConnectException(
                    program
                            + " has ended, but its monitor answers: it has left for the background, where it does not end"
                            + " with this process; start it without -daemonize",
                    null);
        }
        return client;
    }

    /** The same kind of failure, with what the program has said about it. */
    private static QmpException withOutput(QmpException e, String said) {
        String message = e.getMessage() + "; " + said;
        String rawText = e.rawText().orElse(null);
        if (e instanceof QmpTimeoutException late) {
            QmpTimeoutException told =
                    new QmpTimeoutException(message, late.awaited(), late.timeout(), null, null, late.wasSent());
            told.addSuppressed(late);
            return told;
        } else if (e instanceof QmpNegotiationException) {
            return new QmpNegotiationException(message, e, rawText);
        } else if (e instanceof QmpProtocolException) {
            return new QmpProtocolException(message, e, rawText);
        } else if (e instanceof QmpConnectException) {
            return new QmpConnectException(message, e);
        }
        return e;
    }

    /** The client of its monitor. */
    public QmpClient client() {
        return client;
    }

    /** The process. */
    public ProcessHandle handle() {
        return child.process().toHandle();
    }

    /** The end of what it has written to its standard output and error, read as UTF-8: up to 4,000 bytes. */
    public String output() {
        return child.output();
    }

    /**
     * Asks QEMU to quit, waits up to three seconds for its end in all, then ends it by force. An interrupt shortens the
     * wait and stays set. Closing twice is fine.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        Duration patience = interrupted ? QUIT_IN_A_HURRY : QUIT;
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            // Also where the process has ended: one that has left for the background has a monitor still.
            if (client.state() == QmpState.CLOSED) {
                // Nobody can ask it any more; it may have been asked.
                deadline = Math.min(deadline, System.nanoTime() + ENDING.toNanos());
            } else {
                quit(client, patience);
            }
            if (!child.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                child.kill();
                child.process().waitFor();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            client.close();
            child.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void quit(QmpClient client, Duration patience) {
        try {
            client.call("quit").timeout(patience).execute();
        } catch (QmpException e) {
            // A machine that is frozen, or has closed the monitor before the reply, which some releases do.
            LOG.log(Level.DEBUG, "quit of QEMU", e);
        }
    }
}
