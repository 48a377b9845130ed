package io.github.qmpcodegen.codegen.emit;

/** How much of the sources' documentation becomes Javadoc. */
public enum JavadocLevel {
    /** All of it. */
    FULL,
    /** The first sentence about each part. */
    SUMMARY,
    /** Nothing; generated code then has no Javadoc at all. */
    NONE
}
