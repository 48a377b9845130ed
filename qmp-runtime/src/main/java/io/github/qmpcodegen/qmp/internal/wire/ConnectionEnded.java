package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import org.jspecify.annotations.Nullable;

/** Tells a waiting call that its connection has ended; each caller makes its own exception of it. */
public final class ConnectionEnded extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable QmpException reason;

    ConnectionEnded(@Nullable QmpException reason) {
        // Passed between threads only, never shown.
        super("connection ended", reason, false, false);
        this.reason = reason;
    }

    /** Why; null when it was closed on purpose. */
    public @Nullable QmpException reason() {
        return reason;
    }
}
