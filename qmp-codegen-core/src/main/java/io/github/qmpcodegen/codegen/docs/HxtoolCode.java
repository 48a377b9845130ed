package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** Why QEMU's preprocessor would have stopped at a line of an {@code .hx} file. */
public enum HxtoolCode implements DiagnosticCode {
    /** A section starts, of documentation or of the manual, inside a section of documentation. */
    MISSING_EQMP("missing-eqmp", Severity.ERROR),
    /** A section of documentation ends that has not begun. */
    MISSING_SQMP("missing-sqmp", Severity.ERROR),
    /** The file has no section of documentation. */
    NO_DOCUMENTATION("no-documentation", Severity.ERROR);

    private final String id;
    private final Severity severity;

    HxtoolCode(String id, Severity severity) {
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
