package io.github.qmpcodegen.qmp.testing.internal.schema;

/** Says, in QEMU's words, which argument does not fit its type. */
public final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    private MisfitException(String message) {
        super(message);
    }

    static MisfitException missing(String path) {
        return new MisfitException("Parameter '" + path + "' is missing");
    }

    static MisfitException unexpected(String path) {
        return new MisfitException("Parameter '" + path + "' is unexpected");
    }

    static MisfitException wrongType(String path, String expected) {
        return new MisfitException("Invalid parameter type for '" + path + "', expected: " + expected);
    }

    static MisfitException unknownValue(String path, String value) {
        return new MisfitException("Parameter '" + path + "' does not accept value '" + value + "'");
    }
}
