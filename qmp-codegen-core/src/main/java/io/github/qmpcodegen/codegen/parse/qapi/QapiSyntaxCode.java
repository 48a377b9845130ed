package io.github.qmpcodegen.codegen.parse.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** The kinds of errors in the syntax of a QAPI schema file and in its includes. */
final class QapiSyntaxCode {

    /** Something else was expected here. */
    static final DiagnosticCode SYNTAX = DiagnosticCode.error("qapi-syntax");

    /** A character that nothing in a schema begins with. */
    static final DiagnosticCode STRAY_CHARACTER = DiagnosticCode.error("qapi-stray-character");

    /** A string whose line ends first. */
    static final DiagnosticCode UNTERMINATED_STRING = DiagnosticCode.error("qapi-unterminated-string");

    /** A backslash before something that it does not escape. */
    static final DiagnosticCode BAD_ESCAPE = DiagnosticCode.error("qapi-bad-escape");

    /** Deeper nesting than any schema needs. */
    static final DiagnosticCode TOO_DEEP = DiagnosticCode.error("qapi-too-deep");

    /** A key that its object has already. */
    static final DiagnosticCode DUPLICATE_KEY = DiagnosticCode.error("qapi-duplicate-key");

    /** An include that does not name a file. */
    static final DiagnosticCode BAD_INCLUDE = DiagnosticCode.error("qapi-bad-include");

    /** A file that includes itself, directly or through others. */
    static final DiagnosticCode INCLUDE_CYCLE = DiagnosticCode.error("qapi-include-cycle");

    /** An included file that cannot be read. */
    static final DiagnosticCode INCLUDE_UNREADABLE = DiagnosticCode.error("qapi-include-unreadable");

    private QapiSyntaxCode() {}
}
