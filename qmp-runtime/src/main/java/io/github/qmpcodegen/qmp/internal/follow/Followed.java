package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventSink;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something on a server that events report, and that the server is asked about where events may be missing. Events and
 * answers are taken in the thread that reads them, so that they come in the order in which the server sent them. Only who
 * waits has the server asked.
 *
 * @param <A> what the server answers
 */
abstract class Followed<A> implements EventSink, AutoCloseable {
    private final EventHub events;
    private final CallExecution calls;
    private final String words;

    /** Guards all that is known, also that of those who extend this; held for moments only, and never while sending. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private boolean ended;
    private @Nullable QmpException cause;

    /** Whether what is known may be out of date, so that only the server knows the current state. */
    private boolean unsure = true;

    private boolean asking;

    /** Whether the connection on which the server was to be asked is lost, and none has been made since. */
    private boolean silent;

    private @Nullable QmpException unable;
    private long eventsTaken;
    private long reconnects;

    /**
     * Begins nothing yet; see {@link #begin}.
     *
     * @param events has the events of the server
     * @param calls asks it
     * @param words for what is followed
     */
    Followed(EventHub events, CallExecution calls, String words) {
        this.events = events;
        this.calls = calls;
        this.words = words;
    }

    /** Begins to take events: when all of this is there. */
    final void begin() {
        events.add(this);
    }

    /** Whether an event, of those that it wants, is about this. */
    abstract boolean concerns(String event, JsonNode data);

    /** Takes an event that is. Under the lock. */
    abstract void take(String event, JsonNode data);

    /**
     * Asks the server. Never waits.
     *
     * @param listener receives the answer, or the failure, in the thread that reads it, before anything that comes after it
     */
    abstract void ask(BiConsumer<@Nullable A, @Nullable Throwable> listener);

    /**
     * Takes an answer. Under the lock.
     *
     * @param answer the answer
     * @param fresh whether no event about this has come since the question was asked
     */
    abstract void take(A answer, boolean fresh);

    /** Does what an event or an answer has led to. Not under the lock; must not wait. */
    void followUp() {}

    @Override
    public final void event(String name, JsonNode data) {
        if (!concerns(name, data)) {
            return;
        }
        lock.lock();
        try {
            eventsTaken++;
            take(name, data);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        followUp();
    }

    @Override
    public final void disconnected() {
        update(() -> {
            reconnects++;
            silent = false;
            unsure = true;
            gap();
        });
    }

    /** Takes note that events are missing. Under the lock. */
    void gap() {}

    @Override
    public final void ended(@Nullable QmpException why) {
        update(() -> {
            if (!ended) {
                ended = true;
                cause = why;
            }
        });
        followUp();
    }

    /** How often the connection was lost so far. Under the lock. */
    final long losses() {
        return reconnects;
    }

    /** Changes what is known, and wakes who waits. */
    final void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Looks at what is known. */
    final <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Has the server asked by who waits. Under the lock. */
    final void doubt() {
        unsure = true;
    }

    /** Leaves the rest to events. Under the lock. */
    final void trust() {
        unsure = false;
    }

    /** Whether the end of all events is known. Under the lock. */
    final boolean hasEnded() {
        return ended;
    }

    /** Whether the server is to be asked, or is being asked. Under the lock. */
    final boolean isUnsure() {
        return unsure;
    }

    /** Why nothing more can be known; null as long as there may be more. Under the lock. */
    final @Nullable QmpClosedException lost() {
        return ended ? lost(cause) : calls.isConnected() ? null : lost(calls.loss());
    }

    /**
     * What to throw where the server has not answered in time. Under the lock.
     *
     * @param what is not known, as a clause
     */
    final QmpException unanswered(Duration timeout, String what) {
        QmpClosedException lost = lost();
        return lost != null
                ? lost
                : new QmpTimeoutException(
                        "the server did not say within " + Deadlines.text(timeout) + " " + what,
                        QmpTimeoutException.Awaited.REPLY,
                        timeout,
                        null,
                        null,
                        true);
    }

    private QmpClosedException lost(@Nullable QmpException why) {
        return new QmpClosedException(
                "nothing more can be known about " + words + ": "
                        + (why == null ? "the client or its follower was closed" : why.getMessage()),
                why,
                null,
                null,
                false);
    }

    /**
     * Waits until something is found in what is known, and has the server asked meanwhile where only that knows.
     *
     * @param timeout how long to wait
     * @param patience how long events are trusted to come; after each such time the server is asked
     * @param find what is looked for; null as long as it is not there
     * @param late what there is when the time is over
     * @throws QmpException if this thread is interrupted, or the server does not know
     */
    final <T> T await(
            Duration timeout, Duration patience, Supplier<? extends @Nullable T> find, Supplier<? extends T> late) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        while (true) {
            lock.lock();
            try {
                T found = find.get();
                if (found != null) {
                    return found;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return late.get();
                }
                if (unable != null) {
                    QmpException reason = unable;
                    unable = null;
                    throw reason;
                }
                if (!unsure || asking || silent) {
                    long patient = Deadlines.nanos(patience);
                    if (changed.awaitNanos(Math.min(left, patient)) <= 0 && patient < left) {
                        unsure = true;
                    }
                    continue;
                }
                asking = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QmpInterruptedException("interrupted while waiting for " + words, e, null, null);
            } finally {
                lock.unlock();
            }
            inquire();
        }
    }

    /** How much had come when a question was asked. */
    private record Before(long events, long reconnects) {}

    private void inquire() {
        Before before = look(() -> new Before(eventsTaken, reconnects));
        ask((answer, failure) -> {
            update(() -> {
                asking = false;
                if (answer != null) {
                    unsure = false;
                    take(answer, eventsTaken == before.events());
                } else {
                    fail(Deadlines.unwrapped(Objects.requireNonNull(failure, "either there is")), before);
                }
            });
            followUp();
        });
    }

    private void fail(Throwable reason, Before before) {
        if (reason instanceof QmpClosedException) {
            // There may be a connection again, and its event may have been taken already.
            silent = reconnects == before.reconnects();
        } else {
            // Asking again would not help; an event may still bring what is missing.
            unsure = false;
            unable = reason instanceof QmpException known ? known : null;
        }
    }

    @Override
    public void close() {
        events.remove(this);
        ended(null);
    }
}
