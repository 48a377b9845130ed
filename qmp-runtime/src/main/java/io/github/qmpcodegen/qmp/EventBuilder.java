package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.ValueBuilder;

/**
 * What the builders of generated events have in common beyond other builders: when the event happened. Not safe for use
 * by several threads.
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
     * Sets when it happened; unknown by default.
     *
     * @return this builder
     */
    @SuppressWarnings("unchecked")
    public B timestamp(EventTimestamp time) {
        timestamp = time;
        return (B) this;
    }

    /** When it happened. */
    protected final EventTimestamp timestamp() {
        return timestamp;
    }
}
