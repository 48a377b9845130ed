package io.github.qmpcodegen.qmp;

import org.jspecify.annotations.Nullable;

/** The waiting thread was interrupted; its interrupt status is set again. Only this thread's call has ended. */
public final class QmpInterruptedException extends QmpException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was waited for
     * @param cause the interrupt
     * @param command the command under way, null for none
     * @param id its id, null for none
     */
    public QmpInterruptedException(
            String message, @Nullable Throwable cause, @Nullable String command, @Nullable Long id) {
        super(message, cause, command, id, null);
    }
}
