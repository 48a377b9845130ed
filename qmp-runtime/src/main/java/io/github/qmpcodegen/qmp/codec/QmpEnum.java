package io.github.qmpcodegen.qmp.codec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A value of a generated enumeration, known or not.
 *
 * <p>A known value is always the same object, so {@code ==} works.
 */
public interface QmpEnum extends QmpValue {

    /** The value's text on the wire. */
    String text();

    /** Whether the schema has this value. */
    default boolean isKnown() {
        return this instanceof Enum;
    }

    /** The text as a JSON string. */
    @Override
    default JsonNode toJson() {
        return StringNode.valueOf(text());
    }
}
