package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A running operation. It goes on, and ends, whether or not anybody waits, unless the JVM ends: its thread is a daemon.
 * Thread-safe.
 *
 * @param <R> the result of a completed one
 */
public final class Operation<R> {
    private final CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();
    private final Cancellation cancellation;

    private Operation(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Starts an operation in its own thread.
     *
     * @param name the operation's name, for the thread
     * @param course its course
     * @param body does it
     */
    static <R> Operation<R> begin(String name, Course course, Course.Body<R> body) {
        Operation<R> operation = new Operation<>(course.cancellation());
        Thread thread = new Thread(null, () -> operation.run(course, body), "qmp-operation " + name, 0, false);
        thread.setDaemon(true);
        thread.start();
        return operation;
    }

    private void run(Course course, Course.Body<R> body) {
        try {
            outcome.complete(course.run(body));
        } catch (Throwable e) {
            // A fault of ours, or no memory: who waits must learn of it.
            outcome.completeExceptionally(e);
        }
    }

    /**
     * Waits for the end, which comes at the latest at the operation's own deadline, plus the time that undoing takes.
     *
     * @return how the operation ended
     * @throws QmpInterruptedException if this thread is interrupted; the operation goes on
     */
    public Outcome<R> await() {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for an operation", e, null, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the operation failed unexpectedly", e.getCause());
        }
    }

    /** Returns a future that completes with the outcome. */
    public CompletableFuture<Outcome<R>> outcome() {
        return outcome.copy();
    }

    /**
     * Cancels the operation and undoes it; it ends some time later. Never waits. Has no effect past the point of no
     * return.
     */
    public void cancel() {
        cancellation.cancel();
    }
}
