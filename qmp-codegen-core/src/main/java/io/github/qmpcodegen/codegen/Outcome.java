package io.github.qmpcodegen.codegen;

/** How a request ended. */
public enum Outcome {
    /** What was asked for is done. */
    DONE,
    /**
     * The sources have errors, or where they are {@linkplain io.github.qmpcodegen.codegen.source.Sources#strict() strict}
     * warnings; the output is as it was.
     */
    BAD_INPUT,
    /** A source is missing or cannot be read; the output is as it was. */
    UNREADABLE_INPUT,
    /** An include matches nothing; the output is as it was. */
    UNMATCHED_INCLUDE,
    /** The output that was to be verified is not up to date. */
    STALE,
    /** Files that were not generated are in the way; the output is as it was. */
    OBSTRUCTED
}
