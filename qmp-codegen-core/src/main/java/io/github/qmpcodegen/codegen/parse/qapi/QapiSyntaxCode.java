package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** The kinds of mistakes in the syntax of a QAPI schema file and in its includes. */
public enum QapiSyntaxCode implements DiagnosticCode {
    /** Something else was expected here. */
    SYNTAX("qapi-syntax", Severity.ERROR),
    /** A character that nothing in a schema begins with. */
    STRAY_CHARACTER("qapi-stray-character", Severity.ERROR),
    /** A string whose line ends first. */
    UNTERMINATED_STRING("qapi-unterminated-string", Severity.ERROR),
    /** A backslash before something that it does not escape. */
    BAD_ESCAPE("qapi-bad-escape", Severity.ERROR),
    /** Deeper nesting than any schema needs. */
    TOO_DEEP("qapi-too-deep", Severity.ERROR),
    /** A key that its object has already. */
    DUPLICATE_KEY("qapi-duplicate-key", Severity.ERROR),
    /** A comma that is missing between two entries; releases 1.1 to 1.5 have such places. */
    MISSING_COMMA("qapi-missing-comma", Severity.WARNING),
    /** A comma after the last entry. */
    EXTRA_COMMA("qapi-extra-comma", Severity.WARNING),
    /** An include that does not name a file. */
    BAD_INCLUDE("qapi-bad-include", Severity.ERROR),
    /** A file that includes itself, directly or through others. */
    INCLUDE_CYCLE("qapi-include-cycle", Severity.ERROR),
    /** An included file that cannot be read. */
    INCLUDE_UNREADABLE("qapi-include-unreadable", Severity.ERROR);

    private final String id;
    private final Severity severity;

    QapiSyntaxCode(String id, Severity severity) {
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
