package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** What is to be said about a folder as a source. */
final class FolderCode {

    /** What was taken of a folder. */
    static final DiagnosticCode TAKEN = DiagnosticCode.note("folder-taken");

    /** What was left, for it describes another interface. */
    static final DiagnosticCode OTHER_INTERFACE = DiagnosticCode.note("folder-other-interface");

    /** A folder without any source. */
    static final DiagnosticCode NOTHING = DiagnosticCode.error("folder-without-sources");

    private FolderCode() {}
}
