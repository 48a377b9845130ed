package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import io.github.qmpcodegen.qmp.internal.thread.BoundedPool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Conversions of durations, and deadlines of futures. */
public final class Deadlines {
    /** For what comes of a deadline: thousands may pass at once, as when a host is gone. */
    private static final BoundedPool LATE = new BoundedPool("qmp-late", 64);

    private Deadlines() {}

    /** Returns the nanoseconds, or the most that a {@code long} holds: 292 years. */
    public static long nanos(Duration timeout) {
        return Alarm.nanos(timeout);
    }

    /**
     * Returns a timeout.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Duration positive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout must be positive: " + timeout);
        }
        return timeout;
    }

    /** Returns a duration in words: milliseconds below ten seconds, else seconds. */
    public static String text(Duration timeout) {
        if (timeout.equals(QmpOptions.NO_TIMEOUT)) {
            return "any time";
        }
        return timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout.toMillis() + " ms" : timeout.toSeconds() + " s";
    }

    /**
     * Completes a future with a {@link TimeoutException} if it is not complete in time. The thread that all deadlines
     * depend on does that, so what depends on the future must not wait.
     */
    public static void expire(CompletableFuture<?> future, Duration timeout) {
        if (!timeout.equals(QmpOptions.NO_TIMEOUT)) {
            Future<?> ring = Alarm.revocable(timeout, () -> future.completeExceptionally(new TimeoutException()));
            CompletableFuture<?> unused = future.whenComplete((value, failure) -> ring.cancel(false));
        }
    }

    /**
     * Fails a future that is not complete in time, as {@link #expire} does, and runs a task in a thread that may wait.
     */
    public static void watch(CompletableFuture<?> future, Duration timeout, Runnable late) {
        expire(future, timeout);
        CompletableFuture<?> unused = future.whenComplete((value, failure) -> {
            if (failure instanceof TimeoutException) {
                LATE.execute(late);
            }
        });
    }

    /**
     * Returns a future that completes like the given one, or exceptionally if that takes too long; then in a thread
     * that may wait, because a connection that is too slow is ended.
     */
    public static <T> CompletableFuture<T> limit(
            CompletableFuture<T> future, Duration timeout, Supplier<? extends QmpException> late) {
        CompletableFuture<T> limited = new CompletableFuture<>();
        CompletableFuture<T> copy = future.copy();
        expire(copy, timeout);
        CompletableFuture<?> unused = copy.whenComplete((value, failure) -> {
            if (failure == null) {
                limited.complete(value);
            } else if (failure instanceof TimeoutException) {
                LATE.execute(() -> limited.completeExceptionally(late.get()));
            } else {
                limited.completeExceptionally(unwrapped(failure));
            }
        });
        return limited;
    }

    /** Returns the failure inside the wrapper that dependent futures add. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
