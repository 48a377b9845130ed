package io.github.qmpcodegen.codegen.emit;

/** Which types have builders. */
public enum Builders {
    /** All but those for which a constructor does as well. */
    ALL,
    /**
     * Of these, only requests and the types of their arguments. Replies and events, which clients only read, have
     * constructors; only those with too many members for a record keep their builders, which read them.
     */
    REQUESTS
}
