package io.github.qmpcodegen.qmp.internal.json;

import tools.jackson.databind.JsonNode;

/** The kinds of JSON values as introspection calls them. */
public final class JsonTypes {

    private JsonTypes() {}

    /**
     * Whether a value is of a kind.
     *
     * @param jsonType the kind's name; any but those of single kinds stands for all
     */
    public static boolean has(String jsonType, JsonNode value) {
        return switch (jsonType) {
            case "int" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "null" -> value.isNull();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }
}
