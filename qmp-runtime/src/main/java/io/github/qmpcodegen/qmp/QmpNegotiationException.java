package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/** The peer did not greet or negotiate as QMP demands: it refused, sent something else, or closed the connection. */
public final class QmpNegotiationException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, with the address
     * @param cause what was found
     * @param rawText what the peer sent, shortened, null for nothing
     */
    public QmpNegotiationException(String message, @Nullable Throwable cause, @Nullable String rawText) {
        super(message, cause, null, null, rawText);
    }
}
