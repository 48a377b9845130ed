package io.github.qmpcodegen.codegen.merge;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** The kinds of contradictions between sources. */
enum MergeCode implements DiagnosticCode {
    /** A source has a member that a better one does not have. */
    MEMBER("sources-differ-member"),
    /** A source says that a member may be missing, and a better one that it may not, or the reverse. */
    OPTIONALITY("sources-differ-optionality"),
    /** Sources give a member, a reply or an element different kinds of types. */
    TYPE("sources-differ-type"),
    /** A source lists a value that a better one does not have. */
    VALUE("sources-differ-value"),
    /** A source gives a command a reply, or arguments, where a better one has none. */
    NOTHING("sources-differ-nothing");

    private final String id;

    MergeCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }
}
