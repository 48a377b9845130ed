package io.github.qmpcodegen.qmp.codec;

import io.github.qmpcodegen.qmp.internal.json.JsonTrees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Converts JSON text to trees and values to JSON, without loss: integers of any size are exact, other numbers keep
 * their text.
 */
public final class QmpJson {

    /** The depth of nesting that QEMU accepts. */
    public static final int MAX_NESTING = JsonTrees.MAX_NESTING;

    private QmpJson() {}

    /**
     * Reads a text that has one JSON value and nothing else but white space.
     *
     * @throws JacksonException if it is not JSON, has an object with the same key twice, or is nested deeper than
     *     {@value #MAX_NESTING}
     */
    public static JsonNode parse(String text) {
        return JsonTrees.parse(text);
    }

    /**
     * Returns the JSON of a value of a type that generated code uses: {@link String}, {@link Boolean}, {@link Long},
     * {@link Uint64}, {@link java.math.BigDecimal}, {@link JsonNode}, {@link QmpValue} or a list of them; or another of
     * Java's number types.
     *
     * @throws IllegalArgumentException if it is of another type, or not a finite number
     */
    public static JsonNode of(Object value) {
        return TreeWriter.treeOf(value);
    }

    /** Returns the JSON text of a value, in UTF-8 and on one line. */
    public static byte[] bytes(QmpValue value) {
        try (BytesWriter writer = new BytesWriter()) {
            value.write(writer);
            return writer.written();
        }
    }

    /** Returns the text of a JSON value of any depth, on one line. */
    public static String write(JsonNode json) {
        return JsonTrees.write(json);
    }
}
