package io.github.qmpcodegen.codegen.source;

/** What can be wrong with a source before anybody reads its text. */
public enum SourceCode implements DiagnosticCode {
    /** The file has no text at all, or nothing but blanks. */
    EMPTY_FILE("empty-file", Severity.ERROR),
    /** The file's bytes are not text in UTF-8. */
    NOT_TEXT("not-text", Severity.ERROR),
    /** There is no such file or folder. */
    MISSING_FILE("missing-file", Severity.ERROR),
    /** The file or folder is there, but cannot be read. */
    UNREADABLE_FILE("unreadable-file", Severity.ERROR),
    /** Nothing tells what kind of source the file is. */
    UNKNOWN_KIND("unknown-kind", Severity.ERROR),
    /** The source can be read, but says nothing of QMP. */
    NOTHING_OF_QMP("nothing-of-qmp", Severity.WARNING),
    /** No source says anything of QMP. */
    NO_INTERFACE("no-interface", Severity.ERROR);

    private final String id;
    private final Severity severity;

    SourceCode(String id, Severity severity) {
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

    @Override
    public boolean isUnreadable() {
        return this == MISSING_FILE || this == UNREADABLE_FILE;
    }
}
