package io.github.qmpcodegen.qemu.operations;

import org.jspecify.annotations.Nullable;

/** Whether an operation is cancelled; ends its waits, but not commands under way, whose replies are wanted. */
final class Cancellation {
    private boolean cancelled;
    private @Nullable Thread waiting;

    synchronized void cancel() {
        cancelled = true;
        if (waiting != null) {
            waiting.interrupt();
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
        if (cancelled) {
            // It was meant for the wait.
            boolean unused = Thread.interrupted();
        }
    }
}
