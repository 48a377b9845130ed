package io.github.qmpcodegen.qmp;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection, a call or a wait did not come to its result. Each kind of reason is a class of its own; each names
 * the command and its id where there is one, and carries the peer's own text where there is one.
 */
public abstract sealed class QmpException extends RuntimeException
        permits QmpConnectException,
                QmpNegotiationException,
                QmpCommandException,
                QmpTimeoutException,
                QmpClosedException,
                QmpProtocolException,
                QmpInterruptedException,
                QmpUnsupportedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String command;
    private final @Nullable Long id;
    private final @Nullable String rawText;

    QmpException(
            String message,
            @Nullable Throwable cause,
            @Nullable String command,
            @Nullable Long id,
            @Nullable String rawText) {
        super(message, cause);
        this.command = command;
        this.id = id;
        this.rawText = rawText;
    }

    /** What happened, in words; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** The name of the command under way, as on the wire. */
    public Optional<String> command() {
        return Optional.ofNullable(command);
    }

    /** The id that the command carried. */
    public OptionalLong id() {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** What the peer sent, shortened. */
    public Optional<String> rawText() {
        return Optional.ofNullable(rawText);
    }
}
