package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

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

    private final QmpClient client;
    private final Duration grace;
    private final Cancellation cancellation = new Cancellation();
    private final List<Runnable> atEnd = new ArrayList<>();
    private final WhatWasMade made = new WhatWasMade();
    private Deadline deadline;

    /** Whether it goes on to its end, or back to its beginning, whatever is wished meanwhile. */
    private boolean settled;

    /** Whether what was made may be wanted, so that it must stay. */
    private boolean unknown;

    Course(QmpClient client, Duration timeout) {
        this(client, timeout, GRACE);
    }

    /**
     * A course with another grace.
     *
     * @param client of the machine
     * @param timeout how long the operation may take
     * @param grace how long taking back may take, all in all
     */
    Course(QmpClient client, Duration timeout, Duration grace) {
        this.client = client;
        this.deadline = Deadline.in(timeout);
        this.grace = grace;
    }

    /** A name that nothing on the server has, short enough for a block node. */
    static String uniqueName(String kind) {
        return "%s-%08x".formatted(kind, ThreadLocalRandom.current().nextInt());
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
            return new Outcome.Completed<>(result, made.remnants());
        } catch (Stop e) {
            return takenBack(e::outcome);
        } catch (QmpClosedException e) {
            return takenBack(left -> new Outcome.ConnectionLost<>(e, left));
        } catch (QmpTimeoutException e) {
            return takenBack(left -> new Outcome.Unfinished<>(e.getMessage(), left));
        } catch (QmpException e) {
            return takenBack(left -> new Outcome.Failed<>(e.getMessage(), left));
        } catch (RuntimeException | Error e) {
            // A fault of ours, or of a listener, for which the machine must not suffer.
            takeBack();
            if (!made.remnants().isEmpty()) {
                e.addSuppressed(new IllegalStateException("left behind: " + made.remnants()));
            }
            throw e;
        } finally {
            atEnd.forEach(Runnable::run);
        }
    }

    /** Has something done when all is over, and taken back where it has to be. */
    void atEnd(Runnable last) {
        atEnd.add(last);
    }

    private <R> Outcome<R> takenBack(Function<List<Remnant>, Outcome<R>> outcome) {
        takeBack();
        return outcome.apply(made.remnants());
    }

    private void takeBack() {
        // Whoever has interrupted this thread wanted it to stop, which it does: by going back.
        boolean unused = Thread.interrupted();
        settled = true;
        deadline = Deadline.in(grace);
        if (unknown) {
            made.leaveAll();
        } else {
            made.takeBackAll();
        }
    }

    /**
     * From now on the operation is done to its end: it is not cancelled any more, and has as much time as for taking back, or
     * what is left if that is more.
     */
    void settle() {
        settled = true;
        deadline = deadline.orLater(Deadline.in(grace));
    }

    /** How long there is for going on, or back, when the operation is settled. */
    Duration grace() {
        return grace;
    }

    /** How long there is, at least a moment. */
    Duration left() {
        return deadline.left();
    }

    /** Ends the operation if it was cancelled or its time is over. */
    void check(String waitedFor) {
        if (!settled && cancellation.isCancelled()) {
            throw Stop.cancelled();
        } else if (deadline.isOver()) {
            throw Stop.unfinished(waitedFor);
        }
    }

    /** Ends the operation, before it has done anything, if the server does not take a request that it is going to send. */
    void require(QmpRequest<?> request) {
        Stop.unlessTaken(
                "", repeatedly(request.qmpName(), () -> client.serverInterface().accepts(request)));
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
        return repeatedly(what, attempt, this::reconnected);
    }

    /**
     * Does what may be done twice; again where a connection was lost meanwhile.
     *
     * @param reconnected waits for that connection to be made again; whether it is
     */
    <R> R repeatedly(String what, Supplier<R> attempt, BooleanSupplier reconnected) {
        while (true) {
            check(what);
            try {
                return attempt.get();
            } catch (QmpClosedException e) {
                if (!reconnected.getAsBoolean()) {
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
        carryOut(step, done, () -> {}, () -> {});
    }

    /** Does that; tells as soon as it may have begun, and if it has not, as the server refuses it. */
    private void carryOut(QmpRequest<?> step, BooleanSupplier done, Runnable begun, Runnable refused) {
        boolean sent = false;
        while (true) {
            check(step.qmpName());
            if (sent && done.getAsBoolean()) {
                return;
            }
            try {
                client.call(step).timeout(left()).execute();
                begun.run();
                return;
            } catch (QmpCommandException | QmpUnsupportedException e) {
                // Refused, so that whatever has that name is somebody else's.
                refused.run();
                throw e;
            } catch (QmpTimeoutException e) {
                if (e.wasSent()) {
                    begun.run();
                }
                throw e;
            } catch (QmpClosedException e) {
                // What never left is not asked after: if it is there, somebody else has done it.
                if (e.wasSent()) {
                    sent = true;
                    begun.run();
                }
                if (!reconnected()) {
                    throw e;
                }
            } catch (QmpException e) {
                // Done, but with a reply that nobody can read.
                begun.run();
                throw e;
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
        begin(step, present, what, present, undo);
    }

    /**
     * Has the server begin something that goes on afterwards, and that is taken back if the operation does not get to its end.
     *
     * @param done asks whether it has begun
     * @param what is under way
     * @param present asks whether that is there
     * @param undo takes it away
     */
    void begin(QmpRequest<?> step, BooleanSupplier done, Remnant what, BooleanSupplier present, Runnable undo) {
        begin(step, done, List.of(new WhatWasMade.Made(what, present, undo)));
    }

    /** Has the server begin several things at once, as {@link #begin}. */
    void begin(QmpRequest<?> step, BooleanSupplier done, List<WhatWasMade.Made> begun) {
        carryOut(step, done, () -> begun.forEach(made::add), () -> begun.forEach(made::forget));
    }

    /** Has something taken back, that was made or changed otherwise, if the operation does not get to its end. */
    void made(Remnant what, BooleanSupplier present, Runnable undo) {
        made.add(new WhatWasMade.Made(what, present, undo));
    }

    /** What can be made, but not taken away: it is a remnant, unless it is wanted in the end. */
    void leaves(Remnant what) {
        made.add(new WhatWasMade.Made(what, () -> true, () -> {
            throw Stop.failed("no command takes away a " + what.kind());
        }));
    }

    /**
     * Does what cannot be taken back once it has begun, and {@linkplain #settle settles} the operation. If it does not
     * become known how this ends, all that was made stays as it is, and is named, for it may be wanted.
     */
    <R> R beyondReturn(String what, Supplier<R> last) {
        check(what);
        settle();
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
        made.keep(what);
    }

    /** Takes something back that has served its purpose; what cannot be is a remnant. */
    void drop(Remnant what) {
        boolean wasSettled = settled;
        Deadline limit = deadline;
        // It has to go either way, so neither a cancellation nor the deadline is a reason to leave it.
        settle();
        made.takeBack(what);
        settled = wasSettled;
        deadline = limit;
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
