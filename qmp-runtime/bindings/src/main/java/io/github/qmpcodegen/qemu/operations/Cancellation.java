package io.github.qmpcodegen.qemu.operations;

import org.jspecify.annotations.Nullable;

/** Whether an operation is to be given up; ends its waits, but no command under way, whose reply is wanted. */
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

    /** From now on a cancellation interrupts this thread, at once if it has come already. */
    synchronized void beginWait() {
        waiting = Thread.currentThread();
        if (cancelled) {
            waiting.interrupt();
        }
    }

    /** From now on it does no longer. */
    synchronized void endWait() {
        waiting = null;
        if (cancelled) {
            // It was meant for the wait.
            boolean unused = Thread.interrupted();
        }
    }
}
