package io.github.qmpcodegen.codegen.schema;

/** A reference to a type, by a command, an event, a member or an array. */
public sealed interface TypeReference {

    /**
     * A built-in type.
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
     * A type that the schema defines.
     *
     * @param name the type's key in {@link Schema#types()}
     */
    record Named(String name) implements TypeReference {}

    /** Returns the type of the elements of the innermost array; this type if it is not an array. */
    default TypeReference innermost() {
        TypeReference innermost = this;
        while (innermost instanceof Array array) {
            innermost = array.element();
        }
        return innermost;
    }

    /** Returns a reference to a built-in type. */
    static TypeReference of(BuiltinType type) {
        return new Builtin(type);
    }

    /** Returns the type of JSON values about which nothing is known. */
    static TypeReference any() {
        return of(BuiltinType.ANY);
    }
}
