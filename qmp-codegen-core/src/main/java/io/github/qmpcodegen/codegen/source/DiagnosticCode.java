package io.github.qmpcodegen.codegen.source;

/**
 * The kind of a diagnostic: what tests and tools match on instead of its text.
 *
 * <p>Each stage of the pipeline has an enum of its own kinds.
 */
public interface DiagnosticCode {

    /** The stable name that is printed in brackets, in lower case with dashes, such as {@code unknown-args-type}. */
    String id();

    /** How bad every diagnostic of this kind is. */
    Severity severity();

    /** Whether it means that something cannot be read at all, rather than that what was read is wrong. */
    default boolean isUnreadable() {
        return false;
    }
}
