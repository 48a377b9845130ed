package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/**
 * The connection has ended: before the call, or while it was waiting. The cause says why when it was not closed on
 * purpose; whether the command was carried out is not known unless {@link #wasSent} is false.
 */
public final class QmpClosedException extends QmpException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * Creates the exception.
     *
     * @param message what ended, with the address
     * @param cause why, null when it was closed on purpose
     * @param command the command under way, null for none
     * @param id its id, null for none
     * @param sent whether some of the command may have reached the peer
     */
    public QmpClosedException(
            String message, @Nullable Throwable cause, @Nullable String command, @Nullable Long id, boolean sent) {
        super(message, cause, command, id, null);
        this.sent = sent;
    }

    /** Whether the command may have reached the peer. */
    public boolean wasSent() {
        return sent;
    }
}
