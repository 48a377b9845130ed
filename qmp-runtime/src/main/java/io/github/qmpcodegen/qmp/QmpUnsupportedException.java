package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/**
 * The server or the connection does not support what was asked of it, such as out-of-band execution, file descriptors,
 * a command that {@linkplain QmpOptions.Builder#checkRequests checks} do not find in the server's interface, or jobs
 * that can be followed. The request itself was not sent; at most the server was queried.
 */
public final class QmpUnsupportedException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what cannot be done, and what can be done instead
     * @param command the command in question, null for none
     */
    public QmpUnsupportedException(String message, @Nullable String command) {
        super(message, null, command, null, null);
    }
}
