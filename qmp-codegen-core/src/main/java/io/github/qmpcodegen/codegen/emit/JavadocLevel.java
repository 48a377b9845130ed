package io.github.qmpcodegen.codegen.emit;

/** How much of the documentation of the source becomes Javadoc. */
public enum JavadocLevel {
    /** All of it. */
    FULL,
    /** The first sentence of each thing. */
    SUMMARY,
    /** Nothing; generated code then has no Javadoc at all. */
    NONE
}
