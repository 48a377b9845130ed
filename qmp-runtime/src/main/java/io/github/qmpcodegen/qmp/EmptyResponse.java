package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The response of a command that returns nothing.
 *
 * @param value what the server sent: an empty object, unless the command returns something that the schema does not
 *     mention
 */
public record EmptyResponse(JsonNode value) implements QmpValue {

    /** Returns the response that consists of an empty object. */
    public static EmptyResponse empty() {
        return new EmptyResponse(JsonNodeFactory.instance.objectNode());
    }

    /** Reads the response; a value other than the empty object is kept and reported. */
    public static EmptyResponse read(QmpReader in) {
        return new EmptyResponse(in.emptyObject());
    }

    @Override
    public void write(QmpWriter out) {
        out.json(value);
    }
}
