package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events that one subscription has not yet taken: in order, and no more than it has room for. When it is full the
 * oldest goes, for the latest tells the state that the machine is in; how many went stands where they were. Thread-safe.
 */
public final class EventQueue {
    private static final int MOST_COLLECTED = 256;

    private final int capacity;
    private final Filter wanted;
    private final Runnable onDrop;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int events;
    private long dropped;
    private boolean ended;
    private @Nullable QmpException cause;
    private @Nullable Runnable listener;

    /**
     * What was published and not yet handed over. Under the lock as well: who read a connection that has ended may not have
     * noticed yet when the next one is read.
     */
    private final List<Arrived> collected = new ArrayList<>();

    /** Tells which events a subscription wants. Called by the reader, so it must not wait. */
    @FunctionalInterface
    public interface Filter {

        /**
         * Looks at an event.
         *
         * @throws FramingException if its data had to be looked at and is no JSON
         */
        boolean test(String name, WireValue data) throws FramingException;
    }

    /** What stands in the queue. */
    public sealed interface Entry {}

    /**
     * An event.
     *
     * @param name its name
     * @param timestamp when it happened
     * @param data its data, an empty object when it has none
     */
    public record Arrived(String name, EventTimestamp timestamp, WireValue data) implements Entry {

        /** The event, whose data was looked at before. */
        public RawEvent event() {
            return new RawEvent(name, timestamp, data.knownTree());
        }
    }

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
     * @param wanted which events
     * @param onDrop told of each event that is dropped; must not wait
     */
    public EventQueue(int capacity, Filter wanted, Runnable onDrop) {
        this.capacity = capacity;
        this.wanted = wanted;
        this.onDrop = onDrop;
    }

    boolean wants(String name, WireValue data) throws FramingException {
        return wanted.test(name, data);
    }

    void collect(Arrived event) {
        boolean full;
        lock.lock();
        try {
            collected.add(event);
            full = collected.size() >= MOST_COLLECTED;
        } finally {
            lock.unlock();
        }
        if (full) {
            addCollected();
        }
    }

    void addCollected() {
        Runnable told;
        lock.lock();
        try {
            if (collected.isEmpty()) {
                return;
            }
            int count = collected.size();
            if (!ended) {
                for (Arrived event : collected) {
                    if (events == capacity) {
                        dropOldest();
                    }
                    entries.addLast(event);
                    events++;
                }
            }
            collected.clear();
            if (count == 1) {
                changed.signal();
            } else {
                changed.signalAll();
            }
            told = ended ? null : listener;
        } finally {
            lock.unlock();
        }
        tell(told);
    }

    /** Drops the first event; the gaps before and after it become one. */
    private void dropOldest() {
        long count = 1;
        boolean disconnected = false;
        Entry first = entries.removeFirst();
        while (first instanceof Missing gap) {
            count += gap.dropped();
            disconnected |= gap.disconnected();
            first = entries.removeFirst();
        }
        while (entries.peekFirst() instanceof Missing gap) {
            count += gap.dropped();
            disconnected |= gap.disconnected();
            entries.removeFirst();
        }
        entries.addFirst(new Missing(count, disconnected));
        events--;
        dropped++;
        onDrop.run();
    }

    void disconnected() {
        Runnable told;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (entries.peekLast() instanceof Missing gap) {
                entries.removeLast();
                entries.addLast(new Missing(gap.dropped(), true));
            } else {
                entries.addLast(new Missing(0, true));
            }
            changed.signal();
            told = listener;
        } finally {
            lock.unlock();
        }
        tell(told);
    }

    /** Takes no more events; what is there can still be taken. */
    public void end(@Nullable QmpException why) {
        Runnable told;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            cause = why;
            changed.signalAll();
            told = listener;
        } finally {
            lock.unlock();
        }
        tell(told);
    }

    /**
     * Takes the first entry, waiting for one unless the queue has ended.
     *
     * @param nanos how long to wait
     * @return null when none came in time or none will come
     * @throws InterruptedException if the thread is interrupted
     */
    public @Nullable Entry take(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (entries.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            Entry entry = entries.pollFirst();
            if (entry instanceof Arrived) {
                events--;
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first entry; null when there is none now. */
    public @Nullable Entry poll() {
        lock.lock();
        try {
            Entry entry = entries.pollFirst();
            if (entry instanceof Arrived) {
                events--;
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** How many entries can be taken now. */
    public int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing can be taken now. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Has a task told, from now on, that something may be taken; it must not wait. */
    public void onChange(Runnable task) {
        lock.lock();
        try {
            listener = task;
        } finally {
            lock.unlock();
        }
        task.run();
    }

    private static void tell(@Nullable Runnable listener) {
        if (listener != null) {
            listener.run();
        }
    }

    /** Whether nothing is left and nothing will come. */
    public boolean isExhausted() {
        lock.lock();
        try {
            return ended && entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Why it ended; null if it has not, or was ended on purpose. */
    public @Nullable QmpException cause() {
        lock.lock();
        try {
            return cause;
        } finally {
            lock.unlock();
        }
    }

    /** How many events it has dropped since it began. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
