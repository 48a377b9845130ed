package io.github.qmpcodegen.codegen.emit;

/** Which types have builders. */
public enum Builders {
    /** All but those that a constructor makes as well. */
    ALL,
    /**
     * Of these, requests and what their arguments are made of. Replies and events, which clients only read, are made by
     * their constructors; only those with too many members for a record keep their builders, which read them.
     */
    REQUESTS
}
