package io.github.qmpcodegen.qmp.server;

/** Thrown by a command's handler to make the command fail. */
public final class CommandError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final String description;

    /**
     * Creates an error of the class {@code GenericError}, like nearly all of QEMU's errors.
     *
     * @param description the error's text
     */
    public CommandError(String description) {
        this("GenericError", description);
    }

    /**
     * Creates the error.
     *
     * @param errorClass the error's class, such as {@code DeviceNotFound}
     * @param description the error's text
     */
    public CommandError(String errorClass, String description) {
        super(description + " [" + errorClass + "]");
        this.errorClass = errorClass;
        this.description = description;
    }

    /** The error's class. */
    public String errorClass() {
        return errorClass;
    }

    /** The error's text. */
    public String description() {
        return description;
    }
}
