package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import org.jspecify.annotations.Nullable;

/** The end of the connection, as reported to waiting calls; each caller creates its own exception from it. */
public final class ConnectionEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable QmpException reason;

    ConnectionEnded(@Nullable QmpException reason) {
        // Passed between threads only, never shown.
        super("connection ended", reason, false, false);
        this.reason = reason;
    }

    /**
     * Returns the exception of a call that the end leaves without a reply.
     *
     * @param command the command's name
     * @param id its id, null if it has none
     * @param sent whether any of it was sent
     * @param peer the peer's name
     * @param end what the answer failed with
     */
    public static QmpClosedException of(
            String command, @Nullable Long id, boolean sent, String peer, @Nullable Throwable end) {
        QmpException reason = end instanceof ConnectionEnded ended ? ended.reason : null;
        return new QmpClosedException(
                "'" + command + (sent ? "' got no reply: " : "' was not sent: ")
                        + (reason == null ? "the connection to " + peer + " was closed" : reason.getMessage()),
                reason,
                command,
                id,
                sent);
    }

    /** Why the connection ended; null if it was closed on purpose. */
    public @Nullable QmpException reason() {
        return reason;
    }
}
