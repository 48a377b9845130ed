package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** The kinds of errors in the definitions of a QAPI schema. */
final class QapiCode {

    /** An expression that defines nothing known. */
    static final DiagnosticCode UNKNOWN_EXPRESSION = DiagnosticCode.error("qapi-unknown-expression");

    /** An expression that defines several things. */
    static final DiagnosticCode AMBIGUOUS_EXPRESSION = DiagnosticCode.error("qapi-ambiguous-expression");

    /** A key that its kind of definition does not have. */
    static final DiagnosticCode UNKNOWN_KEY = DiagnosticCode.error("qapi-unknown-key");

    /** A key that its kind of definition needs. */
    static final DiagnosticCode MISSING_KEY = DiagnosticCode.error("qapi-missing-key");

    /** A value of the wrong kind. */
    static final DiagnosticCode WRONG_VALUE = DiagnosticCode.error("qapi-wrong-value");

    /** A name that cannot be one. */
    static final DiagnosticCode BAD_NAME = DiagnosticCode.error("qapi-bad-name");

    /** Two definitions, members, values, branches or features of one name. */
    static final DiagnosticCode DUPLICATE = DiagnosticCode.error("qapi-duplicate");

    /** A condition that cannot be read. */
    static final DiagnosticCode BAD_CONDITION = DiagnosticCode.error("qapi-bad-condition");

    /** A pragma that does not exist or has a wrong value. */
    static final DiagnosticCode BAD_PRAGMA = DiagnosticCode.error("qapi-bad-pragma");

    /** A name that no type has. */
    static final DiagnosticCode UNKNOWN_TYPE = DiagnosticCode.error("qapi-unknown-type");

    /** A type of a kind that is not allowed where it is used. */
    static final DiagnosticCode WRONG_TYPE = DiagnosticCode.error("qapi-wrong-type");

    /** A type whose base leads back to itself. */
    static final DiagnosticCode BASE_CYCLE = DiagnosticCode.error("qapi-base-cycle");

    /** More bases of bases than any schema needs. */
    static final DiagnosticCode TOO_MANY_BASES = DiagnosticCode.error("qapi-too-many-bases");

    /** A union whose tag is missing or unfit. */
    static final DiagnosticCode BAD_DISCRIMINATOR = DiagnosticCode.error("qapi-bad-discriminator");

    /** A branch of a union that the tag has no value for. */
    static final DiagnosticCode UNKNOWN_BRANCH = DiagnosticCode.error("qapi-unknown-branch");

    /** Branches of an alternate that JSON values do not distinguish. */
    static final DiagnosticCode INDISTINCT_BRANCHES = DiagnosticCode.error("qapi-indistinct-branches");

    /** Flags that exclude each other. */
    static final DiagnosticCode CONFLICTING_FLAGS = DiagnosticCode.error("qapi-conflicting-flags");

    private QapiCode() {}
}
