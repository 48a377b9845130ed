package io.github.qmpcodegen.codegen.source;

/**
 * The kind of a diagnostic, for tests and tools to match on instead of its text.
 *
 * <p>Each stage of the pipeline lists the codes of its errors and notes; warnings are breaches of
 * {@linkplain Rule rules}.
 */
public sealed interface DiagnosticCode permits Rule, PlainCode {

    /** The stable name that is printed in brackets, in lower case with dashes, such as {@code unknown-args-type}. */
    String id();

    /** The severity of every diagnostic of this kind. */
    Severity severity();

    /** Whether it means that something cannot be read at all, as opposed to being wrong. */
    default boolean isUnreadable() {
        return false;
    }

    /** Returns the code of an error. */
    static DiagnosticCode error(String id) {
        return new PlainCode(id, Severity.ERROR, false);
    }

    /** Returns the code of an error that means that something cannot be read at all. */
    static DiagnosticCode unreadable(String id) {
        return new PlainCode(id, Severity.ERROR, true);
    }

    /** Returns the code of a note. */
    static DiagnosticCode note(String id) {
        return new PlainCode(id, Severity.NOTE, false);
    }
}
