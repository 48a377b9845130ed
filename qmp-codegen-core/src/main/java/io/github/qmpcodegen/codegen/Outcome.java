package io.github.qmpcodegen.codegen;

/** How a request ended. */
public enum Outcome {
    /** The request was carried out. */
    DONE,
    /**
     * The sources have errors, or, if they are {@linkplain io.github.qmpcodegen.codegen.source.Sources#strict()
     * strict}, warnings; the output is unchanged.
     */
    BAD_INPUT,
    /** A source is missing or cannot be read; the output is unchanged. */
    UNREADABLE_INPUT,
    /** An include matches nothing; the output is unchanged. */
    UNMATCHED_INCLUDE,
    /** The verified output is not up to date. */
    STALE,
    /** Files that were not generated are in the way; the output is unchanged. */
    OBSTRUCTED
}
