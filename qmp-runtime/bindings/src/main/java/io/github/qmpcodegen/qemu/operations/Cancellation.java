package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation is cancelled. That ends its waits at once, and a command under way, whose reply is wanted, only if
 * the reply does not come for a while.
 */
final class Cancellation {
    private final Duration patience;
    private boolean cancelled;
    private @Nullable Thread waiting;
    private @Nullable Thread commanding;

    /** The number of the command under way, so that no later one is taken for it. */
    private int command;

    /** How many commands are under way, each for the sake of the one before. */
    private int depth;

    /**
     * Creates one that has not come yet.
     *
     * @param patience how long the reply to a command under way is waited for
     */
    Cancellation(Duration patience) {
        this.patience = patience;
    }

    synchronized void cancel() {
        cancelled = true;
        if (waiting != null) {
            waiting.interrupt();
        }
        if (commanding != null) {
            int underWay = command;
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> giveUp(underWay));
        }
    }

    private synchronized void giveUp(int underWay) {
        if (commanding != null && command == underWay) {
            commanding.interrupt();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Lets a cancellation interrupt this thread from now on, at once if it has already come. */
    synchronized void beginWait() {
        waiting = Thread.currentThread();
        if (cancelled) {
            waiting.interrupt();
        }
    }

    /** From now on a cancellation no longer interrupts this thread. */
    synchronized void endWait() {
        waiting = null;
        forgetInterrupt();
    }

    /** Lets a cancellation from now on interrupt this thread after a while. */
    synchronized void beginCommand() {
        commanding = Thread.currentThread();
        command++;
        depth++;
    }

    /** The command that was begun last has been answered, or given up. */
    synchronized void endCommand() {
        command++;
        depth--;
        if (depth == 0) {
            commanding = null;
            forgetInterrupt();
        }
    }

    private void forgetInterrupt() {
        if (cancelled) {
            // It was meant for the wait.
            boolean unused = Thread.interrupted();
        }
    }
}
