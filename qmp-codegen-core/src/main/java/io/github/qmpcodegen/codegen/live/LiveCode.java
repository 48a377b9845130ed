package io.github.qmpcodegen.codegen.live;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Severity;

/** Why a running server is no source. */
public enum LiveCode implements DiagnosticCode {
    /** The text is no address. */
    BAD_ADDRESS("bad-address"),
    /** Nobody answers there, or not as a QMP server does. */
    NO_SERVER("no-server"),
    /** The server does not tell its schema. */
    NO_SCHEMA("no-schema");

    private final String id;

    LiveCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public boolean isUnreadable() {
        return this == NO_SERVER;
    }
}
