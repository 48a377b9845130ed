package io.github.qmpcodegen.codegen.discover;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** What is to be said about a folder as a source. */
enum DiscoverCode implements DiagnosticCode {
    /** What was taken of a folder. */
    TAKEN("folder-taken", Severity.NOTE),
    /** What was left, for it describes another interface. */
    OTHER_INTERFACE("folder-other-interface", Severity.NOTE),
    /** A folder without any source. */
    NOTHING("folder-without-sources", Severity.ERROR);

    private final String id;
    private final Severity severity;

    DiscoverCode(String id, Severity severity) {
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
