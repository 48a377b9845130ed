package io.github.qmpcodegen.qmp.server.internal.json;

/** Says, in QEMU's words, why something that a client sent is no JSON. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super("JSON parse error, " + message);
    }
}
