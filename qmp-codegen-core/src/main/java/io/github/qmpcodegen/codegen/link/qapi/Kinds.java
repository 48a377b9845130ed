package io.github.qmpcodegen.codegen.link.qapi;

/** How messages call the kinds of definitions. */
final class Kinds {

    private Kinds() {}

    static String of(Definition definition) {
        if (definition instanceof Definition.Struct) {
            return "a struct";
        }
        if (definition instanceof Definition.Enumeration) {
            return "an enumeration";
        }
        if (definition instanceof Definition.Union) {
            return "a union";
        }
        if (definition instanceof Definition.Alternate) {
            return "an alternate";
        }
        return definition instanceof Definition.CommandSpec ? "a command" : "an event";
    }
}
