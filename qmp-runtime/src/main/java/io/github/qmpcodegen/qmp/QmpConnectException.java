package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/**
 * A connection could not be made: nothing listens there, the address is wrong, TLS failed, or the process has ended.
 */
public final class QmpConnectException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, with the address
     * @param cause what the system said
     */
    public QmpConnectException(String message, @Nullable Throwable cause) {
        super(message, cause, null, null, null);
    }
}
