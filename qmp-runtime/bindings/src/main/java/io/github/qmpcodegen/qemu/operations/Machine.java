package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.MigrationCapability;
import io.github.qmpcodegen.qemu.QueryMigrateCapabilitiesRequest;
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
 * One of the machines of an operation on two. Requests are repeated after its connection was lost and restored, unless
 * its process is known to have ended. Used by the thread of the operation.
 */
final class Machine {

    /** How long after the end of its connection the end of a process may become known. */
    private static final Duration BURIAL = Duration.ofSeconds(5);

    /** Among how many the time that is left for undoing is divided. */
    private static final int SHARES = 4;

    /** The interval of checks whether the process has ended, while its connection is lost. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Course course;
    private final QmpClient client;
    private final String name;
    private final @Nullable CompletableFuture<?> end;
    private final Recognition recognition;
    private int losses;
    private boolean ended;
    private BooleanSupplier isEnding = () -> false;
    private boolean recognisable;

    /** Whether it lacked the capability by which it is recognised. */
    private boolean unmarked;

    private boolean hurrying;
    private boolean silent;

    /** The number of losses that have been waited for, so that none is waited for twice. */
    private int waitedFor = -1;

    Machine(Course course, QmpClient client, String name, @Nullable CompletableFuture<?> end) {
        this.course = course;
        this.client = client;
        this.name = name;
        this.end = end;
        this.recognition = new Recognition(client);
    }

    QmpClient client() {
        return client;
    }

    /** The name of the machine, as in remnants. */
    String name() {
        return name;
    }

    /** How often its connection has been lost so far. */
    int losses() {
        return losses;
    }

    /** Records that it has ended. */
    void end() {
        ended = true;
    }

    /** From now on the end of its connection counts as its own, if it has announced that it ends. */
    void endsAfter(BooleanSupplier announced) {
        isEnding = announced;
    }

    /** Notes what distinguishes it from another QEMU that may answer in its place after a restart. */
    void note() {
        boolean unused = repeatedly("query-cpus-fast", () -> {
            recognition.note(most());
            return true;
        });
    }

    /**
     * Records that it now has the capability {@code events}, which the operation sets. A QEMU that lacks it from here on is
     * another one, which the threads of its CPUs do not show where each start gives them the same numbers.
     */
    void recognise() {
        recognisable = true;
    }

    /** Whether another QEMU answers in its place, as far as was seen so far. */
    boolean wasReplaced() {
        return unmarked || recognition.isReplaced();
    }

    /** Whether another QEMU answers in its place, which has nothing of the migration; that it has ended is not certain. */
    boolean isReplaced() {
        unmarked = unmarked || (!isAnother() && recognisable && lacksMark());
        return wasReplaced();
    }

    /** Whether another QEMU certainly answers in its place. */
    boolean isAnother() {
        return repeatedly("query-cpus-fast", () -> recognition.isReplaced(most()));
    }

    private boolean lacksMark() {
        return ask(new QueryMigrateCapabilitiesRequest()).stream()
                .noneMatch(each -> each.capability() == MigrationCapability.EVENTS && each.state());
    }

    /** Ends the operation if another QEMU answers in its place. */
    void requireSame() {
        if (isReplaced()) {
            throw another();
        }
    }

    private Stop another() {
        return Stop.failed("another QEMU answers in place of the " + name + ", as after a restart"
                + (recognition.isReplaced() ? "" : ", or somebody has switched off its capability 'events'"));
    }

    /** Whether it has certainly ended; if its connection is lost, this waits a moment for that to become known. */
    boolean hasEnded() {
        ended = ended || (client.state() != QmpState.RUNNING && isEnding.getAsBoolean());
        CompletableFuture<?> process = end;
        if (ended || process == null) {
            return ended;
        }
        ended = process.isDone();
        if (!ended && client.state() != QmpState.RUNNING && waitedFor < losses) {
            waitedFor = losses;
            ended = endsWithin(process, BURIAL);
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
     * Shortens the waits for its answers from now on, because others need some of the time, too; after one missed
     * answer, nothing waits for it again.
     */
    void hurry() {
        hurrying = true;
    }

    private Duration most() {
        return hurrying ? course.left().dividedBy(SHARES) : course.left();
    }

    /**
     * Records that the operation takes the capability {@code events} from it again, so that its lack says nothing any
     * more.
     */
    void releaseMark() {
        recognisable = false;
    }

    /** Whether it answers soon; false if it has ended, or another QEMU answers in its place. */
    boolean isThere() {
        return answers() && !isReplaced();
    }

    /** Whether it, or another QEMU in its place, answers soon; false if it has ended. */
    boolean answers() {
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

    /** Does something that need not be done if the machine ends meanwhile. */
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

    /** Whether its guest runs, or would if it did not sleep. */
    static boolean isLive(RunState state) {
        return state == RunState.RUNNING || state == RunState.SUSPENDED;
    }

    /**
     * Ends the operation, before it has done anything, if the machine does not accept a request that it is going to
     * send.
     */
    void require(QmpRequest<?> request) {
        Stop.unlessTaken(
                name + ": ",
                repeatedly(Course.INTERFACE, () -> client.serverInterface().accepts(request)));
    }

    /** Whether it has what a path leads to, in the language of {@code ServerInterface}. */
    boolean has(String path) {
        return repeatedly(Course.INTERFACE, () -> client.serverInterface().has(path));
    }

    /** Sends a query that changes nothing. */
    <R> R ask(QmpRequest<R> question) {
        return repeatedly(
                question.qmpName(), () -> client.call(question).timeout(most()).execute());
    }

    /**
     * Lets the machine do something.
     *
     * @param done asks whether it is done, if the connection was lost meanwhile
     */
    void run(QmpRequest<?> step, BooleanSupplier done) {
        int before = losses;
        boolean unused = repeatedly(step.qmpName(), () -> {
            if (recognition.isReplaced(most())) {
                throw another();
            }
            if (losses > before) {
                requireSame();
                if (done.getAsBoolean()) {
                    return true;
                }
            }
            Object unusedAnswer = client.call(step).timeout(most()).execute();
            return true;
        });
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
