package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.qmp.job.JobException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a connection, a call, a wait, or the reading of a reply. Each kind of failure is a separate class;
 * each names the command and its id, and carries the text that the peer sent, if there is one.
 *
 * <p>Catching this type catches everything that a call and its reply can throw. Some kinds are in the package of the
 * code that throws them, that is the codec's or the jobs'.
 */
public abstract sealed class QmpException extends RuntimeException
        permits QmpConnectException,
                QmpNegotiationException,
                QmpCommandException,
                QmpTimeoutException,
                QmpClosedException,
                QmpProtocolException,
                QmpInterruptedException,
                QmpUnsupportedException,
                JobException,
                QmpDecodingException,
                UnreadableMemberException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String command;
    private final @Nullable Long id;
    private final @Nullable String rawText;

    /**
     * Creates the part that all kinds share.
     *
     * @param message what happened, in words
     * @param cause what caused it, null for nothing
     * @param command the command under way, null for none
     * @param id its id, null for none
     * @param rawText what the peer sent, shortened, null for nothing
     */
    protected QmpException(
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

    /** The wire name of the command under way; empty if there is none. */
    public Optional<String> command() {
        return Optional.ofNullable(command);
    }

    /** The id that the command carried; empty if there is none. */
    public OptionalLong id() {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** What the peer sent, shortened; empty if it sent nothing. */
    public Optional<String> rawText() {
        return Optional.ofNullable(rawText);
    }
}
