package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.RawEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The subscriptions of a client, which outlive its connections. Thread-safe. */
public final class EventHub {
    private final List<EventQueue> queues = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile @Nullable QmpException cause;

    /** Creates a hub without subscriptions. */
    public EventHub() {}

    /** Adds a queue, which gets all events from now on. */
    public void add(EventQueue queue) {
        queues.add(queue);
        if (ended) {
            queue.end(cause);
        }
    }

    /** Removes a queue. */
    public void remove(EventQueue queue) {
        queues.remove(queue);
        queue.end(null);
    }

    /** Hands an event to all who want it. Never waits. */
    public void publish(String name, JsonNode timestamp, JsonNode data) {
        RawEvent event = null;
        for (EventQueue queue : queues) {
            if (queue.wants(name, data)) {
                if (event == null) {
                    event = new RawEvent(name, EventTimestamp.fromJson(timestamp), data);
                }
                queue.add(event);
            }
        }
    }

    /** Tells all that the connection was lost and made again. */
    public void disconnected() {
        queues.forEach(EventQueue::disconnected);
    }

    /** Ends all queues, and those added later. */
    public void end(@Nullable QmpException why) {
        cause = why;
        ended = true;
        queues.forEach(queue -> queue.end(why));
    }
}
