package io.github.qmpcodegen.qmp;

import java.io.FileDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command about to be executed, with what is special about this execution. Immutable: the methods that change
 * something give a new call. Nothing is sent before {@link #execute} or {@link #executeAsync}.
 *
 * @param <R> what the command returns
 */
public final class QmpCall<R> {
    private final CallExecution execution;
    private final String command;
    private final @Nullable ObjectNode arguments;
    private final ReturnDecoder<R> decoder;
    private final Duration timeout;
    private final boolean outOfBand;
    private final List<FileDescriptor> descriptors;

    /** The whole message, where its sender has written it; else null. */
    private final @Nullable ObjectNode message;

    QmpCall(
            CallExecution execution,
            String command,
            @Nullable ObjectNode arguments,
            ReturnDecoder<R> decoder,
            Duration timeout) {
        this(execution, command, arguments, decoder, timeout, false, List.of(), null);
    }

    /** A call of a whole message. */
    static QmpCall<JsonNode> ofMessage(CallExecution execution, String command, ObjectNode message, Duration timeout) {
        return new QmpCall<>(execution, command, null, value -> value, timeout, false, List.of(), message);
    }

    private QmpCall(
            CallExecution execution,
            String command,
            @Nullable ObjectNode arguments,
            ReturnDecoder<R> decoder,
            Duration timeout,
            boolean outOfBand,
            List<FileDescriptor> descriptors,
            @Nullable ObjectNode message) {
        this.execution = execution;
        this.command = command;
        this.arguments = arguments;
        this.decoder = decoder;
        this.timeout = timeout;
        this.outOfBand = outOfBand;
        this.descriptors = descriptors;
        this.message = message;
    }

    /** With a deadline of its own instead of that of the command; {@link QmpOptions#NO_TIMEOUT} for none. */
    public QmpCall<R> timeout(Duration replyTimeout) {
        if (replyTimeout.isNegative() || replyTimeout.isZero()) {
            throw new IllegalArgumentException("a timeout must be positive: " + replyTimeout);
        }
        return new QmpCall<>(execution, command, arguments, decoder, replyTimeout, outOfBand, descriptors, message);
    }

    /**
     * Out-of-band: the server does not queue it behind other commands. Only commands that allow it; after more than eight
     * unanswered in-band commands QEMU reads no further, not even this one. Of a whole message it changes nothing.
     */
    public QmpCall<R> outOfBand() {
        return new QmpCall<>(execution, command, arguments, decoder, timeout, true, descriptors, message);
    }

    /** With file descriptors, for {@code getfd} or {@code add-fd}; needs a transport that carries them. */
    public QmpCall<R> withDescriptors(FileDescriptor... sent) {
        return new QmpCall<>(execution, command, arguments, decoder, timeout, outOfBand, List.of(sent), message);
    }

    /**
     * Executes the command and waits for what it returns.
     *
     * @return what it returns
     * @throws QmpCommandException if the server answers with an error
     * @throws QmpTimeoutException if no answer comes in time; the connection stays
     * @throws QmpClosedException if the connection has ended or ends
     * @throws QmpInterruptedException if this thread is interrupted; the connection stays
     * @throws QmpUnsupportedException if this connection has no out-of-band execution, or carries no descriptors
     * @throws IllegalArgumentException if the arguments cannot be written as JSON, or are such that no QEMU reads them: a
     *     code point that is no character, more than 1,024 levels, 2 Mi tokens or 64 MiB; nothing was sent
     */
    public R execute() {
        return execution.execute(this);
    }

    /**
     * Executes the command; the future completes with what it returns, or exceptionally with what {@link #execute}
     * would throw. Cancelling it gives the call up; a command that was sent may be carried out all the same.
     *
     * @return completes on the executor of the client's options
     */
    public CompletableFuture<R> executeAsync() {
        return execution.executeAsync(this);
    }

    String command() {
        return command;
    }

    @Nullable
    ObjectNode arguments() {
        return arguments;
    }

    ReturnDecoder<R> decoder() {
        return decoder;
    }

    Duration timeout() {
        return timeout;
    }

    boolean isOutOfBand() {
        return outOfBand;
    }

    List<FileDescriptor> descriptors() {
        return descriptors;
    }

    @Nullable
    ObjectNode message() {
        return message;
    }
}
