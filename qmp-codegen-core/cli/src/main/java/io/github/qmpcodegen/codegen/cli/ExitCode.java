package io.github.qmpcodegen.codegen.cli;

/** The exit codes that all verbs share. */
final class ExitCode {

    /** All is fine. */
    static final int FINE = 0;
    /** The input has errors, or says nothing of the interface. */
    static final int BAD_INPUT = 1;
    /** Something cannot be read or written. */
    static final int NO_ACCESS = 3;

    /** Between two interfaces, something changed that breaks clients. */
    static final int BREAKING = 4;

    private ExitCode() {}
}
