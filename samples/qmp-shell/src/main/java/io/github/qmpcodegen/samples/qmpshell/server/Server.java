package io.github.qmpcodegen.samples.qmpshell.server;

import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A connection to whatever answers commands. Thread-safe. */
public interface Server extends AutoCloseable {

    /** What it says about itself, for a greeting: {@code QEMU 7.2.0}. */
    String description();

    /**
     * Executes what was typed, and waits as long as the user wants to.
     *
     * @return what the command returns
     * @throws QmpException as the client's {@code execute}
     */
    JsonNode execute(Request request);

    /**
     * Asks something on the shell's own behalf.
     *
     * @param request the command
     * @param timeout how long the answer may take; no longer than a command of the user may
     * @throws QmpException as the client's {@code execute}
     */
    <R> R ask(QmpRequest<R> request, Duration timeout);

    /**
     * Has events handed over as they come, one at a time.
     *
     * @param listener takes them
     * @return completes when the connection has ended and all that came was handed over
     */
    CompletableFuture<Void> listen(Consumer<QmpDelivery<QmpEvent>> listener);

    /** Completes when the connection has ended: normally when it was closed, else exceptionally with the cause. */
    CompletableFuture<Void> closed();

    /** Ends the connection. */
    @Override
    void close();
}
