package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import java.util.Map;
import java.util.Optional;
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
     * Decodes an event; one that the package does not know becomes an {@link UnknownEvent}.
     *
     * <p>What does not fit is kept in the event and reported to {@code decoding}.
     *
     * @param name its wire name
     * @param timestamp when it happened
     * @param data its data; an empty object if the message has none
     * @param decoding takes the problems
     */
    QmpEvent decodeEvent(String name, EventTimestamp timestamp, JsonNode data, Decoding decoding);

    /**
     * Decodes a command with its arguments, which is what a server does.
     *
     * @param name its wire name
     * @param arguments its arguments; an empty object if the message has none
     * @param decoding takes the problems
     * @return the request; empty if the package does not know the command
     * @throws QmpDecodingException if an argument is missing, unknown or does not fit
     */
    Optional<QmpRequest<?>> decodeRequest(String name, JsonNode arguments, Decoding decoding);
}
