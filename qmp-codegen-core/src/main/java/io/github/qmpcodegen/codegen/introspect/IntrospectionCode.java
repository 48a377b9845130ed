package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** The kinds of errors in a server's answer to {@code query-qmp-schema}. */
final class IntrospectionCode {

    /** The text is not JSON. */
    static final DiagnosticCode NOT_JSON = DiagnosticCode.error("introspection-not-json");

    /** Something that nests deeper, or is longer, than in any schema. */
    static final DiagnosticCode TOO_LARGE = DiagnosticCode.error("introspection-too-large");

    /** There is no array of SchemaInfo objects. */
    static final DiagnosticCode NO_SCHEMA = DiagnosticCode.error("introspection-no-schema");

    /** An object that lacks what its kind needs. */
    static final DiagnosticCode BAD_ENTITY = DiagnosticCode.error("introspection-bad-entity");

    /** Two entities of one kind and name. */
    static final DiagnosticCode DUPLICATE = DiagnosticCode.error("introspection-duplicate");

    /** A name that no type has. */
    static final DiagnosticCode UNKNOWN_TYPE = DiagnosticCode.error("introspection-unknown-type");

    /** A type of a kind that is not allowed where it is used. */
    static final DiagnosticCode WRONG_TYPE = DiagnosticCode.error("introspection-wrong-type");

    /** Releases of something that are none of those that are listed. */
    static final DiagnosticCode BAD_RELEASES = DiagnosticCode.error("introspection-bad-releases");

    private IntrospectionCode() {}
}
