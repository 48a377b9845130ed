package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;

/**
 * How an operation ended. After any outcome but {@link Completed}, the machine is as it was before, except for the
 * remnants.
 *
 * @param <R> the result of a completed one
 */
public sealed interface Outcome<R> {

    /** What the operation should have removed but has left behind; empty if nothing. */
    List<Remnant> remnants();

    /**
     * Everything is done.
     *
     * @param result the operation's result
     */
    record Completed<R>(R result, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Completed {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * A step failed, and those before it were undone.
     *
     * @param reason which step, and what the server said
     */
    record Failed<R>(String reason, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Failed {
            remnants = List.copyOf(remnants);
        }
    }

    /** The operation was cancelled and undone. */
    record Cancelled<R>(List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Cancelled {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * The operation was not done by its deadline, and was undone.
     *
     * @param waitedFor what was still missing: a command to be answered, by its name, or an event or state in words
     */
    record Unfinished<R>(String waitedFor, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Unfinished {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * The connection was lost for good: QEMU has ended, or the connection was not restored in time. The remnants are
     * what QEMU still had of the operation, as far as is known; if it has ended, those inside it are gone, too.
     *
     * @param cause why it was lost
     */
    record ConnectionLost<R>(QmpException cause, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public ConnectionLost {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * The server lacks something that the operation needs; nothing was done.
     *
     * @param lacks what it lacks, the releases that have it, and what to do instead, if known
     */
    record Unsupported<R>(String lacks) implements Outcome<R> {
        @Override
        public List<Remnant> remnants() {
            return List.of();
        }
    }
}
