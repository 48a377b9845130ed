package io.github.qmpcodegen.qmp.internal.wire;

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

    /** Why the connection ended; null if it was closed on purpose. */
    public @Nullable QmpException reason() {
        return reason;
    }
}
