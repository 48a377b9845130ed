package io.github.qmpcodegen.codegen.source;

/** How bad a diagnostic is. */
public enum Severity {
    /** The input cannot be used as it is; nothing is written. */
    ERROR,
    /** The input can be used, but something in it is probably not meant. */
    WARNING,
    /** Nothing is wrong; something happened that the user may want to know. */
    NOTE
}
