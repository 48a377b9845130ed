package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpException;
import java.util.List;

/**
 * How an operation has ended. Whatever the end but {@link Completed}, the machine is as it was before, except for the
 * remnants.
 *
 * @param <R> what a completed one tells
 */
public sealed interface Outcome<R> {

    /** What the operation has left behind that it was to take away; empty if nothing. */
    List<Remnant> remnants();

    /**
     * All is done.
     *
     * @param result what there is to tell of it
     */
    record Completed<R>(R result, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Completed {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * A step has failed, and those before it were taken back.
     *
     * @param reason which step, and what the server said
     */
    record Failed<R>(String reason, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Failed {
            remnants = List.copyOf(remnants);
        }
    }

    /** It was cancelled, and taken back. */
    record Cancelled<R>(List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Cancelled {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * At its deadline it was not done, and was taken back.
     *
     * @param waitedFor what had not come
     */
    record Unfinished<R>(String waitedFor, List<Remnant> remnants) implements Outcome<R> {
        /** Copies the list. */
        public Unfinished {
            remnants = List.copyOf(remnants);
        }
    }

    /**
     * The connection was lost for good: QEMU has ended, or it was not made again in time. What QEMU still had of the operation
     * is in the remnants, as far as is known; if it has ended, those that live in it are gone with it.
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
     * @param lacks what it lacks, the releases that have it, and what to do instead where there is something
     */
    record Unsupported<R>(String lacks) implements Outcome<R> {
        @Override
        public List<Remnant> remnants() {
            return List.of();
        }
    }
}
