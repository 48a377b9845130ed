package io.github.qmpcodegen.qmp.internal.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one timer thread, for all clients of the JVM. Every deadline depends on it, so its tasks must neither wait nor
 * call user code. It is not the JDK's own timer thread, which others may block.
 */
public final class Alarm {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Timer TIMER = new Timer();

    private Alarm() {}

    /**
     * Whoever sets a deadline that becomes the earliest has to wake the thread. Where each is revoked before the next is set,
     * as in one call or connection after the other, everyone would: so, while deadlines are set, there is one before them all.
     */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private static final long TICK_NANOS = 50_000_000;

        private final AtomicBoolean ticking = new AtomicBoolean();
        private volatile boolean used;

        Timer() {
            super(1, work -> new DaemonThread("qmp-alarm", work));
            // Nearly every deadline is met: its task must not stay until it would have passed.
            setRemoveOnCancelPolicy(true);
        }

        Future<?> ring(Runnable task, long nanos) {
            Future<?> due = schedule(task, nanos, TimeUnit.NANOSECONDS);
            used = true;
            if (nanos > TICK_NANOS && !ticking.get() && ticking.compareAndSet(false, true)) {
                tickLater();
            }
            return due;
        }

        private void tickLater() {
            try {
                Future<?> unused = schedule(this::tick, TICK_NANOS, TimeUnit.NANOSECONDS);
            } catch (OutOfMemoryError e) {
                // It only saves time.
                ticking.set(false);
            }
        }

        private void tick() {
            if (used) {
                used = false;
                tickLater();
            } else {
                ticking.set(false);
            }
        }
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
            return TIMER.ring(ring, nanos(delay));
        } catch (OutOfMemoryError e) {
            if (TIMER.getPoolSize() > 0) {
                throw e;
            }
            // The system refuses the thread, not the task: that stays, and each later one asks for the thread again.
            Warnings.log(() -> "no thread can be started now for deadlines; trying again", e);
            return new CompletableFuture<>();
        }
    }

    /** Returns the nanoseconds, or the most that a {@code long} holds: 292 years. */
    public static long nanos(Duration duration) {
        // Not by the failure of the conversion: "no timeout" is longer, and asked for at each connection.
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : Long.MAX_VALUE;
    }
}
