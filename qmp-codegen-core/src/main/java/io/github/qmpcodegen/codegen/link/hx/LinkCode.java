package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** The kinds of diagnostics that linking {@code .hx} files and events texts gives. */
enum LinkCode implements DiagnosticCode {
    /** Two entries have the same name. */
    DUPLICATE_COMMAND("duplicate-command", Severity.ERROR),
    /** Two events have the same name. */
    DUPLICATE_EVENT("duplicate-event", Severity.ERROR),
    /** An {@code args_type} names an argument twice. */
    DUPLICATE_ARGUMENT("duplicate-argument", Severity.ERROR),
    /** Two documentation sections have the same title. */
    DUPLICATE_TITLE("duplicate-title", Severity.ERROR),
    /** An entry has no name. */
    MISSING_NAME("missing-name", Severity.ERROR),
    /** A macro that nothing defines hides a command's name or arguments. */
    UNKNOWN_MACRO("unknown-macro", Severity.WARNING),
    /** A documented argument is not in {@code args_type}, so the server refuses it. */
    REFUSED_ARGUMENT("refused-argument", Severity.WARNING),
    /** The documentation and {@code args_type} disagree on whether an argument may be left out. */
    OPTIONALITY_DIFFERS("optionality-differs", Severity.WARNING),
    /** The documentation and {@code args_type} disagree on an argument's type. */
    TYPE_DIFFERS("type-differs", Severity.WARNING),
    /** A section documents a command, but nothing tells which. */
    UNTIED_DOCUMENT("untied-document", Severity.WARNING),
    /** An example is not JSON. */
    UNREADABLE_EXAMPLE("unreadable-example", Severity.WARNING);

    private final String id;
    private final Severity severity;

    LinkCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
