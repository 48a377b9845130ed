package io.github.qmpcodegen.codegen.schema;

/** How a command, an event, a member or an array refers to a type. */
public sealed interface TypeReference {

    /**
     * A type that JSON or the protocol has by itself.
     *
     * @param type which
     */
    record Builtin(BuiltinType type) implements TypeReference {}

    /**
     * An array.
     *
     * @param element the type of its elements
     */
    record Array(TypeReference element) implements TypeReference {}

    /**
     * A type of the schema's own.
     *
     * @param name its key in {@link Schema#types()}
     */
    record Named(String name) implements TypeReference {}

    /** A reference to a builtin type. */
    static TypeReference of(BuiltinType type) {
        return new Builtin(type);
    }

    /** A JSON value of which nothing is known. */
    static TypeReference any() {
        return of(BuiltinType.ANY);
    }
}
