package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.schema.Misfit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ends an operation's course; made with what has become known, given the remnants once it was taken back. */
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
     * Ends the operation if a server does not take something.
     *
     * @param server which one, as a sentence begins; empty if there is only one
     * @param misfits what it does not take
     */
    static void unlessTaken(String server, List<Misfit> misfits) {
        if (!misfits.isEmpty()) {
            throw unsupported(server + misfits.stream().map(Misfit::toString).collect(Collectors.joining("; ")));
        }
    }

    /** An operation of any result can end so: none of these outcomes has one. */
    @SuppressWarnings("unchecked")
    <R> Outcome<R> outcome(List<Remnant> remnants) {
        return (Outcome<R>) outcome.apply(remnants);
    }
}
