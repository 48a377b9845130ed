package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.QueryStatusRequest;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the machines of an operation that concerns two. What is asked of it is asked again when its connection was lost and
 * made again, unless its process is known to have ended. Used by the thread of the operation.
 */
final class Machine {

    /** How long the end of a process may become known after that of its connection. */
    private static final Duration BURIAL = Duration.ofSeconds(5);

    /** Who needs some of the time that is left to take things back. */
    private static final int SHARES = 4;

    /** How often it is looked whether the process has ended, while its connection is lost. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Course course;
    private final QmpClient client;
    private final String name;
    private final @Nullable CompletableFuture<?> end;
    private int losses;
    private boolean ended;

    private boolean hurrying;
    private boolean silent;

    /** For how many losses it was waited, so that it is not again and again. */
    private int waitedFor = -1;

    Machine(Course course, QmpClient client, String name, @Nullable CompletableFuture<?> end) {
        this.course = course;
        this.client = client;
        this.name = name;
        this.end = end;
    }

    QmpClient client() {
        return client;
    }

    /** Which of the machines it is, as in remnants. */
    String name() {
        return name;
    }

    /** How often its connection was lost so far. */
    int losses() {
        return losses;
    }

    /** From now on it is known to have ended. */
    void end() {
        ended = true;
    }

    /** Whether it has ended for certain; where its connection is lost, this waits a moment for that to become known. */
    boolean hasEnded() {
        CompletableFuture<?> told = end;
        if (ended || told == null) {
            return ended;
        }
        ended = told.isDone();
        if (!ended && client.state() != QmpState.RUNNING && waitedFor < losses) {
            waitedFor = losses;
            ended = endsWithin(told, BURIAL);
        }
        return ended;
    }

    private static boolean endsWithin(CompletableFuture<?> end, Duration most) {
        try {
            end.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return end.isDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for the end of a process", e, null, null);
        }
    }

    /**
     * From now on it is not waited for an answer as long as there is time, for others need some, too; and not again once one
     * has not come.
     */
    void hurry() {
        hurrying = true;
    }

    private Duration most() {
        return hurrying ? course.left().dividedBy(SHARES) : course.left();
    }

    /** Whether it answers, and soon; not if it has ended. */
    boolean isThere() {
        hurry();
        try {
            RunState unused = state();
            return true;
        } catch (QmpClosedException e) {
            if (hasEnded()) {
                return false;
            }
            throw e;
        }
    }

    /** Does something that needs not be done where the machine ends meanwhile. */
    void whileThere(Runnable step) {
        try {
            step.run();
        } catch (QmpClosedException e) {
            if (!hasEnded()) {
                throw e;
            }
        }
    }

    RunState state() {
        return ask(new QueryStatusRequest()).status();
    }

    /** Whether its guest runs, as far as it could: one that sleeps goes on sleeping. */
    static boolean isLive(RunState state) {
        return state == RunState.RUNNING || state == RunState.SUSPENDED;
    }

    /** Ends the operation, before it has done anything, if the machine does not take a request that it is going to send. */
    void require(QmpRequest<?> request) {
        Stop.unlessTaken(
                name + ": ",
                repeatedly(request.qmpName(), () -> client.serverInterface().accepts(request)));
    }

    /** Whether it has what a path leads to, in the language of {@code ServerInterface}. */
    boolean has(String path) {
        return repeatedly(path, () -> client.serverInterface().has(path));
    }

    /** Asks for something that changes nothing. */
    <R> R ask(QmpRequest<R> question) {
        return repeatedly(
                question.qmpName(), () -> client.call(question).timeout(most()).execute());
    }

    /**
     * Has the machine do something.
     *
     * @param done asks, where the connection was lost meanwhile, whether it is done
     */
    void run(QmpRequest<?> step, BooleanSupplier done) {
        int before = losses;
        boolean unused =
                repeatedly(step.qmpName(), () -> (losses > before && done.getAsBoolean()) || isCarriedOut(step));
    }

    private boolean isCarriedOut(QmpRequest<?> step) {
        Object unused = client.call(step).timeout(most()).execute();
        return true;
    }

    private <R> R repeatedly(String what, Supplier<R> attempt) {
        return course.repeatedly(what, () -> unlessSilent(attempt), () -> {
            losses++;
            return course.await("a connection to the " + name, this::isConnectedAgain);
        });
    }

    private <R> R unlessSilent(Supplier<R> attempt) {
        if (silent) {
            throw Stop.unfinished("the " + name);
        }
        try {
            return attempt.get();
        } catch (QmpTimeoutException e) {
            silent = hurrying;
            throw e;
        }
    }

    private boolean isConnectedAgain() {
        Deadline most = Deadline.in(most());
        while (!ended && (end == null || !end.isDone())) {
            Duration left = most.left();
            if (client.awaitConnected(left.compareTo(LOOK) < 0 ? left : LOOK)) {
                return true;
            }
            if (client.state() == QmpState.CLOSED || most.isOver()) {
                silent = hurrying;
                return false;
            }
        }
        return false;
    }
}
