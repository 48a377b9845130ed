package io.github.qmpcodegen.qmp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A deadline has passed. After a missed reply the connection stays usable: a late reply is dropped, and whether the
 * command was or will be carried out is unknown unless {@link #wasSent} is false.
 */
public final class QmpTimeoutException extends QmpException {
    private static final long serialVersionUID = 1L;

    private final Awaited awaited;
    private final Duration timeout;
    private final boolean sent;

    /** What did not come in time. */
    public enum Awaited {
        /** The peer's acceptance of the connection, including TLS. */
        CONNECTION,
        /** The peer's greeting. */
        GREETING,
        /** The peer's answer to {@code qmp_capabilities}, or to the guest agent's {@code guest-sync-delimited}. */
        NEGOTIATION,
        /** The reply to a command. */
        REPLY,
        /** The peer's reading of what is written to it. */
        WRITE,
        /** An event. */
        EVENT
    }

    /**
     * Creates the exception.
     *
     * @param message what was waited for, and how long
     * @param awaited the kind of what was waited for
     * @param timeout how long the wait was
     * @param command the command under way, null for none
     * @param id its id, null for none
     * @param sent whether some of the command may have reached the peer
     */
    public QmpTimeoutException(
            String message,
            Awaited awaited,
            Duration timeout,
            @Nullable String command,
            @Nullable Long id,
            boolean sent) {
        super(message, null, command, id, null);
        this.awaited = awaited;
        this.timeout = timeout;
        this.sent = sent;
    }

    /** What did not come in time. */
    public Awaited awaited() {
        return awaited;
    }

    /** How long the wait was. */
    public Duration timeout() {
        return timeout;
    }

    /** Whether at least part of the command may have reached the peer. */
    public boolean wasSent() {
        return sent;
    }
}
