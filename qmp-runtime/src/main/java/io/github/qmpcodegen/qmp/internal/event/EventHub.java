package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a client, and other consumers of its events; both outlive its connections. Thread-safe. */
public final class EventHub {
    private final List<EventQueue> queues = new CopyOnWriteArrayList<>();
    private final List<EventSink> sinks = new CopyOnWriteArrayList<>();
    private volatile Runnable whenWanted = () -> {};
    private volatile boolean ended;
    private volatile @Nullable QmpException cause;

    /** Creates a hub without subscriptions. */
    public EventHub() {}

    /** Whether nobody wants events. */
    public boolean isEmpty() {
        return queues.isEmpty() && sinks.isEmpty();
    }

    /** Sets what is done when somebody more wants events, which must not wait; instead of what was set before. */
    public void whenWanted(Runnable action) {
        whenWanted = action;
    }

    /** Adds a queue, which receives all events from now on. */
    public void add(EventQueue queue) {
        queues.add(queue);
        whenWanted.run();
        if (ended) {
            queue.end(cause);
        }
    }

    /** Adds a sink, which receives all events from now on. */
    public void add(EventSink sink) {
        sinks.add(sink);
        whenWanted.run();
        if (ended) {
            sink.ended(cause);
        }
    }

    /** Removes a sink. */
    public void remove(EventSink sink) {
        sinks.remove(sink);
    }

    /** Removes a queue. */
    public void remove(EventQueue queue) {
        queues.remove(queue);
        queue.end(null);
    }

    /**
     * Passes an event to the sinks, and collects it for the queues, which get it at the next {@link #handOver}. Never
     * waits.
     *
     * @throws FramingException if its data had to be looked at and is not JSON
     */
    public void publish(EventQueue.Arrived event) throws FramingException {
        for (EventSink sink : sinks) {
            if (sink.wants(event.name())) {
                sink.event(event.name(), event.data().tree());
            }
        }
        for (EventQueue queue : queues) {
            queue.collect(event);
        }
    }

    /** Passes on an event that is known by its bytes; see {@link #publish(EventQueue.Arrived)}. */
    public void publish(Envelope event) throws FramingException {
        for (EventSink sink : sinks) {
            if (sink.wants(event.name())) {
                sink.event(event.name(), event.value().tree());
            }
        }
        for (EventQueue queue : queues) {
            queue.collect(event);
        }
    }

    /** Hands the published events over to the queues that want them; called by the publisher. Never waits. */
    public void handOver() {
        for (EventQueue queue : queues) {
            queue.addCollected();
        }
    }

    /** Informs all consumers that the connection was lost and restored. */
    public void disconnected() {
        sinks.forEach(EventSink::disconnected);
        queues.forEach(EventQueue::disconnected);
    }

    /** Ends all queues, and those added later. */
    public void end(@Nullable QmpException why) {
        cause = why;
        ended = true;
        sinks.forEach(sink -> sink.ended(why));
        queues.forEach(queue -> queue.end(why));
    }
}
