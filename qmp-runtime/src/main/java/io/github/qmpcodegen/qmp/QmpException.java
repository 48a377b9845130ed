package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.qmp.job.JobException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection, a call, a wait, or the reading of what was answered did not come to its result. Each kind of reason is
 * a class of its own; each names the command and its id where there is one, and carries the peer's own text where there is
 * one.
 *
 * <p>Catching this type catches all that a call and its reply can throw. Some of the kinds stand
 * beside what throws them, in the packages of the codec and of jobs; the module has them all, so that the type is sealed all
 * the same.
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
     * For the kinds.
     *
     * @param message what happened, in words
     * @param cause what led to it, null for nothing
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
