package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** The kinds of diagnostics that linking {@code .hx} files and events texts gives. */
final class LinkCode {

    /** Two entries have the same name. */
    static final DiagnosticCode DUPLICATE_COMMAND = DiagnosticCode.error("duplicate-command");

    /** Two events have the same name. */
    static final DiagnosticCode DUPLICATE_EVENT = DiagnosticCode.error("duplicate-event");

    /** An {@code args_type} names an argument twice. */
    static final DiagnosticCode DUPLICATE_ARGUMENT = DiagnosticCode.error("duplicate-argument");

    /** Two documentation sections have the same title. */
    static final DiagnosticCode DUPLICATE_TITLE = DiagnosticCode.error("duplicate-title");

    /** An entry has no name. */
    static final DiagnosticCode MISSING_NAME = DiagnosticCode.error("missing-name");

    private LinkCode() {}
}
