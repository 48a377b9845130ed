package io.github.qmpcodegen.codegen.source;

/** What can be wrong with a source before anybody reads its text. */
public final class SourceCode {

    /** The file has no text at all, or nothing but blanks. */
    public static final DiagnosticCode EMPTY_FILE = DiagnosticCode.error("empty-file");

    /** The file's bytes are not text in UTF-8. */
    public static final DiagnosticCode NOT_TEXT = DiagnosticCode.error("not-text");

    /** There is no such file or folder. */
    public static final DiagnosticCode MISSING_FILE = DiagnosticCode.unreadable("missing-file");

    /** The file or folder is there, but cannot be read. */
    public static final DiagnosticCode UNREADABLE_FILE = DiagnosticCode.unreadable("unreadable-file");

    /** Nothing tells what kind of source the file is. */
    public static final DiagnosticCode UNKNOWN_KIND = DiagnosticCode.error("unknown-kind");

    /** No source says anything of QMP. */
    public static final DiagnosticCode NO_INTERFACE = DiagnosticCode.error("no-interface");

    /** The interface of several releases, labelled with one. */
    public static final DiagnosticCode RELEASES_WITHIN = DiagnosticCode.error("releases-within");

    /** A floor where no source tells its release. */
    public static final DiagnosticCode NO_RELEASES = DiagnosticCode.error("no-releases");

    private SourceCode() {}
}
