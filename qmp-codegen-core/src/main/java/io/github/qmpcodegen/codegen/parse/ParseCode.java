package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** What can be wrong with the text of a file. */
final class ParseCode {

    /** Something else is expected at this place. */
    static final DiagnosticCode SYNTAX = DiagnosticCode.error("syntax-error");

    /** A string lacks its closing quote. */
    static final DiagnosticCode UNTERMINATED_STRING = DiagnosticCode.error("unterminated-string");

    /** A C comment lacks its end. */
    static final DiagnosticCode UNTERMINATED_COMMENT = DiagnosticCode.error("unterminated-comment");

    /** Brackets within brackets, more than anybody can mean. */
    static final DiagnosticCode NESTING = DiagnosticCode.error("nesting");

    /** An entry lacks its name, or its name or args_type is no string. */
    static final DiagnosticCode BAD_ENTRY = DiagnosticCode.error("bad-entry");

    /** Documentation is not ended before something else begins. */
    static final DiagnosticCode MISSING_EQMP = DiagnosticCode.error("missing-eqmp");

    /** Documentation ends that has not begun. */
    static final DiagnosticCode MISSING_SQMP = DiagnosticCode.error("missing-sqmp");

    /** The manual's text is not ended before something else begins. */
    static final DiagnosticCode MISSING_ETEXI = DiagnosticCode.error("missing-etexi");

    /** The manual's text ends that has not begun. */
    static final DiagnosticCode MISSING_STEXI = DiagnosticCode.error("missing-stexi");

    /** Documentation and the manual's text are mixed. */
    static final DiagnosticCode NESTED_SECTION = DiagnosticCode.error("nested-section");

    /** A condition is not ended. */
    static final DiagnosticCode MISSING_ENDIF = DiagnosticCode.error("missing-endif");

    /** A line of the C preprocessor has no condition to refer to. */
    static final DiagnosticCode MISSING_IF = DiagnosticCode.error("missing-if");

    /** A condition goes on after its {@code #else}. */
    static final DiagnosticCode MISPLACED_ELSE = DiagnosticCode.error("misplaced-else");

    /** The args_type of an entry is not a list of names and codes. */
    static final DiagnosticCode ARGS_TYPE_SYNTAX = DiagnosticCode.error("args-type-syntax");

    /** The code of an argument is none that QMP knows. */
    static final DiagnosticCode UNKNOWN_ARGS_TYPE = DiagnosticCode.error("unknown-args-type");

    /** An entry has two arguments of one name. */
    static final DiagnosticCode DUPLICATE_ARGUMENT = DiagnosticCode.error("duplicate-argument");

    private ParseCode() {}
}
