package io.github.qmpcodegen.qmp.schema;

/**
 * A type whose values are arrays.
 *
 * @param name the type's name
 * @param element the name of the type of the elements
 */
public record ArrayType(String name, String element) implements SchemaType {}
