package io.github.qmpcodegen.codegen.source;

/** What can be wrong with a file before anybody reads its text. */
public enum SourceCode implements DiagnosticCode {
    /** The file has no text at all, or nothing but blanks. */
    EMPTY_FILE("empty-file", Severity.ERROR),
    /** The file's bytes are not text in UTF-8. */
    NOT_TEXT("not-text", Severity.ERROR);

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
}
