package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.ValueBuilder;

/**
 * The base class of the builders of generated events, which adds the time of the event. Not thread-safe.
 *
 * @param <V> the event that is built
 * @param <B> the builder
 */
public abstract class EventBuilder<V extends QmpEvent, B extends EventBuilder<V, B>> extends ValueBuilder<V, B> {

    private EventTimestamp timestamp = EventTimestamp.UNKNOWN;

    /** Starts with no member set. */
    protected EventBuilder(Members members) {
        super(members);
    }

    /**
     * Sets when the event happened; {@link EventTimestamp#UNKNOWN} by default.
     *
     * @return this builder
     */
    @SuppressWarnings("unchecked")
    public B timestamp(EventTimestamp time) {
        timestamp = time;
        return (B) this;
    }

    /** When the event happened. */
    protected final EventTimestamp timestamp() {
        return timestamp;
    }
}
