package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.watch.Lookout;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Waits for a device's removal, which {@code device_del} only begins: most devices go when the guest lets go of them.
 *
 * <p>Create it before {@code device_del}. Servers before 1.5 send no event for it. Not thread-safe.
 */
public final class DeviceWatch implements AutoCloseable {
    private static final String NAMED_DEVICES = "/machine/peripheral";

    private static final Set<String> TOLD_BY =
            Set.of("DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR");

    private final String id;
    private final Lookout lookout;

    /** Whether events were missed, so that only the server can tell whether the device is still there. */
    private boolean unsure;

    DeviceWatch(EventHub events, CallExecution calls, String id) {
        this.id = id;
        lookout = new Lookout(events, calls, "device '" + id + "'", TOLD_BY, (event, data) -> isAboutTheDevice(data));
    }

    private boolean isAboutTheDevice(JsonNode data) {
        return data.path("device").asString("").equals(id)
                || data.path("path").asString("").equals(id);
    }

    /**
     * Awaits the end.
     *
     * @param timeout how long to wait, for the server's answers too
     * @return what came of it
     * @throws QmpTimeoutException if nothing comes in time, as with a guest that does not react; it may be awaited again
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public DeviceOutcome await(Duration timeout) {
        return lookout.await(this::look, timeout, () -> late(timeout));
    }

    private QmpTimeoutException late(Duration timeout) {
        return new QmpTimeoutException(
                "device '" + id + "' was not removed within " + Deadlines.text(timeout),
                QmpTimeoutException.Awaited.EVENT,
                timeout,
                null,
                null,
                false);
    }

    private @Nullable DeviceOutcome look() {
        for (EventQueue.Entry entry = lookout.poll(); entry != null; entry = lookout.poll()) {
            if (entry instanceof EventQueue.Arrived arrived) {
                return outcome(arrived.event());
            }
            unsure = true;
            if (((EventQueue.Missing) entry).disconnected()) {
                return lost(null);
            }
        }
        WireMessage.Answer answer = lookout.takeAnswer();
        if (answer != null) {
            unsure = false;
            if (answer instanceof WireMessage.Return neighbours
                    && !isListed(neighbours.value().knownTree())) {
                return new DeviceOutcome.Deleted(path());
            }
        }
        if (lookout.hasEnded()) {
            return lost(lookout.cause());
        }
        if (unsure) {
            String folder = path().substring(0, path().lastIndexOf('/'));
            lookout.ask("qom-list", JsonNodeFactory.instance.objectNode().put("path", folder.isEmpty() ? "/" : folder));
        }
        return null;
    }

    private static DeviceOutcome outcome(RawEvent event) {
        JsonNode data = event.data();
        return event.qmpName().equals("DEVICE_DELETED")
                ? new DeviceOutcome.Deleted(data.path("path").asString(""))
                : new DeviceOutcome.Refused(data.path("msg").asString(""));
    }

    private boolean isListed(JsonNode neighbours) {
        String name = path().substring(path().lastIndexOf('/') + 1);
        for (JsonNode neighbour : neighbours) {
            if (neighbour.path("name").asString("").equals(name)) {
                return true;
            }
        }
        return false;
    }

    private String path() {
        return id.startsWith("/") ? id : NAMED_DEVICES + "/" + id;
    }

    private DeviceOutcome lost(@Nullable QmpException cause) {
        return new DeviceOutcome.Disconnected(lookout.lost("was removed", cause));
    }

    /** Ends the watch, not the removal. */
    @Override
    public void close() {
        lookout.close();
    }
}
