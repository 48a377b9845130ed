package io.github.qmpcodegen.qmp.codec;

/** Says that a JSON value does not fit a type; whoever reads the object around it keeps the value instead. */
public final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final DecodingProblem.Kind kind;

    /**
     * Makes one.
     *
     * @param kind in what way it does not fit
     * @param message what the value is and what was expected, such as "is a number, expected a string"
     */
    public MisfitException(DecodingProblem.Kind kind, String message) {
        // Caught within the decoder, once for each value that does not fit: a stack trace would only cost time.
        super(message, null, false, false);
        this.kind = kind;
    }

    /** In what way the value does not fit. */
    public DecodingProblem.Kind kind() {
        return kind;
    }
}
