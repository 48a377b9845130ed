package io.github.qmpcodegen.codegen.source;

/** The codes of problems with a source that show before its text is read. */
public final class SourceCode {

    /** The file is empty, or has nothing but white space. */
    public static final DiagnosticCode EMPTY_FILE = DiagnosticCode.error("empty-file");

    /** The file's bytes are not text in UTF-8. */
    public static final DiagnosticCode NOT_TEXT = DiagnosticCode.error("not-text");

    /** There is no such file or folder. */
    public static final DiagnosticCode MISSING_FILE = DiagnosticCode.unreadable("missing-file");

    /** The file or folder exists, but cannot be read. */
    public static final DiagnosticCode UNREADABLE_FILE = DiagnosticCode.unreadable("unreadable-file");

    /** The kind of source cannot be determined. */
    public static final DiagnosticCode UNKNOWN_KIND = DiagnosticCode.error("unknown-kind");

    /** No source says anything about QMP. */
    public static final DiagnosticCode NO_INTERFACE = DiagnosticCode.error("no-interface");

    /** The interface of several releases is labelled with one. */
    public static final DiagnosticCode RELEASES_WITHIN = DiagnosticCode.error("releases-within");

    /** A release is asked for, or all from one on, and no source states any of them. */
    public static final DiagnosticCode NO_RELEASES = DiagnosticCode.error("no-releases");

    private SourceCode() {}
}
