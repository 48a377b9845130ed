package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.QmpException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes events as they are read, in order with the answers to commands, and keeps none, so none is ever dropped. Called
 * by the reader, so no method may wait.
 */
public interface EventSink {

    /** Whether it wants events with this name. */
    boolean wants(String name);

    /** Takes a wanted event. */
    void event(String name, JsonNode data);

    /** Called when the connection was lost and restored. Must not send anything: the link is busy. */
    void disconnected();

    /** Called when no more events will come, with the reason; null if ended on purpose. */
    void ended(@Nullable QmpException why);
}
