package io.github.qmpcodegen.qmp.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.QmpException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventHubTest {

    /** Who reads the connection must not be somebody who leaves it for a while. */
    @Test
    void whoeverWantsEventsIsMadeKnownAtOnce() {
        EventHub hub = new EventHub();
        AtomicInteger wanted = new AtomicInteger();
        hub.whenWanted(wanted::incrementAndGet);
        hub.add(new EventQueue(1, name -> true, () -> {}));
        assertEquals(1, wanted.get());
        hub.add(new EventSink() {
            @Override
            public boolean wants(String name) {
                return true;
            }

            @Override
            public void event(String name, JsonNode data) {}

            @Override
            public void disconnected() {}

            @Override
            public void ended(@Nullable QmpException why) {}
        });
        assertEquals(2, wanted.get());
    }
}
