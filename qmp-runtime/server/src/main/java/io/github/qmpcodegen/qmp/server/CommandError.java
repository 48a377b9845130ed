package io.github.qmpcodegen.qmp.server;

/** Thrown by what answers a command, to have the command fail. */
public final class CommandError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final String description;

    /**
     * Creates an error of the class {@code GenericError}, which nearly all of QEMU's are.
     *
     * @param description its text
     */
    public CommandError(String description) {
        this("GenericError", description);
    }

    /**
     * Creates the error.
     *
     * @param errorClass its class, such as {@code DeviceNotFound}
     * @param description its text
     */
    public CommandError(String errorClass, String description) {
        super(description + " [" + errorClass + "]");
        this.errorClass = errorClass;
        this.description = description;
    }

    /** Its class. */
    public String errorClass() {
        return errorClass;
    }

    /** Its text. */
    public String description() {
        return description;
    }
}
