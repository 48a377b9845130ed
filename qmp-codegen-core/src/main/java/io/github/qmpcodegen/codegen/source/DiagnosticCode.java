package io.github.qmpcodegen.codegen.source;

/**
 * The kind of a diagnostic: what tests and tools match on instead of its text.
 *
 * <p>Each stage of the pipeline has a list of those of its errors and notes; warnings are breaches of rules.
 */
public sealed interface DiagnosticCode permits Rule, PlainCode {

    /** The stable name that is printed in brackets, in lower case with dashes, such as {@code unknown-args-type}. */
    String id();

    /** How bad every diagnostic of this kind is. */
    Severity severity();

    /** Whether it means that something cannot be read at all, rather than that what was read is wrong. */
    default boolean isUnreadable() {
        return false;
    }

    /** The kind of an error. */
    static DiagnosticCode error(String id) {
        return new PlainCode(id, Severity.ERROR, false);
    }

    /** The kind of an error that means that something cannot be read at all. */
    static DiagnosticCode unreadable(String id) {
        return new PlainCode(id, Severity.ERROR, true);
    }

    /** The kind of a note. */
    static DiagnosticCode note(String id) {
        return new PlainCode(id, Severity.NOTE, false);
    }
}
