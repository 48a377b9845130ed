package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/** This connection cannot do what was asked, and nothing was sent: out-of-band execution, file descriptors. */
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
