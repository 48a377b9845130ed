package io.github.qmpcodegen.codegen.schema;

/** Where a type, or the presence of a member, is known from; earlier ones win over later ones. */
public enum Origin {
    /** A QAPI schema. */
    QAPI("the QAPI schema"),
    /** The reply to {@code query-qmp-schema}. */
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

    /** The origin as a phrase in a sentence. */
    public String phrase() {
        return phrase;
    }
}
