package io.github.qmpcodegen.qmp.internal.call;

import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command to execute, with the settings of its execution.
 *
 * @param command the command's name
 * @param requestType the class of the request, null for none
 * @param content the content of the message
 * @param decoder converts the return value to the type that the caller expects
 * @param timeout how long the reply may take
 * @param outOfBand whether to execute it out-of-band
 * @param descriptors the descriptors to send with it
 * @param aloneUntil until when the commands that come after it wait; null if they need not
 */
public record Call<R>(
        String command,
        @Nullable Class<?> requestType,
        Content content,
        Decoder<R> decoder,
        Duration timeout,
        boolean outOfBand,
        List<GivenDescriptor> descriptors,
        @Nullable CompletableFuture<?> aloneUntil) {
    private static final int MOST_OF_LINUX = 253;
    private static final int MOST_OF_QEMU = 16;
    private static final Set<String> TAKING_ONE = Set.of("getfd", "add-fd");

    /** Converts a return value to the type that the caller expects. */
    @FunctionalInterface
    public interface Decoder<R> {

        /**
         * Decodes the value.
         *
         * @throws FramingException if it is not JSON, which has been reported to its connection
         */
        R decode(WireValue value) throws FramingException;
    }

    /** The content of a call's message. */
    public sealed interface Content {}

    /**
     * The arguments of the command.
     *
     * @param json the arguments, null for none
     */
    public record Arguments(@Nullable ObjectNode json) implements Content {}

    /**
     * The arguments of a plain command, see {@link io.github.qmpcodegen.qmp.internal.json.WireJson#isPlain}.
     *
     * @param json the bytes of an object, empty for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record PlainArguments(byte[] json) implements Content {}

    /**
     * A whole message, which is sent as it is except for its id.
     *
     * @param json the message
     */
    public record Message(ObjectNode json) implements Content {}

    /** Returns a call with the default settings. */
    public static <R> Call<R> of(
            String command, @Nullable Class<?> requestType, Content content, Decoder<R> decoder, Duration timeout) {
        return new Call<>(command, requestType, content, decoder, timeout, false, List.of(), null);
    }

    /**
     * Returns this call with another deadline.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Call<R> within(Duration other) {
        Duration timeout = Deadlines.positive(other);
        return new Call<>(command, requestType, content, decoder, timeout, outOfBand, descriptors, aloneUntil);
    }

    /** Returns this call, to be executed out-of-band. */
    public Call<R> executedOutOfBand() {
        return new Call<>(command, requestType, content, decoder, timeout, true, descriptors, aloneUntil);
    }

    /** Returns this call, behind which others wait until a future completes. */
    public Call<R> alone(CompletableFuture<?> until) {
        return new Call<>(command, requestType, content, decoder, timeout, outOfBand, descriptors, until);
    }

    /** Returns this call with other arguments; null for none. */
    public Call<R> sending(@Nullable ObjectNode arguments) {
        return new Call<>(
                command, requestType, new Arguments(arguments), decoder, timeout, outOfBand, descriptors, aloneUntil);
    }

    /**
     * Returns this call with further file descriptors.
     *
     * @throws IllegalArgumentException if there are more than can be sent
     */
    public Call<R> with(Stream<GivenDescriptor> further) {
        List<GivenDescriptor> all = Stream.concat(descriptors.stream(), further).toList();
        if (all.size() > MOST_OF_LINUX) {
            throw new IllegalArgumentException(all.size() + " file descriptors are too many: Linux sends no more than "
                    + MOST_OF_LINUX + " at once, and QEMU takes " + MOST_OF_QEMU);
        }
        if (all.size() > MOST_OF_QEMU) {
            throw new IllegalArgumentException(all.size() + " file descriptors are too many: QEMU takes no more than "
                    + MOST_OF_QEMU + " at once, and loses the others");
        }
        if (all.size() > 1 && TAKING_ONE.contains(command)) {
            throw new IllegalArgumentException(all.size() + " file descriptors are too many: '" + command
                    + "' takes one, and QEMU closes the others");
        }
        return new Call<>(command, requestType, content, decoder, timeout, outOfBand, all, aloneUntil);
    }
}
