package io.github.qmpcodegen.qmp.internal.call;

import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import java.io.FileDescriptor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that is to be executed, and how.
 *
 * @param command its name
 * @param requestType the class of the request, null for none
 * @param content what is sent
 * @param decoder makes of the value that the server returned what the caller asked for
 * @param timeout how long the reply may take
 * @param outOfBand whether the server is not to queue it behind other commands
 * @param descriptors to go with it
 */
public record Call<R>(
        String command,
        @Nullable Class<?> requestType,
        Content content,
        Decoder<R> decoder,
        Duration timeout,
        boolean outOfBand,
        List<FileDescriptor> descriptors) {

    /** Makes of the value that a server returned what a caller asked for. */
    @FunctionalInterface
    public interface Decoder<R> {

        /**
         * Decodes the value.
         *
         * @throws FramingException if it is no JSON, of which its connection has been told
         */
        R decode(WireValue value) throws FramingException;
    }

    /** What is sent of a call. */
    public sealed interface Content {}

    /**
     * The arguments of the command.
     *
     * @param json null where there are none
     */
    public record Arguments(@Nullable ObjectNode json) implements Content {}

    /**
     * The arguments of a command that is plain, see {@link io.github.qmpcodegen.qmp.internal.json.WireJson#isPlain}.
     *
     * @param json the bytes of an object, empty where there are none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record PlainArguments(byte[] json) implements Content {}

    /**
     * The whole message, as its sender has written it but for its id.
     *
     * @param json the message
     */
    public record Message(ObjectNode json) implements Content {}

    /** A call with nothing special about it. */
    public static <R> Call<R> of(
            String command, @Nullable Class<?> requestType, Content content, Decoder<R> decoder, Duration timeout) {
        return new Call<>(command, requestType, content, decoder, timeout, false, List.of());
    }

    /**
     * This with another deadline.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Call<R> within(Duration other) {
        if (other.isNegative() || other.isZero()) {
            throw new IllegalArgumentException("a timeout must be positive: " + other);
        }
        return new Call<>(command, requestType, content, decoder, other, outOfBand, descriptors);
    }

    /** This, out-of-band. */
    public Call<R> executedOutOfBand() {
        return new Call<>(command, requestType, content, decoder, timeout, true, descriptors);
    }

    /** This with other arguments; null for none. */
    public Call<R> sending(@Nullable ObjectNode arguments) {
        return new Call<>(command, requestType, new Arguments(arguments), decoder, timeout, outOfBand, descriptors);
    }

    /** This with other file descriptors. */
    public Call<R> with(List<FileDescriptor> sent) {
        return new Call<>(command, requestType, content, decoder, timeout, outOfBand, sent);
    }
}
