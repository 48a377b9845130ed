package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The devices that a server simulates. Clients plug, unplug and list them with QEMU's commands ({@code device_add},
 * {@code device_del}, {@code qom-list} of {@code /machine/peripheral}), unless a user's handler answers these.
 *
 * <pre>{@code
 * server.devices().plug("net1");
 * server.devices().onRemoval(id -> server.devices().refuse(id, "in use"));
 * }</pre>
 *
 * <p>By default the guest releases a device right after {@code device_del} was answered. Servers before 1.5 do not
 * report that. Thread-safe.
 */
public final class SimulatedDevices {
    private static final String NAMED_DEVICES = "/machine/peripheral";

    private final Supplier<QemuVersion> version;
    private final BiConsumer<String, ObjectNode> events;

    /** The drivers of the devices that are plugged, by the devices' ids. */
    private final Map<String, String> plugged = new LinkedHashMap<>();

    private volatile Consumer<String> onRemoval = this::release;

    /**
     * Makes no device yet.
     *
     * @param version that of the server
     * @param events sends an event, by name and data
     */
    SimulatedDevices(Supplier<QemuVersion> version, BiConsumer<String, ObjectNode> events) {
        this.version = version;
        this.events = events;
    }

    /** Plugs a device, as if by another client. */
    public SimulatedDevices plug(String id) {
        synchronized (plugged) {
            plugged.put(id, "virtio-net-pci");
        }
        return this;
    }

    /** Whether a device is plugged. */
    public boolean isPlugged(String id) {
        synchronized (plugged) {
            return plugged.containsKey(id);
        }
    }

    /**
     * Sets what the guest does when a device is to be removed; replaces an earlier setting.
     *
     * @param guest called with the device's id after {@code device_del} was answered; may do nothing
     */
    public SimulatedDevices onRemoval(Consumer<String> guest) {
        onRemoval = guest;
        return this;
    }

    /** Makes the guest release a device, which is then gone. */
    public void release(String id) {
        synchronized (plugged) {
            if (plugged.remove(id) == null) {
                return;
            }
        }
        if (version.get().isAtLeast(1, 5)) {
            events.accept("DEVICE_DELETED", device(id));
        }
    }

    /**
     * Makes the guest refuse to release a device.
     *
     * @param id the device's id
     * @param reason the reason that the server reports for memory devices; null for others, for which it reports none
     */
    public void refuse(String id, @Nullable String reason) {
        if (reason != null) {
            events.accept(
                    "MEM_UNPLUG_ERROR",
                    JsonNodeFactory.instance.objectNode().put("device", id).put("msg", reason));
        }
        if (version.get().isAtLeast(6, 2)) {
            events.accept("DEVICE_UNPLUG_GUEST_ERROR", device(id));
        }
    }

    private static ObjectNode device(String id) {
        return JsonNodeFactory.instance.objectNode().put("device", id).put("path", NAMED_DEVICES + "/" + id);
    }

    /** How the server answers for their sake. */
    Simulation simulation() {
        return new Simulation(this::isKnown, this::answerTo);
    }

    private boolean isKnown(String command) {
        return switch (command) {
            case "device_add", "device_del" -> true;
            case "qom-list" -> version.get().isAtLeast(1, 2);
            default -> false;
        };
    }

    private Simulation.@Nullable Answer answerTo(ReceivedRequest request) {
        String id = request.arguments().path("id").asString("");
        switch (request.command()) {
            case "device_add" -> add(id, request.arguments().path("driver").asString(""));
            case "device_del" -> {
                if (!isPlugged(id)) {
                    throw new CommandError("DeviceNotFound", "Device '" + id + "' not found");
                }
                return new Simulation.Answer("{}", () -> onRemoval.accept(id));
            }
            default -> {
                String path = request.arguments().path("path").asString("");
                return path.equals(NAMED_DEVICES) ? Simulation.Answer.of(WireText.of(listed())) : null;
            }
        }
        return Simulation.Answer.NOTHING;
    }

    private void add(String id, String driver) {
        synchronized (plugged) {
            if (plugged.containsKey(id)) {
                throw new CommandError("Duplicate device ID '" + id + "'");
            }
            plugged.put(id, driver);
        }
    }

    private ArrayNode listed() {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        listed.addObject().put("name", "type").put("type", "string");
        synchronized (plugged) {
            plugged.forEach((id, driver) -> listed.addObject().put("name", id).put("type", "child<" + driver + ">"));
        }
        return listed;
    }
}
