package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Waits for a device's removal, which {@code device_del} only begins: most devices go when the guest lets go of them.
 *
 * <p>Create it before {@code device_del}. Servers before 1.5 send no event for it. Not thread-safe.
 */
public final class DeviceWatch implements AutoCloseable {
    private final String id;
    private final QmpSubscription<RawEvent> events;

    DeviceWatch(QmpClient client, String id) {
        this.id = id;
        events = client.subscribeRaw(Set.of("DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR"));
    }

    /**
     * Awaits the end.
     *
     * @param timeout how long to wait
     * @return what came of it
     * @throws QmpTimeoutException if nothing comes in time, as with a guest that does not react; it may be awaited again
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public DeviceOutcome await(Duration timeout) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            while (true) {
                DeviceOutcome outcome =
                        outcome(events.receive(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
                if (outcome != null) {
                    return outcome;
                }
            }
        } catch (QmpTimeoutException e) {
            throw new QmpTimeoutException(
                    "device '" + id + "' was not removed within " + Deadlines.text(timeout),
                    e.awaited(),
                    timeout,
                    null,
                    null,
                    false);
        } catch (QmpClosedException e) {
            return new DeviceOutcome.Disconnected(e);
        }
    }

    private @Nullable DeviceOutcome outcome(QmpDelivery<RawEvent> delivery) {
        if (delivery instanceof QmpDelivery.Gap<RawEvent> gap) {
            return gap.disconnected()
                    ? new DeviceOutcome.Disconnected(new QmpClosedException(
                            "the connection was lost while device '" + id + "' was removed", null, null, null, false))
                    : null;
        }
        RawEvent event = ((QmpDelivery.Received<RawEvent>) delivery).event();
        JsonNode data = event.data();
        String path = data.path("path").asString("");
        if (!data.path("device").asString("").equals(id) && !path.equals(id)) {
            return null;
        }
        return event.qmpName().equals("DEVICE_DELETED")
                ? new DeviceOutcome.Deleted(path)
                : new DeviceOutcome.Refused(data.path("msg").asString(""));
    }

    /** Ends the watch, not the removal. */
    @Override
    public void close() {
        events.close();
    }
}
