package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The commands and events that a generated package knows. Safe for use by any number of threads.
 *
 * <p>Made by generated code of another version of the generator, it may ask for more than this runtime has: see
 * {@link QmpContract}.
 */
public interface QmpRegistry {

    /** The commands by wire name, in the order of the names, with the release that introduced each; empty if unknown. */
    Map<String, String> commands();

    /** The events by wire name, in the order of the names, with the release that introduced each; empty if unknown. */
    Map<String, String> events();

    /**
     * The interface that the package was generated from, with the releases that have something where there were several;
     * empty of code whose generator does not tell. Loaded when this is first called.
     */
    default Optional<ServerInterface> generatedFrom() {
        return Optional.empty();
    }

    /**
     * Reads the data of an event; one that the package does not know becomes an {@link UnknownEvent}.
     *
     * <p>What does not fit is kept in the event.
     *
     * @param name its wire name
     * @param timestamp when it happened
     * @param data stands at its data; at an empty object if the message has none
     */
    QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader data);

    /**
     * Reads the arguments of a command, which is what a server does.
     *
     * @param name its wire name
     * @param arguments stands at its arguments; at an empty object if the message has none
     * @return the request; null if the package does not know the command
     * @throws QmpDecodingException if an argument is missing, unknown or does not fit
     */
    @Nullable
    QmpRequest<?> readRequest(String name, QmpReader arguments);

    /**
     * Decodes an event; one that the package does not know becomes an {@link UnknownEvent}.
     *
     * <p>What does not fit is kept in the event and reported to {@code decoding}.
     *
     * @param name its wire name
     * @param timestamp when it happened
     * @param data its data; an empty object if the message has none
     * @param decoding takes the problems
     */
    default QmpEvent decodeEvent(String name, EventTimestamp timestamp, JsonNode data, Decoding decoding) {
        return decoding.decode(data, in -> readEvent(name, timestamp, in));
    }

    /**
     * Decodes a command with its arguments, which is what a server does.
     *
     * @param name its wire name
     * @param arguments its arguments; an empty object if the message has none
     * @param decoding takes the problems
     * @return the request; empty if the package does not know the command
     * @throws QmpDecodingException if an argument is missing, unknown or does not fit
     */
    default Optional<QmpRequest<?>> decodeRequest(String name, JsonNode arguments, Decoding decoding) {
        if (!commands().containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(decoding.<QmpRequest<?>>decode(arguments, in -> readRequest(name, in)));
    }
}
