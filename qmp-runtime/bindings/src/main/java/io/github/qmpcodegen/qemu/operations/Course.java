package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpCall;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The steps of one operation, in one thread: each within the operation's deadline, none after a cancellation, and all
 * of them undone in reverse order if one fails.
 */
final class Course {

    /** The steps of an operation, which return its result. */
    interface Body<R> {
        R run(Course course);
    }

    /** What an operation waits for while it finds out what a server understands. */
    static final String INTERFACE = "the server's interface";

    /** How long undoing may take in all: it has to be done even if the deadline has passed. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final QmpClient client;
    private final Duration grace;
    private final Cancellation cancellation;
    private final List<Runnable> atEnd = new ArrayList<>();
    private final Recognition machine;
    private final WhatWasMade made;
    private Deadline deadline;

    /** Whether it goes on to its end, or undoes its steps, regardless of cancellation. */
    private boolean settled;

    /** How long things that have served their purpose took to go: a server that is silent gets one grace for all of them. */
    private Duration dropping = Duration.ZERO;

    /** Whether what was created may be wanted, so that it must stay. */
    private boolean unknown;

    Course(QmpClient client, Duration timeout) {
        this(client, timeout, GRACE);
    }

    /**
     * Creates a course with another grace period.
     *
     * @param client the client of the machine
     * @param timeout how long the operation may take
     * @param grace how long undoing may take in all
     */
    Course(QmpClient client, Duration timeout, Duration grace) {
        this.client = client;
        this.machine = new Recognition(client);
        this.made = new WhatWasMade(machine::isReplaced);
        this.deadline = Deadline.in(timeout);
        this.grace = grace;
        this.cancellation = new Cancellation(grace);
    }

    /** Returns a name that nothing on the server has, short enough for a block node. */
    static String uniqueName(String kind) {
        return "%s-%08x".formatted(kind, ThreadLocalRandom.current().nextInt());
    }

    Cancellation cancellation() {
        return cancellation;
    }

    QmpClient client() {
        return client;
    }

    /** Runs the operation. */
    <R> Outcome<R> run(Body<R> body) {
        try {
            R result = body.run(this);
            requireSameIfThere();
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

    /**
     * Recognises the machine from now on: if another QEMU answers in its place, as after a restart, the operation ends,
     * and does nothing to that one.
     */
    void recognise() {
        boolean unused = repeatedly("query-cpus-fast", () -> {
            machine.note(left());
            return true;
        });
    }

    /** Makes sure that what comes next is done by the same machine. */
    private void requireSameFor(String next) {
        boolean unused = repeatedly(next, () -> true);
    }

    private void requireSame() {
        if (machine.isReplaced(left())) {
            throw replaced();
        }
    }

    private static Stop replaced() {
        return Stop.failed(
                "another QEMU answers in place of the one that the operation began with, as after a restart");
    }

    /** Does not let the operation complete on another machine; if none answers, it has completed. */
    private void requireSameIfThere() {
        try {
            requireSame();
        } catch (QmpException e) {
            // Nothing has to be asked any more.
        }
    }

    /** Registers something to do at the very end, after any undoing. */
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
        windUp();
        if (unknown) {
            made.leaveAll();
        } else {
            made.takeBackAll();
        }
    }

    /**
     * Makes the operation go on to its end from now on: it can no longer be cancelled, and has as much time as undoing
     * may take, or the remaining time if that is longer.
     */
    void settle() {
        settled = true;
        deadline = deadline.orLater(Deadline.in(grace));
    }

    /** Makes the operation end what it has begun, regardless of cancellation, in as much time as undoing may take. */
    void windUp() {
        settled = true;
        deadline = Deadline.in(grace);
    }

    /** How long a settled operation has for going on or undoing. */
    Duration grace() {
        return grace;
    }

    /** How much time is left, at least a moment. */
    Duration left() {
        return deadline.left();
    }

    /** Ends the operation if it was cancelled or its time is up. */
    void check(String waitedFor) {
        if (!settled && cancellation.isCancelled()) {
            throw Stop.cancelled();
        } else if (deadline.isOver()) {
            throw Stop.unfinished(waitedFor);
        }
    }

    /**
     * Ends the operation, before it has done anything, if the server does not accept a request that it is going to
     * send.
     */
    void require(QmpRequest<?> request) {
        Stop.unlessTaken(
                "", repeatedly(INTERFACE, () -> client.serverInterface().accepts(request)));
    }

    /** Whether the server has what a path leads to; see {@code ServerInterface.has}. */
    boolean has(String path) {
        return repeatedly(INTERFACE, () -> client.serverInterface().has(path));
    }

    /** Sends a query that does not change the server; repeats it if the connection was lost meanwhile. */
    <R> R ask(QmpRequest<R> question) {
        return repeatedly(
                question.qmpName(), () -> client.call(question).timeout(left()).execute());
    }

    /** Does something that may be done twice; repeats it if the connection was lost meanwhile. */
    <R> R repeatedly(String what, Supplier<R> attempt) {
        return repeatedly(what, attempt, this::reconnected);
    }

    /**
     * Does something that may be done twice; repeats it if a connection was lost meanwhile.
     *
     * @param reconnected waits until that connection is restored; false if it is not
     */
    <R> R repeatedly(String what, Supplier<R> attempt, BooleanSupplier reconnected) {
        while (true) {
            check(what);
            try {
                return answered(what, () -> {
                    requireSame();
                    return attempt.get();
                });
            } catch (QmpClosedException e) {
                if (!reconnected.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    /** Waits for an answer, which after a cancellation is given up in the end. */
    private <T> T answered(String what, Supplier<T> command) {
        cancellation.beginCommand();
        try {
            return command.get();
        } catch (QmpInterruptedException e) {
            if (!cancellation.isCancelled()) {
                throw e;
            }
            throw settled ? Stop.unfinished(what) : Stop.cancelled();
        } finally {
            cancellation.endCommand();
        }
    }

    private boolean reconnected() {
        return await("a connection", () -> client.awaitConnected(left()));
    }

    /**
     * Lets the server do something whose effect can be queried; repeats it if the connection was lost and it was not
     * done.
     *
     * @param done asks whether it is done
     */
    void run(QmpRequest<?> step, BooleanSupplier done) {
        carryOut(client.call(step), step.qmpName(), done, () -> {}, () -> {});
    }

    /** Does that; reports when it may have started, and when it has not because the server refuses it. */
    private void carryOut(QmpCall<?> step, String name, BooleanSupplier done, Runnable begun, Runnable refused) {
        boolean sent = false;
        while (true) {
            check(name);
            requireSameFor(name);
            if (sent && done.getAsBoolean()) {
                return;
            }
            try {
                Object unused = answered(name, () -> step.timeout(left()).execute());
                begun.run();
                return;
            } catch (Stop e) {
                // Given up, so that it may have been done or not.
                begun.run();
                throw e;
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
     * Lets the server create something, which is removed if the operation does not complete.
     *
     * @param what what is created
     * @param present asks whether it exists; it must not exist before
     * @param undo removes it
     */
    void make(QmpRequest<?> step, Remnant what, BooleanSupplier present, Runnable undo) {
        begin(step, present, what, present, undo);
    }

    /**
     * Lets the server start something that goes on afterwards, and that is undone if the operation does not complete.
     *
     * @param done asks whether it has started
     * @param what what is under way
     * @param present asks whether that exists
     * @param undo removes it
     */
    void begin(QmpRequest<?> step, BooleanSupplier done, Remnant what, BooleanSupplier present, Runnable undo) {
        begin(step, done, List.of(new WhatWasMade.Made(what, present, undo)));
    }

    /** Lets the server start several things at once, as {@link #begin}. */
    void begin(QmpRequest<?> step, BooleanSupplier done, List<WhatWasMade.Made> begun) {
        begin(client.call(step), step.qmpName(), done, begun);
    }

    /** Does that with nothing else beside it on this client, until a stage completes; see {@link QmpCall#aloneUntil}. */
    void beginAlone(QmpRequest<?> step, CompletionStage<?> until, BooleanSupplier done, List<WhatWasMade.Made> begun) {
        begin(client.call(step).aloneUntil(until), step.qmpName(), done, begun);
    }

    private void begin(QmpCall<?> step, String name, BooleanSupplier done, List<WhatWasMade.Made> begun) {
        carryOut(step, name, done, () -> begun.forEach(made::add), () -> begun.forEach(made::forget));
    }

    /**
     * Registers something that was created or changed in another way, to be undone if the operation does not complete.
     */
    void made(Remnant what, BooleanSupplier present, Runnable undo) {
        made(new WhatWasMade.Made(what, present, undo));
    }

    /** Registers something that was created or changed in another way. */
    void made(WhatWasMade.Made making) {
        made.add(making);
    }

    /** Returns something that can be created, but not removed: it is a remnant unless it is wanted in the end. */
    static WhatWasMade.Made leftOver(Remnant what) {
        return leftOver(what, () -> true);
    }

    /** Returns something of that kind which goes by itself. */
    static WhatWasMade.Made leftOver(Remnant what, BooleanSupplier present) {
        return new WhatWasMade.Made(what, present, () -> {
            throw Stop.failed("no command takes away a " + what.kind());
        });
    }

    /**
     * Does something that cannot be undone once it has started, and {@linkplain #settle settles} the operation. If its
     * outcome cannot be determined, everything that was created stays as it is, and is named, because it may be wanted.
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

    /** Keeps what was created: it is wanted, or is gone. */
    void keep(Remnant what) {
        made.keep(what);
    }

    /** Removes something that has served its purpose; what cannot be removed is a remnant. */
    void drop(Remnant what) {
        boolean wasSettled = settled;
        Deadline limit = deadline;
        long begun = System.nanoTime();
        // It has to go either way, so neither a cancellation nor the deadline is a reason to leave it.
        settled = true;
        deadline = limit.orLater(Deadline.in(grace.minus(dropping)));
        made.takeBack(what);
        dropping = dropping.plusNanos(System.nanoTime() - begun);
        settled = wasSettled;
        deadline = limit;
        if (machine.isReplaced()) {
            throw replaced();
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
