package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.schema.Misfit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Thrown to end an operation's course; created with what is known, and combined with the remnants once everything is
 * undone.
 */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<List<Remnant>, Outcome<?>> outcome;

    Stop(Function<List<Remnant>, Outcome<?>> outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    static Stop failed(String reason) {
        return new Stop(remnants -> new Outcome.Failed<>(reason, remnants));
    }

    static Stop cancelled() {
        return new Stop(Outcome.Cancelled::new);
    }

    static Stop unfinished(String waitedFor) {
        return new Stop(remnants -> new Outcome.Unfinished<>(waitedFor, remnants));
    }

    static Stop unsupported(String lacks) {
        return new Stop(remnants -> new Outcome.Unsupported<>(lacks));
    }

    /**
     * Ends the operation if a server does not accept something.
     *
     * @param server which server, as the start of a sentence; empty if there is only one
     * @param misfits what the server does not accept
     */
    static void unlessTaken(String server, List<Misfit> misfits) {
        if (!misfits.isEmpty()) {
            throw unsupported(server + misfits.stream().map(Misfit::toString).collect(Collectors.joining("; ")));
        }
    }

    /** Returns the outcome, for an operation with any type of result, because none of these outcomes has one. */
    @SuppressWarnings("unchecked")
    <R> Outcome<R> outcome(List<Remnant> remnants) {
        return (Outcome<R>) outcome.apply(remnants);
    }
}
