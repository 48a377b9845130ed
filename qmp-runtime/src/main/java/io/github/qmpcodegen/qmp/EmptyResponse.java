package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpValue;
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

    /** Decodes it; a value other than the empty object is kept and reported to {@code decoding}. */
    public static EmptyResponse fromJson(JsonNode json, Decoding decoding) {
        if (!json.isObject() || !json.isEmpty()) {
            decoding.report(DecodingProblem.Kind.WRONG_KIND, "is a value, expected an empty object", json);
        }
        return new EmptyResponse(json);
    }

    @Override
    public JsonNode toJson() {
        return value;
    }
}
