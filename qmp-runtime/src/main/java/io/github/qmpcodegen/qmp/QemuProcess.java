package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.process.ChildProcess;
import io.github.qmpcodegen.qmp.internal.process.ObjectTypes;
import io.github.qmpcodegen.qmp.internal.process.OutputLines;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A QEMU that this JVM has started, with a private monitor that only this user can reach; it ends with the JVM.
 *
 * <pre>{@code
 * try (QemuProcess qemu = QemuProcess.start("qemu-system-x86_64", "-M", "none", "-display", "none")) {
 *     qemu.client().execute("query-status");
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #shutDown} shuts the guest down first; closing asks QEMU to quit and kills it if it does not.
 * A shutdown hook kills it if the JVM ends first, even while QEMU is starting.
 */
public final class QemuProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final String SOCKET = "qmp";

    /** The objects that are the monitor and its connection, where it is made of objects. */
    private static final String MONITOR_ID = "qmp-process";

    private static final String MONITOR_TYPE = "monitor-qmp";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration QUIT = Duration.ofSeconds(3);
    private static final Duration QUIT_IN_A_HURRY = Duration.ofMillis(200);
    private static final Duration ENDING = Duration.ofMillis(500);
    private static final Duration MOST_PER_STEP = Duration.ofSeconds(30);

    private final ChildProcess child;
    private final QmpClient client;

    private QemuProcess(ChildProcess child, QmpClient client) {
        this.child = child;
        this.client = client;
    }

    /** Starts QEMU with the standard options; see {@link Builder#start}. */
    public static QemuProcess start(String... command) {
        return builder(command).start();
    }

    /** Starts QEMU with options for its client; see {@link Builder#start}. */
    public static QemuProcess start(QmpOptions options, List<String> command) {
        return new Builder(command).options(options).start();
    }

    /**
     * Returns a builder, for a process that needs more than a command.
     *
     * @param command the program and its arguments, with which it must stay in the foreground; a script in its place
     *     must replace itself with QEMU ({@code exec qemu-system-x86_64 …}), or QEMU outlives the script when that is
     *     killed
     * @throws IllegalArgumentException if the command is empty, has a null in it, or {@code -daemonize}
     */
    public static Builder builder(String... command) {
        return new Builder(Arrays.asList(command));
    }

    /** Collects the settings of a process. Not thread-safe. */
    public static final class Builder {
        private final List<String> command;
        private final Map<String, Optional<String>> environment = new LinkedHashMap<>();
        private QmpOptions options = QmpOptions.standard();
        private Duration startTimeout = START;
        private @Nullable Path directory;
        private @Nullable Consumer<String> lineConsumer;

        private Builder(List<String> command) {
            requireForeground(command);
            this.command = List.copyOf(command);
        }

        /** Sets the options of the client; {@link QmpOptions#standard} by default. */
        public Builder options(QmpOptions ofClient) {
            options = Objects.requireNonNull(ofClient, "options");
            return this;
        }

        /**
         * Sets how long QEMU may take from its start until its monitor has greeted; 30 seconds by default. A machine
         * with much memory to allocate, or a busy host, may need longer.
         *
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder startTimeout(Duration timeout) {
            startTimeout = QmpOptions.Builder.positive(timeout);
            return this;
        }

        /**
         * Sets a variable of the process's environment, which is otherwise that of this JVM.
         *
         * @param name the variable's name
         * @param value its value; null to remove the variable
         */
        public Builder environment(String name, @Nullable String value) {
            environment.put(Objects.requireNonNull(name, "name"), Optional.ofNullable(value));
            return this;
        }

        /**
         * Sets the working directory, which relative paths in the arguments start from; by default that of this JVM.
         */
        public Builder directory(Path folder) {
            directory = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Sets a consumer of each line that the process writes to its standard output and error: in order and one at a
         * time, on the executor of the client's options; none by default. Nothing waits for the consumer: when it is
         * more than 1,024 lines behind, the oldest are dropped, and a line in brackets says how many. What it throws is
         * logged. {@link QemuProcess#output} has the last lines nevertheless.
         *
         * @param consumer receives the lines, decoded as UTF-8, without line terminators
         */
        public Builder onOutput(Consumer<String> consumer) {
            lineConsumer = Objects.requireNonNull(consumer, "consumer");
            return this;
        }

        /**
         * Starts QEMU with a monitor on a UNIX socket in a private folder, and connects to it. The monitor is added to
         * the arguments: as the object {@code monitor-qmp} with a character device if the program's name starts with
         * {@code qemu} and it has that object (since 11.1), else as {@code -qmp}.
         *
         * @return the process
         * @throws QmpConnectException if QEMU cannot be started or ends at once; the message includes its output
         * @throws QmpInterruptedException if this thread is interrupted
         * @throws QmpException as {@link QmpClient#connect(QmpAddress, QmpOptions)}; the message includes QEMU's output
         */
        public QemuProcess start() {
            return QemuProcess.start(this);
        }

        private ProcessBuilder process(List<String> arguments) {
            ProcessBuilder process = new ProcessBuilder(arguments);
            if (directory != null) {
                process.directory(directory.toFile());
            }
            environment.forEach((name, value) -> {
                if (value.isPresent()) {
                    process.environment().put(name, value.get());
                } else {
                    process.environment().remove(name);
                }
            });
            return process;
        }
    }

    private static QemuProcess start(Builder builder) {
        String program = builder.command.get(0);
        ChildProcess child;
        QmpAddress monitor;
        try {
            SocketFolder folder = SocketFolder.create();
            monitor = QmpAddress.unix(folder.socket(SOCKET));
            child = started(builder, folder);
        } catch (IOException e) {
            throw new QmpConnectException("cannot start " + program + ": " + reason(builder, e), e);
        }
        boolean handedOut = false;
        try {
            QemuProcess qemu = new QemuProcess(child, connect(monitor, builder, child));
            handedOut = true;
            return qemu;
        } finally {
            if (!handedOut) {
                child.close();
            }
        }
    }

    /** Returns why a program does not start; the system says "no such file" of its folder, too. */
    private static @Nullable String reason(Builder builder, IOException e) {
        if (builder.directory != null && !Files.isDirectory(builder.directory)) {
            return "its working folder does not exist: " + builder.directory;
        }
        String program = builder.command.get(0);
        if (program.indexOf('/') < 0 && program.indexOf(File.separatorChar) < 0 && !isOnPath(program)) {
            return "it is not on the PATH";
        }
        String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return message != null && message.startsWith("error=2, ") ? "there is no such file" : message;
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path == null
                || Stream.of(path.split(File.pathSeparator)).anyMatch(folder -> new File(folder, program).exists());
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
                throw new IllegalArgumentException("the command has " + argument + ", which makes QEMU move to the"
                        + " background, where it does not end with this process; leave it out");
            }
        }
        if (command.get(0).isBlank()) {
            throw new IllegalArgumentException("the command has no program: " + command);
        }
    }

    private static ChildProcess started(Builder builder, SocketFolder folder) throws IOException {
        boolean started = false;
        try {
            List<String> whole = new ArrayList<>(builder.command);
            whole.addAll(monitor(builder, folder));
            Consumer<String> consumer = builder.lineConsumer;
            OutputLines lines = consumer == null
                    ? null
                    : new OutputLines(
                            consumer, new Dispatcher(builder.options.executor().orElse(null), whole.get(0)));
            ChildProcess child = ChildProcess.start(builder.process(whole), folder, lines);
            started = true;
            return child;
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    /** The arguments that make the monitor. */
    private static List<String> monitor(Builder builder, SocketFolder folder) {
        String path = folder.socket(SOCKET).toString().replace(",", ",,");
        String listening = ",server=on,wait=off";
        String program = builder.command.get(0);
        // Others, such as sudo, start QEMU in the end; what they make of these arguments alone is unknown.
        boolean maybe = Path.of(program).getFileName().toString().startsWith("qemu");
        try {
            if (maybe
                    && ObjectTypes.include(
                            builder.process(List.of(program, "-object", "help")),
                            MONITOR_TYPE,
                            folder.path().resolve("types"))) {
                return List.of(
                        "-chardev",
                        "socket,id=" + MONITOR_ID + ",path=" + path + listening,
                        "-object",
                        MONITOR_TYPE + ",id=" + MONITOR_ID + ",chardev=" + MONITOR_ID);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while " + program + " was started", e, null, null);
        }
        return List.of("-qmp", "unix:" + path + listening);
    }

    private static QmpClient connect(QmpAddress monitor, Builder builder, ChildProcess child) {
        String program = builder.command.get(0);
        QmpClient client;
        try {
            client = QmpClient.connectWhenReady(
                    monitor,
                    builder.options,
                    builder.startTimeout,
                    child.process().toHandle());
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
            throw output.isEmpty() ? e : withOutput(e, program + " printed: " + output);
        }
        if (!child.process().isAlive()) {
            quit(client, QUIT);
            client.close();
            throw new QmpConnectException(
                    program
                            + " has ended, but its monitor answers: it has moved to the background, where it does not end"
                            + " with this process; start it without -daemonize",
                    null);
        }
        return client;
    }

    /** The same kind of failure, with what the program has printed. */
    private static QmpException withOutput(QmpException e, String output) {
        String message = e.getMessage() + "; " + output;
        String rawText = e.rawText().orElse(null);
        if (e instanceof QmpTimeoutException late) {
            QmpTimeoutException timedOut =
                    new QmpTimeoutException(message, late.awaited(), late.timeout(), null, null, late.wasSent());
            timedOut.addSuppressed(late);
            return timedOut;
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

    /** Returns the last 4,000 bytes that the process has written to its standard output and error, decoded as UTF-8. */
    public String output() {
        return child.output();
    }

    /** What it took to end a QEMU. */
    public enum Ending {
        /** Nothing: it had already ended. */
        ENDED_BEFORE,

        /** The machine's power button: the guest shut down. */
        POWERED_DOWN,

        /** The command {@code quit}: the guest noticed nothing, as when power fails, but QEMU left its files in order. */
        QUIT,

        /** A signal that asks it to terminate: like {@link #QUIT}, when the monitor does not answer. */
        TERMINATED,

        /** A kill: QEMU noticed nothing either. */
        KILLED
    }

    /**
     * Ends the machine gracefully, and the process with it: presses the power button, waits for the guest to shut down,
     * and escalates when the time is up. Then QEMU is asked to quit, next to terminate, and is finally killed; it gets
     * as much time again for each of the first two, but at least 3 and at most 30 seconds. A guest whose machine is not
     * running cannot notice the button, so nothing waits for it. When the thread is interrupted, this does what
     * {@link #close} does, and the thread stays interrupted.
     *
     * @param patience how long the guest may take to shut down
     * @return what it took
     */
    public Ending shutDown(Duration patience) {
        Ending ending = null;
        try {
            ending = endGracefully(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Ending otherwise = end();
        return ending == null ? otherwise : ending;
    }

    private Ending endGracefully(Duration patience) throws InterruptedException {
        if (!child.process().isAlive()) {
            return Ending.ENDED_BEFORE;
        }
        boolean guestIsDown = powerDown(System.nanoTime() + Deadlines.nanos(patience));
        if (!child.process().isAlive()) {
            return guestIsDown ? Ending.POWERED_DOWN : Ending.QUIT;
        }
        long step = Math.max(QUIT.toNanos(), Math.min(Deadlines.nanos(patience), MOST_PER_STEP.toNanos()));
        if (client.state() != QmpState.CLOSED) {
            quit(client, Duration.ofNanos(step));
            if (child.process().waitFor(step, TimeUnit.NANOSECONDS)) {
                return guestIsDown ? Ending.POWERED_DOWN : Ending.QUIT;
            }
        }
        child.terminate();
        if (child.process().waitFor(step, TimeUnit.NANOSECONDS)) {
            return Ending.TERMINATED;
        }
        child.kill();
        child.process().waitFor();
        return Ending.KILLED;
    }

    /** Whether the guest has shut down before the deadline; QEMU stays all the same where it runs with -no-shutdown. */
    private boolean powerDown(long deadline) throws InterruptedException {
        CompletableFuture<Void> down = new CompletableFuture<>();
        boolean pressed = false;
        try (QmpSubscription<QmpEvent> shutdown = client.subscribe("SHUTDOWN")) {
            shutdown.onEvent(event -> down.complete(null));
            if (!ask("query-status", deadline).path("running").asBoolean(true)) {
                return false;
            }
            JsonNode unused = ask("system_powerdown", deadline);
            pressed = true;
            CompletableFuture.anyOf(child.process().onExit(), down)
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            // One that stays answers; one that ends may have much to write before it does.
            unused = ask("query-status", deadline);
            return true;
        } catch (QmpClosedException e) {
            return pressed && child.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (QmpException | ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "the guest has not shut down", e);
            return false;
        }
    }

    private JsonNode ask(String command, long deadline) {
        long left = Math.max(1, deadline - System.nanoTime());
        return client.call(command).timeout(Duration.ofNanos(left)).execute();
    }

    /**
     * Asks QEMU to quit, waits up to three seconds in all for it to end, then kills it. An interrupt shortens the wait
     * and stays set. Closing twice is harmless. The guest gets no chance to shut down; see {@link #shutDown}.
     */
    @Override
    public void close() {
        Ending unused = end();
    }

    private Ending end() {
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
            if (child.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return Ending.QUIT;
            }
            child.kill();
            child.process().waitFor();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            client.close();
            child.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return Ending.KILLED;
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
