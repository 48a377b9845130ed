package io.github.qmpcodegen.codegen.schema;

/** What a type, or the presence of a member, is known from; the first wins over those after it. */
public enum Origin {
    /** A QAPI schema. */
    QAPI("the QAPI schema"),
    /** The answer of {@code query-qmp-schema}. */
    INTROSPECTION("introspection"),
    /** The {@code args_type} of a command's entry. */
    ARGS_TYPE("args_type"),
    /** The documentation's words. */
    PROSE("the documentation"),
    /** The documentation's examples. */
    EXAMPLE("an example"),
    /** Nothing says it. */
    NOTHING("nothing");

    private final String phrase;

    Origin(String phrase) {
        this.phrase = phrase;
    }

    /** How to name it in a sentence. */
    public String phrase() {
        return phrase;
    }
}
