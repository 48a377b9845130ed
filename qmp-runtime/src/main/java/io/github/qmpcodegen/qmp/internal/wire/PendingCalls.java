package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The commands of one connection that wait for their answers, by id. Thread-safe.
 *
 * <p>An answer goes to the call of its id and nowhere else:
 *
 * <ul>
 *   <li>An answer to a call that was given up, or was answered before, is dropped; with an id that no command carried,
 *       or a return without id (QEMU 0.14's {@code balloon} sends a second one), dropped with a warning.
 *   <li>An error without id is how servers answer a request that they could not read up to its id. A request of ours
 *       should get one, but some get one for every token that is left of it. So the first is believed: with no call
 *       unanswered it is dropped with a warning; with exactly one it is that call's; with several it is unknown whose
 *       it is, and the connection ends rather than hand a call another's error. Those that follow are dropped, until an
 *       answer with id has come to a command that was sent after the first: then the server has read past it.
 * </ul>
 */
final class PendingCalls {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int MOST_REMEMBERED = 1_024;
    private static final Duration AGAIN = Duration.ofMillis(20);

    /** So many calls in a row that the effort pays to read the next replies where they are waited for. */
    private static final int MANY = 256;

    private static final long SOON_NANOS = 2_000_000;

    /** Half of what the clock can compare: 146 years. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private final String peer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, PendingCall> waiting = new LinkedHashMap<>();

    /** Ids of calls whose callers no longer wait though the server may still answer. */
    private final Set<Long> givenUp = new LinkedHashSet<>();

    private long lastId;
    private long lastBegun;

    /** How many calls without a timeout began soon one after the other, each when the one before was answered; less for pauses. */
    private int inARow;

    /** The last id that was given out when an error without id came; 0 when the server has read past that. */
    private long doubtedUpTo;

    private boolean ended;
    private @Nullable QmpException cause;

    /** Rings at the earliest of the deadlines, or before that: most calls are answered, and need no timer of their own. */
    private @Nullable Future<?> ring;

    private long ringsAt;

    PendingCalls(String peer) {
        this.peer = peer;
    }

    /**
     * A new call with an id of its own, which is a small integer: servers do not give back every number unchanged.
     *
     * @param timeout how long its answer may take before it fails with a {@link TimeoutException}, by the thread on which all
     *     deadlines depend: what depends on the answer must not wait; null for no deadline
     */
    PendingCall begin(String command, @Nullable Duration timeout) {
        Duration limit = QmpOptions.NO_TIMEOUT.equals(timeout) ? null : timeout;
        long now = System.nanoTime();
        long deadline = limit == null ? 0 : now + Math.min(Deadlines.nanos(limit), LONGEST_NANOS);
        lock.lock();
        try {
            countInARow(timeout == null && waiting.isEmpty(), now);
            PendingCall call = new PendingCall(command, ++lastId, waiting.size(), now, inARow >= MANY);
            if (ended) {
                fail(call, cause);
                return call;
            }
            if (limit != null) {
                call.limit(deadline);
                if (ring == null || deadline - ringsAt < 0) {
                    ringAt(deadline);
                }
            }
            waiting.put(lastId, call);
            return call;
        } finally {
            lock.unlock();
        }
    }

    private void countInARow(boolean alone, long now) {
        if (!alone) {
            inARow = 0;
        } else if (now - lastBegun < SOON_NANOS) {
            inARow = Math.min(inARow + 1, 2 * MANY);
        } else {
            // A single pause says nothing: the system may have been busy.
            inARow /= 2;
        }
        lastBegun = now;
    }

    private void ringAt(long deadline) {
        if (ring != null) {
            ring.cancel(false);
        }
        ringsAt = deadline;
        ring = Alarm.revocable(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())), this::ring);
    }

    private void ring() {
        try {
            expireLate();
        } catch (OutOfMemoryError e) {
            Warnings.log(() -> "deadlines of calls to " + peer + " are checked again", e);
            Alarm.after(AGAIN, this::ring);
        }
    }

    private void expireLate() {
        List<PendingCall> late = new ArrayList<>();
        lock.lock();
        try {
            ring = null;
            long now = System.nanoTime();
            Long earliest = null;
            for (PendingCall call : waiting.values()) {
                if (call.isLate(now)) {
                    late.add(call);
                    call.unlimit();
                } else if (call.isLimited() && (earliest == null || call.deadline() - earliest < 0)) {
                    earliest = call.deadline();
                }
            }
            if (earliest != null) {
                ringAt(earliest);
            }
        } finally {
            lock.unlock();
        }
        late.forEach(call -> call.answer().completeExceptionally(new TimeoutException()));
    }

    /** Has the calls in a row count from the next one on. */
    void endRow() {
        lock.lock();
        try {
            inARow = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether any call waits for its answer. */
    boolean areWaiting() {
        lock.lock();
        try {
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets a call.
     *
     * @param mayBeAnswered whether the server may still answer it
     */
    void giveUp(PendingCall call, boolean mayBeAnswered) {
        lock.lock();
        try {
            Long id = call.id();
            if (id != null && waiting.remove(id) != null && mayBeAnswered) {
                givenUp.add(id);
                if (givenUp.size() > MOST_REMEMBERED) {
                    Iterator<Long> oldest = givenUp.iterator();
                    oldest.next();
                    oldest.remove();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands an answer to its call.
     *
     * @throws QmpProtocolException if it is unknown whose it is
     */
    void answer(WireMessage.Answer answer) {
        PendingCall call = take(answer);
        if (call != null) {
            call.answer().complete(answer);
        }
    }

    private @Nullable PendingCall take(WireMessage.Answer answer) {
        JsonNode id = answer.id();
        lock.lock();
        try {
            if (id == null) {
                return answer instanceof WireMessage.Failure failure ? takeOnly(failure) : dropWithoutId();
            }
            if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1 || id.longValue() > lastId) {
                LOG.log(Level.WARNING, () -> peer + " answered a command that was never sent, id " + id + "; dropped");
                return null;
            }
            if (id.longValue() > doubtedUpTo) {
                doubtedUpTo = 0;
            }
            PendingCall call = waiting.remove(id.longValue());
            if (call == null) {
                boolean late = givenUp.remove(id.longValue()) || ended;
                LOG.log(
                        late ? Level.DEBUG : Level.WARNING,
                        () -> peer + " answered command " + id + (late ? " too late" : " again") + "; dropped");
            }
            return call;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PendingCall dropWithoutId() {
        LOG.log(Level.WARNING, () -> peer + " sent a return without id; dropped");
        return null;
    }

    private @Nullable PendingCall takeOnly(WireMessage.Failure failure) {
        boolean further = doubtedUpTo > 0;
        if (waiting.isEmpty() || further) {
            doubtedUpTo = further ? doubtedUpTo : lastId;
            LOG.log(
                    further ? Level.DEBUG : Level.WARNING,
                    () -> peer + " sent an error that belongs to no command: " + failure.excerpt());
            return null;
        }
        if (waiting.size() == 1 && givenUp.isEmpty()) {
            Iterator<PendingCall> only = waiting.values().iterator();
            PendingCall call = only.next();
            only.remove();
            doubtedUpTo = lastId;
            return call;
        }
        throw new QmpProtocolException(
                peer + " sent an error without id while several commands waited, so it could belong to any of them: "
                        + failure.description() + " [" + failure.errorClass() + "]",
                null,
                failure.excerpt());
    }

    /** Fails all calls, and those that begin later; done again it goes on where it was. */
    void end(@Nullable QmpException why) {
        for (PendingCall call = next(why); call != null; call = next(why)) {
            fail(call, why);
            forget(call);
        }
    }

    private @Nullable PendingCall next(@Nullable QmpException why) {
        lock.lock();
        try {
            ended = true;
            cause = why;
            if (ring != null) {
                ring.cancel(false);
                ring = null;
            }
            Iterator<PendingCall> calls = waiting.values().iterator();
            return calls.hasNext() ? calls.next() : null;
        } finally {
            lock.unlock();
        }
    }

    private void forget(PendingCall call) {
        lock.lock();
        try {
            waiting.remove(call.id());
        } finally {
            lock.unlock();
        }
    }

    private static void fail(PendingCall call, @Nullable QmpException why) {
        call.answer().completeExceptionally(new ConnectionEnded(why));
    }
}
