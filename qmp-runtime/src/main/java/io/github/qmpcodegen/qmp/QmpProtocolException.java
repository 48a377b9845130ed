package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/** The peer sent what is no QMP: bytes that are no JSON, a message over a limit, an answer that cannot be told whose it is. */
public final class QmpProtocolException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong; what the peer sent is added to it
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
