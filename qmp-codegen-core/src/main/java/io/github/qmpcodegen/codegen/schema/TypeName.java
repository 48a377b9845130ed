package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * The name of a type: given by the source, or derived from where the type is used.
 *
 * @param text the name, unique in its schema
 * @param declared whether the source gives the name; clients of such a type may rely on it
 * @param path for a derived name, the command or event, then {@code arguments}, {@code return} or {@code data}, then
 *     the members on the path to the type, such as {@code query-block, return, inserted}; empty for a declared one
 */
public record TypeName(String text, boolean declared, List<String> path) {

    /** Copies the path. */
    public TypeName {
        path = List.copyOf(path);
    }

    /** Returns a name that the source gives. */
    public static TypeName declared(String text) {
        return new TypeName(text, true, List.of());
    }

    @Override
    public String toString() {
        return text;
    }
}
