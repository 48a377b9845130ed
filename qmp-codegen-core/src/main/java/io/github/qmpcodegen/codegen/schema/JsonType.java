package io.github.qmpcodegen.codegen.schema;

import tools.jackson.databind.JsonNode;

/** The kinds of JSON values that introspection's JSONType distinguishes. */
public enum JsonType {
    /** Text. */
    STRING("string", "string", "a string"),
    /** A number that may have a fraction. */
    NUMBER("number", "number", "a number"),
    /** A number without a fraction. */
    INTEGER("int", "integer", "an integer"),
    /** True or false. */
    BOOLEAN("boolean", "boolean", "true or false"),
    /** Only null. */
    NULL("null", "null", "null"),
    /** An object. */
    OBJECT("object", "object", "an object"),
    /** An array. */
    ARRAY("array", "array", "an array"),
    /** Any of the others. */
    VALUE("value", "any value", "a value");

    private final String schemaName;
    private final String noun;
    private final String phrase;

    JsonType(String schemaName, String noun, String phrase) {
        this.schemaName = schemaName;
        this.noun = noun;
        this.phrase = phrase;
    }

    /** The kind's name in introspection. */
    public String schemaName() {
        return schemaName;
    }

    /** The noun for it, without an article. */
    public String noun() {
        return noun;
    }

    /** The phrase that says what a value is or should be. */
    public String phrase() {
        return phrase;
    }

    /** Whether a value is of this kind. */
    public boolean matches(JsonNode value) {
        return switch (this) {
            case STRING -> value.isString();
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
            case NULL -> value.isNull();
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case VALUE -> true;
        };
    }

    /** Returns the kind that a value shows by itself, by which the branches of an alternate are distinguished. */
    public JsonType shown() {
        return this == INTEGER ? NUMBER : this;
    }
}
