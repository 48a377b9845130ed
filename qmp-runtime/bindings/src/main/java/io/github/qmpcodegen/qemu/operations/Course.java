package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.schema.Misfit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What one operation does, step by step, in one thread: each within the operation's deadline, none after it was cancelled,
 * and all of them taken back in reverse if one fails.
 */
final class Course {

    /** What the operation of a body tells when it is done. */
    interface Body<R> {
        R run(Course course);
    }

    /** How long taking back may take, all in all: it has to be done even where the deadline is over. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Something that was made, and how it goes away. */
    private record Made(Remnant what, BooleanSupplier present, Runnable undo) {}

    private final QmpClient client;
    private final Cancellation cancellation = new Cancellation();
    private final Deque<Made> made = new ArrayDeque<>();
    private final List<Remnant> remnants = new ArrayList<>();
    private long deadline;

    /** Whether it goes on to its end, or back to its beginning, whatever is wished meanwhile. */
    private boolean settled;

    /** Whether what was made may be wanted, so that it must stay. */
    private boolean unknown;

    Course(QmpClient client, Duration timeout) {
        this.client = client;
        this.deadline = end(timeout);
    }

    /** A name that nothing on the server has, short enough for a block node. */
    static String uniqueName(String kind) {
        return "%s-%08x".formatted(kind, ThreadLocalRandom.current().nextInt());
    }

    private static long end(Duration timeout) {
        try {
            return System.nanoTime() + timeout.toNanos();
        } catch (ArithmeticException e) {
            // Longer than anybody waits.
            return System.nanoTime() + (Long.MAX_VALUE >> 1);
        }
    }

    Cancellation cancellation() {
        return cancellation;
    }

    QmpClient client() {
        return client;
    }

    /** Does all of it. */
    <R> Outcome<R> run(Body<R> body) {
        try {
            R result = body.run(this);
            return new Outcome.Completed<>(result, remnants);
        } catch (Stop e) {
            return takenBack(e::outcome);
        } catch (QmpClosedException e) {
            return takenBack(left -> new Outcome.ConnectionLost<>(e, left));
        } catch (QmpTimeoutException e) {
            return takenBack(left -> new Outcome.Unfinished<>(e.getMessage(), left));
        } catch (QmpException e) {
            return takenBack(left -> new Outcome.Failed<>(e.getMessage(), left));
        }
    }

    private <R> Outcome<R> takenBack(Function<List<Remnant>, Outcome<R>> outcome) {
        settled = true;
        deadline = end(GRACE);
        while (!made.isEmpty()) {
            if (unknown) {
                remnants.add(made.pop().what());
            } else {
                undo(made.pop());
            }
        }
        return outcome.apply(remnants);
    }

    private void undo(Made last) {
        try {
            if (last.present().getAsBoolean()) {
                last.undo().run();
            }
        } catch (QmpException | Stop e) {
            remnants.add(last.what());
        }
    }

    /** How long there is, at least a moment. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    /** Ends the operation if it was cancelled or its time is over. */
    void check(String waitedFor) {
        if (!settled && cancellation.isCancelled()) {
            throw Stop.cancelled();
        } else if (deadline - System.nanoTime() <= 0) {
            throw Stop.unfinished(waitedFor);
        }
    }

    /** Ends the operation, before it has done anything, if the server does not take a request that it is going to send. */
    void require(QmpRequest<?> request) {
        List<Misfit> misfits =
                repeatedly(request.qmpName(), () -> client.serverInterface().accepts(request));
        if (!misfits.isEmpty()) {
            throw Stop.unsupported(misfits.stream().map(Misfit::toString).collect(Collectors.joining("; ")));
        }
    }

    /** Whether the server has what a path leads to; see {@code ServerInterface.has}. */
    boolean has(String path) {
        return repeatedly(path, () -> client.serverInterface().has(path));
    }

    /** Asks the server something that does not change it; again where the connection was lost meanwhile. */
    <R> R ask(QmpRequest<R> question) {
        return repeatedly(
                question.qmpName(), () -> client.call(question).timeout(left()).execute());
    }

    /** Does what may be done twice; again where the connection was lost meanwhile. */
    <R> R repeatedly(String what, Supplier<R> attempt) {
        while (true) {
            check(what);
            try {
                return attempt.get();
            } catch (QmpClosedException e) {
                if (!reconnected()) {
                    throw e;
                }
            }
        }
    }

    private boolean reconnected() {
        return await("a connection", () -> client.awaitConnected(left()));
    }

    /**
     * Has the server do something that can be seen there afterwards; again where the connection was lost and it was not done.
     *
     * @param done asks whether it is done
     */
    void run(QmpRequest<?> step, BooleanSupplier done) {
        boolean sent = false;
        while (true) {
            check(step.qmpName());
            try {
                if (!sent || !done.getAsBoolean()) {
                    sent = true;
                    client.call(step).timeout(left()).execute();
                }
                return;
            } catch (QmpClosedException e) {
                if (!reconnected()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Has the server make something, which is taken back if the operation does not get to its end.
     *
     * @param what is made
     * @param present asks whether it is there; it must not be before
     * @param undo takes it away
     */
    void make(QmpRequest<?> step, Remnant what, BooleanSupplier present, Runnable undo) {
        Made here = new Made(what, present, undo);
        made.push(here);
        try {
            run(step, present);
        } catch (QmpCommandException e) {
            // Refused, so that whatever has that name is somebody else's.
            made.remove(here);
            throw e;
        }
    }

    /** Has something taken back, that was made or changed otherwise, if the operation does not get to its end. */
    void made(Remnant what, BooleanSupplier present, Runnable undo) {
        made.push(new Made(what, present, undo));
    }

    /** What can be made, but not taken away: it is a remnant, unless it is wanted in the end. */
    void leaves(Remnant what) {
        made.push(new Made(what, () -> true, () -> {
            throw Stop.failed("no command takes away a " + what.kind());
        }));
    }

    /**
     * Does what cannot be taken back once it has begun. From here on the operation goes on to its end: it is not cancelled any
     * more, and has some time even where its deadline is over. If it does not become known how this ends, all that was made
     * stays as it is, and is named, for it may be wanted.
     */
    <R> R beyondReturn(String what, Supplier<R> last) {
        check(what);
        settled = true;
        deadline = Math.max(deadline - System.nanoTime(), GRACE.toNanos()) + System.nanoTime();
        try {
            return last.get();
        } catch (QmpCommandException e) {
            throw e;
        } catch (QmpException | Stop e) {
            unknown = true;
            throw e;
        }
    }

    /** Leaves be what was made: it is wanted, or is gone. */
    void keep(Remnant what) {
        made.removeIf(each -> each.what().equals(what));
    }

    /** Takes something back that has served its purpose; what cannot be is a remnant. */
    void drop(Remnant what) {
        for (Made each : List.copyOf(made)) {
            if (each.what().equals(what)) {
                made.remove(each);
                undo(each);
            }
        }
    }

    /** Waits for something; a cancellation ends the wait, and with it the operation. */
    <T> T await(String what, Supplier<T> wait) {
        check(what);
        if (settled) {
            return wait.get();
        }
        cancellation.beginWait();
        try {
            return wait.get();
        } catch (QmpInterruptedException e) {
            throw cancellation.isCancelled() ? Stop.cancelled() : e;
        } finally {
            cancellation.endWait();
        }
    }
}
