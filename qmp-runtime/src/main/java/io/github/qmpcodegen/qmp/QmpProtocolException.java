package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/**
 * The peer sent something that is not QMP: bytes that are not JSON, a message over a limit, or a reply that cannot be
 * matched to a call.
 */
public final class QmpProtocolException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong; what the peer sent is appended to it
     * @param cause the parser's reason, null for none
     * @param rawText what the peer sent, shortened, null for nothing
     */
    public QmpProtocolException(String message, @Nullable Throwable cause, @Nullable String rawText) {
        super(
                rawText == null || rawText.isEmpty() ? message : message + "; it sent: " + rawText,
                cause,
                null,
                null,
                rawText);
    }
}
