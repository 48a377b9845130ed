package io.github.qmpcodegen.qmp.internal.thread;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one timer thread, for all clients of the JVM. Every deadline depends on it, so its tasks must neither wait nor
 * call user code. It is not the JDK's own timer thread, which others may block.
 */
public final class Alarm {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Alarm() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, work -> new DaemonThread("qmp-alarm", work));
        // Nearly every deadline is met: its task must not stay until it would have passed.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Runs a task later, which must not wait; what it throws is lost. */
    public static void after(Duration delay, Runnable ring) {
        Future<?> unused = revocable(delay, ring);
    }

    /**
     * Runs a task later.
     *
     * @param delay the delay from now
     * @param ring the task, which must not wait
     * @return a future, to be cancelled when the task is no longer needed
     */
    public static Future<?> revocable(Duration delay, Runnable ring) {
        try {
            return TIMER.schedule(ring, nanos(delay), TimeUnit.NANOSECONDS);
        } catch (OutOfMemoryError e) {
            if (TIMER.getPoolSize() > 0) {
                throw e;
            }
            // The system refuses the thread, not the task: that stays, and each later one asks for the thread again.
            LOG.log(Level.WARNING, "no thread can be started now for deadlines; trying again", e);
            return new CompletableFuture<>();
        }
    }

    /** Returns the nanoseconds, or the most that a {@code long} holds: 292 years. */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
