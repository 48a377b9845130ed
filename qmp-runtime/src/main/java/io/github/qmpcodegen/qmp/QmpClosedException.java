package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/**
 * The connection has ended: before the call, or while it was waiting. The cause says why, unless it was closed on
 * purpose. Whether the command was carried out is unknown unless {@link #wasSent} is false.
 */
public final class QmpClosedException extends QmpException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * Creates the exception.
     *
     * @param message what ended, with the address
     * @param cause why it ended; null if it was closed on purpose
     * @param command the command under way, null for none
     * @param id its id, null for none
     * @param sent whether some of the command may have reached the peer
     */
    public QmpClosedException(
            String message, @Nullable Throwable cause, @Nullable String command, @Nullable Long id, boolean sent) {
        super(message, cause, command, id, null);
        this.sent = sent;
    }

    /** Whether at least part of the command may have reached the peer. */
    public boolean wasSent() {
        return sent;
    }
}
