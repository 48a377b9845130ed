package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a command without return value gives.
 *
 * @param value what the server sent, an empty object unless it knows more of the command than the schema
 */
public record EmptyResponse(JsonNode value) implements QmpValue {

    /** The answer of a server that has nothing to say. */
    public static EmptyResponse empty() {
        return new EmptyResponse(JsonNodeFactory.instance.objectNode());
    }

    /** Reads it; a value other than the empty object is kept and reported. */
    public static EmptyResponse read(QmpReader in) {
        return new EmptyResponse(in.emptyObject());
    }

    @Override
    public void write(QmpWriter out) {
        out.json(value);
    }
}
