package io.github.qmpcodegen.qmp.internal.process;

import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that ends with this JVM, and the folder of its sockets that goes with it. Thread-safe.
 *
 * <p>It is ended through its handle: {@link Process#destroy} closes the streams, which may block, and loses what was not
 * read of them.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** The system knows of an end before Java's own thread for that has told, which a busy machine may keep waiting. */
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
     * @param command the program and its arguments, and where they run
     * @param folder goes with the process
     * @param lines takes the lines that it writes, null for nobody
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

    /** The end of what it has written; after its own end, of all that it wrote. */
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

    /** Whether it has ended, or does so within a time. An interrupt ends the wait and stays set. */
    public boolean endsWithin(Duration time) {
        try {
            Duration patience = process().toHandle().isAlive() ? time : NOTICED;
            return process().waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process().isAlive();
        }
    }

    /** Asks it to end, as the system does. */
    public void terminate() {
        process().toHandle().destroy();
    }

    /** Ends it by force. */
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

    /** Ends it by force if it has not ended, and deletes the folder. */
    @Override
    public void close() {
        kill();
        folder.close();
        removeHook();
    }
}
