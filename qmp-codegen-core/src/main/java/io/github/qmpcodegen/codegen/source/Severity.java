package io.github.qmpcodegen.codegen.source;

/** The severity of a diagnostic. */
public enum Severity {
    /** The input cannot be used as it is; nothing is written. */
    ERROR,
    /** The input can be used, but something in it is probably not intended. */
    WARNING,
    /** Nothing is wrong, but the user may want to know about it. */
    NOTE
}
