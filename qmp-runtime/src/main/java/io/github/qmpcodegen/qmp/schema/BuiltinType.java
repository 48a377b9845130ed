package io.github.qmpcodegen.qmp.schema;

/**
 * A type that consists of no others.
 *
 * @param name its name, such as {@code size}
 * @param jsonType what its values are in JSON: {@code string}, {@code number}, {@code int} (a number without fraction),
 *     {@code boolean}, {@code null}, or {@code value} for any
 */
public record BuiltinType(String name, String jsonType) implements SchemaType {}
