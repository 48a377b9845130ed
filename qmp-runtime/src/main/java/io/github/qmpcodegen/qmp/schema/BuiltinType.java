package io.github.qmpcodegen.qmp.schema;

import io.github.qmpcodegen.qmp.internal.json.JsonTypes;
import tools.jackson.databind.JsonNode;

/**
 * A built-in type, which does not consist of others.
 *
 * @param name the type's name, such as {@code size}
 * @param jsonType the kind of JSON of its values: {@code string}, {@code number}, {@code int} (a number without
 *     fraction), {@code boolean}, {@code null}, or {@code value} for any
 */
public record BuiltinType(String name, String jsonType) implements SchemaType {

    /** Whether a JSON value is of this type. */
    public boolean has(JsonNode value) {
        return JsonTypes.has(jsonType, value);
    }
}
