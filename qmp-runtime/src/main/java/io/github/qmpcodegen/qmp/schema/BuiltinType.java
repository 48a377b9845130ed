package io.github.qmpcodegen.qmp.schema;

import tools.jackson.databind.JsonNode;

/**
 * A type that consists of no others.
 *
 * @param name its name, such as {@code size}
 * @param jsonType what its values are in JSON: {@code string}, {@code number}, {@code int} (a number without fraction),
 *     {@code boolean}, {@code null}, or {@code value} for any
 */
public record BuiltinType(String name, String jsonType) implements SchemaType {

    /** Whether a JSON value is one of this type. */
    public boolean has(JsonNode value) {
        return switch (jsonType) {
            case "int" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
