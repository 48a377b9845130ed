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
 * The commands and events that a generated package knows. Thread-safe.
 *
 * <p>Code from another version of the generator may need more than this runtime has: see {@link QmpContract}.
 */
public interface QmpRegistry {

    /** The commands by wire name, in alphabetical order, each with the release that introduced it; empty if unknown. */
    Map<String, String> commands();

    /** The events by wire name, in alphabetical order, each with the release that introduced it; empty if unknown. */
    Map<String, String> events();

    /**
     * Returns the interface that the package was generated from, with the releases that have each part if there were
     * several; empty if the generator does not record it. The first call loads it.
     */
    default Optional<ServerInterface> generatedFrom() {
        return Optional.empty();
    }

    /**
     * Reads the data of an event; an event that the package does not know becomes an {@link UnknownEvent}.
     *
     * <p>What does not fit is kept in the event.
     *
     * @param name the wire name
     * @param timestamp when it happened
     * @param data a reader positioned at its data, or at an empty object if the message has none
     */
    QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader data);

    /**
     * Reads the arguments of a command, as a server does.
     *
     * @param name the wire name
     * @param arguments a reader positioned at its arguments, or at an empty object if the message has none
     * @return the request; null if the package does not know the command
     * @throws QmpDecodingException if an argument is missing, unknown or does not fit
     */
    @Nullable
    QmpRequest<?> readRequest(String name, QmpReader arguments);

    /**
     * Decodes an event; an event that the package does not know becomes an {@link UnknownEvent}.
     *
     * <p>What does not fit is kept in the event and reported to {@code decoding}.
     *
     * @param name the wire name
     * @param timestamp when it happened
     * @param data its data; an empty object if the message has none
     * @param decoding collects the problems
     */
    default QmpEvent decodeEvent(String name, EventTimestamp timestamp, JsonNode data, Decoding decoding) {
        return decoding.decode(data, in -> readEvent(name, timestamp, in));
    }

    /**
     * Decodes a command with its arguments, as a server does.
     *
     * @param name the wire name
     * @param arguments its arguments; an empty object if the message has none
     * @param decoding collects the problems
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
