package io.github.qmpcodegen.qmp;

import java.util.concurrent.CompletableFuture;

/**
 * Executes commands: a client, or a substitute for one.
 *
 * <p>The generated facades call it, and throw no exceptions beyond those that it throws.
 */
public interface QmpExecutor {

    /** Executes a command and waits for its return value. */
    <R> R execute(QmpRequest<R> request);

    /** Executes a command; the future completes with its return value, or with what {@link #execute} would throw. */
    <R> CompletableFuture<R> executeAsync(QmpRequest<R> request);
}
