package io.github.qmpcodegen.qmp;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Observes what a client does, for metrics and traces: calls, changes of state, dropped events.
 *
 * <p>Calls are reported by the threads that start and end them, everything else in order by the executor of the
 * client's options. No method may block: it would hold up the caller. An exception that a method throws is logged at
 * level WARNING and has no other effect. Must be thread-safe; one observer may observe any number of clients.
 *
 * <p>Only calls that users make are reported, not those that a client makes by itself: negotiation, synchronisation
 * with the guest agent, and queries about followed jobs and devices.
 */
public interface QmpObserver {

    /** How a call ended for its caller. */
    enum Outcome {
        /** With what the command returns. */
        SUCCESS,
        /** With an error as the server's answer. */
        COMMAND_ERROR,
        /** With a reply that does not fit its type. */
        UNREADABLE_REPLY,
        /** With no reply in time. */
        TIMEOUT,
        /** With the end of the connection, after some of the command may have been sent. */
        CONNECTION_LOST,
        /** With an interrupt of its caller, or because its future was cancelled or completed from outside. */
        CANCELLED,
        /**
         * Before any of it was sent: there was no connection, it cannot carry the command, or the command cannot be
         * written.
         */
        NOT_SENT
    }

    /**
     * A call that starts.
     *
     * @param command the command's name
     * @param requestType the class of the {@link QmpRequest}; null for a call by name
     * @param peer the peer's name
     */
    record BegunCall(String command, @Nullable Class<?> requestType, String peer) {}

    /**
     * How a call ended.
     *
     * @param id the id that the command carried; null if there is none: it was not sent, or went to a guest agent
     * @param durationNanos how long the call took for its caller, in nanoseconds
     * @param outcome how the call ended
     * @param failure what the caller gets thrown; null with {@link Outcome#SUCCESS}
     * @param sentBytes the length of the message that was sent, in bytes; 0 if none was
     * @param receivedBytes the length of the reply, in bytes; 0 if none came
     */
    record EndedCall(
            @Nullable Long id,
            long durationNanos,
            Outcome outcome,
            @Nullable Throwable failure,
            long sentBytes,
            long receivedBytes) {

        /**
         * The class of the error in the server's answer; empty with outcomes other than {@link Outcome#COMMAND_ERROR}.
         */
        public Optional<String> errorClass() {
            return failure instanceof QmpCommandException error ? Optional.of(error.errorClass()) : Optional.empty();
        }
    }

    /**
     * Called when a call starts, by the thread that makes the call, before anything is sent.
     *
     * @param call the call
     * @return a consumer that is called once with how the call ended, just before the caller learns it: by the waiting
     *     caller, by the thread that completes the future, or by the one that cancels it
     */
    default Consumer<EndedCall> callBegan(BegunCall call) {
        return end -> {};
    }

    /**
     * Called when the client's state has changed; not for the guest agent's client. {@link QmpState#RUNNING} after
     * {@link QmpState#CONNECTING} is a reconnect: states before the first connection are not reported.
     *
     * @param state the new state, see {@link QmpStateListener#changed}
     * @param peer the peer's name
     * @param cause why the connection was lost; null if the client was closed or is connected
     */
    default void stateChanged(QmpState state, String peer, @Nullable QmpException cause) {}

    /**
     * Called when subscriptions of the client have dropped events because they were too slow.
     *
     * @param peer the peer's name
     * @param count how many events since the last call, at least one
     */
    default void eventsDropped(String peer, long count) {}
}
