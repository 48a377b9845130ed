package io.github.qmpcodegen.samples.qmpshell;

/** How the program ends. */
final class ExitCode {

    /** Every command succeeded, or the person left. */
    static final int FINE = 0;

    /** A command failed, or was not sent for its mistakes. */
    static final int FAILED = 1;

    /** There is no connection, or it was lost; a file cannot be read or written. */
    static final int UNREACHABLE = 3;

    private ExitCode() {}
}
