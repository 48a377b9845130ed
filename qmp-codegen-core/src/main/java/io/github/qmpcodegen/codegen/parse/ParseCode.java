package io.github.qmpcodegen.codegen.parse;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** What can be wrong with the text of a file. */
public enum ParseCode implements DiagnosticCode {
    /** Something else is expected at this place. */
    SYNTAX("syntax-error", Severity.ERROR),
    /** A string lacks its closing quote. */
    UNTERMINATED_STRING("unterminated-string", Severity.ERROR),
    /** A C comment lacks its end. */
    UNTERMINATED_COMMENT("unterminated-comment", Severity.ERROR),
    /** Brackets within brackets, more than anybody can mean. */
    NESTING("nesting", Severity.ERROR),
    /** An entry lacks its name, or its name or args_type is no string. */
    BAD_ENTRY("bad-entry", Severity.ERROR),
    /** A macro that nothing defines hides what the table says. */
    UNKNOWN_MACRO("unknown-macro", Severity.WARNING),
    /** An entry has two fields of one name. */
    DUPLICATE_FIELD("duplicate-field", Severity.WARNING),
    /** Documentation is not ended before something else begins. */
    MISSING_EQMP("missing-eqmp", Severity.ERROR),
    /** Documentation ends that has not begun. */
    MISSING_SQMP("missing-sqmp", Severity.ERROR),
    /** The manual's text is not ended before something else begins. */
    MISSING_ETEXI("missing-etexi", Severity.ERROR),
    /** The manual's text ends that has not begun. */
    MISSING_STEXI("missing-stexi", Severity.ERROR),
    /** Documentation and the manual's text are mixed. */
    NESTED_SECTION("nested-section", Severity.ERROR),
    /** A marker that some readers of the file will not see. */
    INDENTED_MARKER("indented-marker", Severity.WARNING),
    /** Text behind a marker, which nobody reads. */
    TEXT_AFTER_MARKER("text-after-marker", Severity.WARNING),
    /** A condition is not ended. */
    MISSING_ENDIF("missing-endif", Severity.ERROR),
    /** A line of the C preprocessor has no condition to refer to. */
    MISSING_IF("missing-if", Severity.ERROR),
    /** A condition goes on after its {@code #else}. */
    MISPLACED_ELSE("misplaced-else", Severity.ERROR),
    /** The args_type of an entry is not a list of names and codes. */
    ARGS_TYPE_SYNTAX("args-type-syntax", Severity.ERROR),
    /** The code of an argument is none that QMP knows. */
    UNKNOWN_ARGS_TYPE("unknown-args-type", Severity.ERROR),
    /** An entry has two arguments of one name. */
    DUPLICATE_ARGUMENT("duplicate-argument", Severity.ERROR);

    private final String id;
    private final Severity severity;

    ParseCode(String id, Severity severity) {
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
