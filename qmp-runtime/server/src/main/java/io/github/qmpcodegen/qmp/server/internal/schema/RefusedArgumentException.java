package io.github.qmpcodegen.qmp.server.internal.schema;

/** An argument does not fit its type; the message says so in QEMU's words. */
public final class RefusedArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private RefusedArgumentException(String message) {
        super(message);
    }

    static RefusedArgumentException missing(String path) {
        return new RefusedArgumentException("Parameter '" + path + "' is missing");
    }

    static RefusedArgumentException unexpected(String path) {
        return new RefusedArgumentException("Parameter '" + path + "' is unexpected");
    }

    static RefusedArgumentException wrongType(String path, String expected) {
        return new RefusedArgumentException("Invalid parameter type for '" + path + "', expected: " + expected);
    }

    static RefusedArgumentException unknownValue(String path, String value) {
        return new RefusedArgumentException("Parameter '" + path + "' does not accept value '" + value + "'");
    }
}
