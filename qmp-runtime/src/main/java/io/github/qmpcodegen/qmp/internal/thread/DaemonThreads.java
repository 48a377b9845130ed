package io.github.qmpcodegen.qmp.internal.thread;

import java.time.Duration;
import java.util.function.Supplier;

/** Starts daemon threads, and tries again if the system refuses one. */
public final class DaemonThreads {
    /** How long after the system has refused a thread it is asked again. */
    static final Duration RETRY = Duration.ofMillis(100);

    private DaemonThreads() {}

    /** Runs a task in its own thread, as soon as there can be one. Never waits. */
    public static void start(String name, Runnable work) {
        start(name, () -> new DaemonThread(name, work));
    }

    /** Runs a task that mostly waits for a peer in its own {@link BlockingThread}, as soon as there can be one. */
    public static void startBlocking(String name, Runnable work) {
        start(name, () -> BlockingThread.of(name, work));
    }

    private static void start(String name, Supplier<Thread> thread) {
        try {
            thread.get().start();
        } catch (OutOfMemoryError e) {
            Warnings.log(() -> "no thread can be started now for " + name + "; trying again", e);
            Alarm.after(RETRY, () -> start(name, thread));
        }
    }
}
