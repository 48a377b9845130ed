package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command with its arguments.
 *
 * <p>Generated types implement it; they are immutable.
 *
 * @param <R> what the server answers when the command succeeds; {@link EmptyResponse} for a command without return
 *     value
 */
public interface QmpRequest<R> extends QmpValue {

    /** The command's name on the wire. */
    String qmpName();

    /** The arguments; an empty object if there are none. */
    @Override
    default ObjectNode toJson() {
        return (ObjectNode) QmpValue.super.toJson();
    }

    /**
     * Reads the return value of the command: the value of {@code return} in the server's reply.
     *
     * <p>What does not fit is kept in the response.
     *
     * @return the response; null if the value cannot be kept in a response of this type, which is then reported to the
     *     reader
     */
    @Nullable
    R readReturn(QmpReader in);

    /**
     * Decodes the return value of the command.
     *
     * <p>What does not fit is kept in the response and reported to {@code decoding}.
     *
     * @param value the value of {@code return} in the server's reply
     * @param decoding collects the problems
     * @throws QmpDecodingException if the value cannot be kept in a response of this type, such as a number where a
     *     string was expected
     */
    default R decodeReturn(JsonNode value, Decoding decoding) {
        return decoding.decode(value, this::readReturn);
    }
}
