package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Durations as the clock takes them, and futures that end with them. */
public final class Deadlines {
    private Deadlines() {}

    /** The nanoseconds, or the most that a {@code long} holds: 292 years. */
    public static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Words for a duration: milliseconds below ten seconds, else seconds. */
    public static String text(Duration timeout) {
        if (timeout.equals(QmpOptions.NO_TIMEOUT)) {
            return "any time";
        }
        return timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout.toMillis() + " ms" : timeout.toSeconds() + " s";
    }

    /** Has a task done, by the JDK's timer thread, when the future is not complete in time; then it never will be. */
    public static void watch(CompletableFuture<?> future, Duration timeout, Runnable late) {
        if (!timeout.equals(QmpOptions.NO_TIMEOUT)) {
            CompletableFuture<?> unused = future.orTimeout(nanos(timeout), TimeUnit.NANOSECONDS)
                    .whenComplete((value, failure) -> {
                        if (failure instanceof TimeoutException) {
                            late.run();
                        }
                    });
        }
    }

    /** A future that completes as the given one, or exceptionally when that takes too long. */
    public static <T> CompletableFuture<T> limit(
            CompletableFuture<T> future, Duration timeout, Supplier<? extends QmpException> late) {
        CompletableFuture<T> limited = new CompletableFuture<>();
        CompletableFuture<T> copy = future.copy();
        if (!timeout.equals(QmpOptions.NO_TIMEOUT)) {
            copy.orTimeout(nanos(timeout), TimeUnit.NANOSECONDS);
        }
        CompletableFuture<?> unused = copy.whenComplete((value, failure) -> {
            if (failure == null) {
                limited.complete(value);
            } else {
                limited.completeExceptionally(failure instanceof TimeoutException ? late.get() : unwrapped(failure));
            }
        });
        return limited;
    }

    /** The failure behind the wrapper that futures put around those of others. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
