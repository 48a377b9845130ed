package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.Outcome;

/** The exit codes that all verbs share. */
final class ExitCode {

    /** Success. */
    static final int FINE = 0;
    /** The input has errors, or says nothing about the interface. */
    static final int BAD_INPUT = 1;
    /** Something cannot be read or written. */
    static final int NO_ACCESS = 3;

    /** A change between two interfaces breaks clients. */
    static final int BREAKING = 4;

    private ExitCode() {}

    /** Returns the exit code for an outcome. */
    static int of(Outcome outcome) {
        return switch (outcome) {
            case DONE -> FINE;
            case BAD_INPUT, UNMATCHED_INCLUDE, STALE -> BAD_INPUT;
            case UNREADABLE_INPUT, OBSTRUCTED -> NO_ACCESS;
        };
    }
}
