package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.EventBatch;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events that one subscription has not yet taken: in order, and up to its capacity. When it is full the oldest is
 * dropped, because the latest shows the current state of the machine; how many were dropped is recorded in their place.
 * Thread-safe.
 */
public final class EventQueue {
    private static final int MOST_COLLECTED = 256;

    private final int capacity;
    private final Predicate<String> names;
    private final Runnable onDrop;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private int events;
    private int gaps;
    private long dropped;
    private boolean ended;
    private @Nullable QmpException cause;
    private @Nullable Runnable listener;

    /**
     * What was published and not yet handed over. Under the lock as well: who read a connection that has ended may not have
     * noticed yet when the next one is read.
     */
    private final List<Segment> collected = new ArrayList<>(1);

    private int collectedEvents;

    /** What of the collected takes further events, always the last; null for none. */
    private @Nullable EventBatch growing;

    /** How large the last batch became: the next one may become so, too. */
    private EventBatch.Size before = EventBatch.Size.SMALLEST;

    /** One or more of what stands in the queue. */
    private sealed interface Segment {}

    /** Events that came one after another, of which some may be taken already. */
    private static final class Run implements Segment {
        private final EventBatch batch;
        private int next;

        Run(EventBatch batch) {
            this.batch = batch;
        }

        boolean isEmpty() {
            return next == batch.count();
        }

        Arrived take() {
            int event = next++;
            return new Arrived(
                    batch.name(event),
                    new EventTimestamp(batch.seconds(event), batch.microseconds(event)),
                    batch.data(event));
        }
    }

    /** An entry of the queue. */
    public sealed interface Entry extends Segment {}

    /**
     * An event.
     *
     * @param name the event's name
     * @param timestamp when it happened
     * @param data its data; an empty object if it has none
     */
    public record Arrived(String name, EventTimestamp timestamp, WireValue data) implements Entry {}

    /**
     * A place where events are missing.
     *
     * @param dropped how many this queue dropped there
     * @param disconnected whether the connection was lost there
     */
    public record Missing(long dropped, boolean disconnected) implements Entry {}

    /**
     * Creates an empty queue.
     *
     * @param capacity how many events it holds
     * @param names selects events by name; called by the reader, so it must not wait
     * @param onDrop called for each dropped event; must not wait
     */
    public EventQueue(int capacity, Predicate<String> names, Runnable onDrop) {
        this.capacity = capacity;
        this.names = names;
        this.onDrop = onDrop;
    }

    /** Collects an event, if it is wanted, to be added later. */
    void collect(Arrived event) {
        if (names.test(event.name())) {
            keep(event);
        }
    }

    /** Collects an event that is known by its bytes; see {@link #collect(Arrived)}. */
    void collect(Envelope event) {
        if (names.test(event.name())) {
            keep(event);
        }
    }

    private void keep(Arrived event) {
        boolean full;
        lock.lock();
        try {
            collected.add(event);
            growing = null;
            full = ++collectedEvents >= MOST_COLLECTED;
        } finally {
            lock.unlock();
        }
        if (full) {
            addCollected();
        }
    }

    private void keep(Envelope event) {
        boolean full;
        lock.lock();
        try {
            if (growing == null) {
                growing = new EventBatch(event, before);
                collected.add(new Run(growing));
            }
            growing.add(event);
            full = ++collectedEvents >= MOST_COLLECTED;
        } finally {
            lock.unlock();
        }
        if (full) {
            addCollected();
        }
    }

    void addCollected() {
        Runnable notified;
        lock.lock();
        try {
            if (collectedEvents == 0) {
                return;
            }
            if (!ended) {
                segments.addAll(collected);
                events += collectedEvents;
                while (events > capacity) {
                    dropOldest();
                }
            }
            if (collectedEvents == 1) {
                changed.signal();
            } else {
                changed.signalAll();
            }
            collected.clear();
            collectedEvents = 0;
            before = growing == null ? EventBatch.Size.SMALLEST : growing.size();
            growing = null;
            notified = ended ? null : listener;
        } finally {
            lock.unlock();
        }
        notifyListener(notified);
    }

    /** The first entry, taken; null for none. */
    private @Nullable Entry first() {
        Segment first = segments.peekFirst();
        if (first instanceof Run run) {
            Arrived event = run.take();
            events--;
            if (run.isEmpty()) {
                segments.removeFirst();
            }
            return event;
        }
        segments.pollFirst();
        if (first instanceof Missing) {
            gaps--;
        } else if (first != null) {
            events--;
        }
        return (Entry) first;
    }

    /** Drops the first event; the gaps before and after it become one. */
    private void dropOldest() {
        long count = 1;
        boolean disconnected = false;
        Entry first = first();
        while (first instanceof Missing gap) {
            count += gap.dropped();
            disconnected |= gap.disconnected();
            first = first();
        }
        while (segments.peekFirst() instanceof Missing gap) {
            count += gap.dropped();
            disconnected |= gap.disconnected();
            first();
        }
        segments.addFirst(new Missing(count, disconnected));
        gaps++;
        dropped++;
        onDrop.run();
    }

    void disconnected() {
        Runnable notified;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (segments.peekLast() instanceof Missing gap) {
                segments.removeLast();
                segments.addLast(new Missing(gap.dropped(), true));
            } else {
                segments.addLast(new Missing(0, true));
                gaps++;
            }
            changed.signal();
            notified = listener;
        } finally {
            lock.unlock();
        }
        notifyListener(notified);
    }

    /** Stops accepting events; those in the queue can still be taken. */
    public void end(@Nullable QmpException why) {
        Runnable notified;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            cause = why;
            changed.signalAll();
            notified = listener;
        } finally {
            lock.unlock();
        }
        notifyListener(notified);
    }

    /**
     * Takes the first entry, waiting for one unless the queue has ended.
     *
     * @param nanos how long to wait
     * @return the entry; null if none came in time or none will come
     * @throws InterruptedException if the thread is interrupted
     */
    public @Nullable Entry take(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (segments.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return first();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first entry; null if there is none now. */
    public @Nullable Entry poll() {
        lock.lock();
        try {
            return first();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries can be taken now. */
    public int size() {
        lock.lock();
        try {
            return events + gaps;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing can be taken now. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return segments.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Sets a task to run, from now on, when something may be taken; it must not wait. */
    public void onChange(Runnable task) {
        lock.lock();
        try {
            listener = task;
        } finally {
            lock.unlock();
        }
        task.run();
    }

    private static void notifyListener(@Nullable Runnable listener) {
        if (listener != null) {
            listener.run();
        }
    }

    /** Whether no more events will come. */
    public boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is left and nothing will come. */
    public boolean isExhausted() {
        lock.lock();
        try {
            return ended && segments.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Why it ended; null if it has not ended, or was ended on purpose. */
    public @Nullable QmpException cause() {
        lock.lock();
        try {
            return cause;
        } finally {
            lock.unlock();
        }
    }

    /** How many events it has dropped in all. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
