package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** The kinds of mistakes in a server's answer to {@code query-qmp-schema}. */
enum IntrospectionCode implements DiagnosticCode {
    /** The text is not JSON. */
    NOT_JSON("introspection-not-json", Severity.ERROR),
    /** Something that nests deeper, or is longer, than in any schema. */
    TOO_LARGE("introspection-too-large", Severity.ERROR),
    /** There is no array of SchemaInfo objects. */
    NO_SCHEMA("introspection-no-schema", Severity.ERROR),
    /** An object that lacks what its kind needs. */
    BAD_ENTITY("introspection-bad-entity", Severity.ERROR),
    /** A kind of entity that this generator does not know. */
    UNKNOWN_KIND("introspection-unknown-kind", Severity.WARNING),
    /** Two entities of one kind and name. */
    DUPLICATE("introspection-duplicate", Severity.ERROR),
    /** A name that no type has. */
    UNKNOWN_TYPE("introspection-unknown-type", Severity.ERROR),
    /** A type of a kind that is not allowed where it is used. */
    WRONG_TYPE("introspection-wrong-type", Severity.ERROR);

    private final String id;
    private final Severity severity;

    IntrospectionCode(String id, Severity severity) {
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
