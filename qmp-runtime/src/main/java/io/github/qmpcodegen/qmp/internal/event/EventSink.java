package io.github.qmpcodegen.qmp.internal.event;

import io.github.qmpcodegen.qmp.QmpException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes events as they are read, in order with the answers to commands, and keeps none: so that none is ever dropped. Called by
 * the reader, so that nothing of it may wait.
 */
public interface EventSink {

    /** Whether events of the name are to be read for this. */
    boolean wants(String name);

    /** Takes an event whose name it wants. */
    void event(String name, JsonNode data);

    /** Is told that the connection was lost and made again. Must not send anything: the link is busy. */
    void disconnected();

    /** Is told that no event will come any more, and why; null when that was wanted. */
    void ended(@Nullable QmpException why);
}
