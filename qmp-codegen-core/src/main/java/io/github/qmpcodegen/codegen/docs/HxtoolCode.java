package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** Why QEMU's preprocessor would have stopped at a line of an {@code .hx} file. */
final class HxtoolCode {

    /** A section starts, of documentation or of the manual, inside a section of documentation. */
    static final DiagnosticCode MISSING_EQMP = DiagnosticCode.error("missing-eqmp");

    /** A section of documentation ends that has not begun. */
    static final DiagnosticCode MISSING_SQMP = DiagnosticCode.error("missing-sqmp");

    /** The file has no section of documentation. */
    static final DiagnosticCode NO_DOCUMENTATION = DiagnosticCode.error("no-documentation");

    private HxtoolCode() {}
}
