package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** The kinds of mistakes in the definitions of a QAPI schema. */
enum QapiCode implements DiagnosticCode {
    /** An expression that defines nothing known. */
    UNKNOWN_EXPRESSION("qapi-unknown-expression", Severity.ERROR),
    /** An expression that defines several things. */
    AMBIGUOUS_EXPRESSION("qapi-ambiguous-expression", Severity.ERROR),
    /** A key that its kind of definition does not have. */
    UNKNOWN_KEY("qapi-unknown-key", Severity.ERROR),
    /** A key that its kind of definition needs. */
    MISSING_KEY("qapi-missing-key", Severity.ERROR),
    /** A value of the wrong kind. */
    WRONG_VALUE("qapi-wrong-value", Severity.ERROR),
    /** A name that cannot be one. */
    BAD_NAME("qapi-bad-name", Severity.ERROR),
    /** Two definitions, members, values, branches or features of one name. */
    DUPLICATE("qapi-duplicate", Severity.ERROR),
    /** A condition that cannot be read. */
    BAD_CONDITION("qapi-bad-condition", Severity.ERROR),
    /** A pragma that does not exist or has a wrong value. */
    BAD_PRAGMA("qapi-bad-pragma", Severity.ERROR),
    /** A name that no type has. */
    UNKNOWN_TYPE("qapi-unknown-type", Severity.ERROR),
    /** A type of a kind that is not allowed where it is used. */
    WRONG_TYPE("qapi-wrong-type", Severity.ERROR),
    /** A type whose base leads back to itself. */
    BASE_CYCLE("qapi-base-cycle", Severity.ERROR),
    /** More bases of bases than any schema needs. */
    TOO_MANY_BASES("qapi-too-many-bases", Severity.ERROR),
    /** A union whose tag is missing or unfit. */
    BAD_DISCRIMINATOR("qapi-bad-discriminator", Severity.ERROR),
    /** A branch of a union that the tag has no value for. */
    UNKNOWN_BRANCH("qapi-unknown-branch", Severity.ERROR),
    /** Branches of an alternate that a JSON value does not tell apart. */
    INDISTINCT_BRANCHES("qapi-indistinct-branches", Severity.ERROR),
    /** Flags that exclude each other. */
    CONFLICTING_FLAGS("qapi-conflicting-flags", Severity.ERROR),
    /** A documentation comment that is for something else. */
    MISPLACED_DOCUMENTATION("qapi-misplaced-documentation", Severity.WARNING),
    /** A definition without documentation in a schema that demands it. */
    MISSING_DOCUMENTATION("qapi-missing-documentation", Severity.WARNING),
    /** A documentation comment without its last line, in a schema that demands documentation. */
    OPEN_DOCUMENTATION("qapi-open-documentation", Severity.WARNING),
    /** Text behind the mark that begins a documentation comment, in a schema that demands documentation. */
    DOCUMENTATION_MARK("qapi-documentation-mark", Severity.WARNING),
    /** A documentation of something that the definition does not have. */
    UNKNOWN_DOCUMENTED("qapi-unknown-documented", Severity.WARNING);

    private final String id;
    private final Severity severity;

    QapiCode(String id, Severity severity) {
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
