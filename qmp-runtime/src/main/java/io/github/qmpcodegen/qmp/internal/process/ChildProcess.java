package io.github.qmpcodegen.qmp.internal.process;

import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that ends with this JVM, and the folder of its sockets, which is deleted with it. Thread-safe.
 *
 * <p>It is ended through its handle, because {@link Process#destroy} closes the streams, which may block, and loses
 * unread output.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** The system knows of an end before Java's own thread for that reports it, which may take long on a busy machine. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private final SocketFolder folder;
    private final Thread hook = new Thread(this::endWithTheJvm, "qemu-end");

    // Held while the process is started, so that the end of the JVM comes before that or after.
    private final Object lock = new Object();
    private boolean ending;
    private @Nullable Process started;
    private @Nullable OutputTail output;

    private ChildProcess(SocketFolder folder) {
        this.folder = folder;
    }

    /**
     * Starts a process.
     *
     * @param command the program with its arguments, environment and working directory
     * @param folder the folder to delete with the process
     * @param lines receives the lines that it writes, null for none
     * @throws IOException if the system refuses, or the JVM is ending
     */
    public static ChildProcess start(ProcessBuilder command, SocketFolder folder, @Nullable OutputLines lines)
            throws IOException {
        ChildProcess child = new ChildProcess(folder);
        try {
            // Before the process, which would outlive a JVM that ends in between.
            Runtime.getRuntime().addShutdownHook(child.hook);
            child.start(command, lines);
            return child;
        } catch (IllegalStateException e) {
            throw new IOException("this JVM is ending", e);
        } catch (IOException | RuntimeException | Error e) {
            child.removeHook();
            throw e;
        }
    }

    private void start(ProcessBuilder command, @Nullable OutputLines lines) throws IOException {
        synchronized (lock) {
            if (ending) {
                throw new IOException("this JVM is ending");
            }
            Process process = command.redirectErrorStream(true).start();
            started = process;
            output = OutputTail.of(process.getInputStream(), "qemu-output " + process.pid(), lines);
        }
    }

    /** The process. */
    public Process process() {
        synchronized (lock) {
            if (started == null) {
                throw new IllegalStateException("not started");
            }
            return started;
        }
    }

    /** The end of its output so far; after the process has ended, the end of all its output. */
    public String output() {
        OutputTail tail;
        synchronized (lock) {
            tail = output;
        }
        if (tail == null) {
            return "";
        }
        if (!process().isAlive()) {
            tail.awaitEnd(LAST_WORDS);
        }
        return tail.text();
    }

    /** Waits for its end at most for a time; false if it has not ended. An interrupt ends the wait and stays set. */
    public boolean endsWithin(Duration time) {
        try {
            Duration patience = process().toHandle().isAlive() ? time : NOTICED;
            return process().waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process().isAlive();
        }
    }

    /** Asks the process to terminate, with the system's usual signal. */
    public void terminate() {
        process().toHandle().destroy();
    }

    /** Kills the process. */
    public void kill() {
        process().toHandle().destroyForcibly();
    }

    private void endWithTheJvm() {
        Process process;
        synchronized (lock) {
            ending = true;
            process = started;
        }
        if (process != null) {
            kill();
            // What it still creates would stay.
            boolean unused = endsWithin(LAST_WORDS);
        }
        folder.close();
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "closing a process while the JVM ends");
        }
    }

    /** Kills the process if it has not ended, and deletes the folder. */
    @Override
    public void close() {
        kill();
        folder.close();
        removeHook();
    }
}
