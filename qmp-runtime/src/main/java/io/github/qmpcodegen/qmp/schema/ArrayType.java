package io.github.qmpcodegen.qmp.schema;

/**
 * An array.
 *
 * @param name its name
 * @param element the name of the type of its elements
 */
public record ArrayType(String name, String element) implements SchemaType {}
