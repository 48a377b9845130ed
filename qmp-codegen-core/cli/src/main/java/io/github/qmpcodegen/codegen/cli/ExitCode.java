package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Outcome;

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

    /** The exit code that an outcome means. */
    static int of(Outcome outcome) {
        return switch (outcome) {
            case DONE -> FINE;
            case BAD_INPUT, UNMATCHED_INCLUDE, STALE -> BAD_INPUT;
            case UNREADABLE_INPUT, OBSTRUCTED -> NO_ACCESS;
        };
    }
}
