package io.github.qmpcodegen.codegen.load;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** Why a running server is no source. */
final class LiveCode {

    /** The text is no address. */
    static final DiagnosticCode BAD_ADDRESS = DiagnosticCode.error("bad-address");

    /** Nobody answers there, or not as a QMP server does. */
    static final DiagnosticCode NO_SERVER = DiagnosticCode.unreadable("no-server");

    /** The server does not report its schema. */
    static final DiagnosticCode NO_SCHEMA = DiagnosticCode.error("no-schema");

    /** The server reports no more than the names of its commands. */
    static final DiagnosticCode NAMES_ALONE = DiagnosticCode.note("names-alone");

    private LiveCode() {}
}
