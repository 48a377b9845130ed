package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An operation that has begun. It goes on, and ends, whether or not anybody waits. Thread-safe.
 *
 * @param <R> what a completed one tells
 */
public final class Operation<R> {
    private final CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();
    private final Cancellation cancellation;

    private Operation(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Begins an operation in a thread of its own.
     *
     * @param name what it is, for the thread
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
     * Waits for the end, which comes by the operation's own deadline, and the time that taking it back needs.
     *
     * @return how it has ended
     * @throws QmpInterruptedException if this thread is interrupted; the operation goes on
     */
    public Outcome<R> await() {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for an operation", e, null, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the operation has not come to an outcome", e.getCause());
        }
    }

    /** Completes with the outcome. */
    public CompletableFuture<Outcome<R>> outcome() {
        return outcome.copy();
    }

    /** Has the operation given up and taken back; it ends some time later. Never waits. Without effect once it is past return. */
    public void cancel() {
        cancellation.cancel();
    }
}
