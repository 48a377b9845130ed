package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.ChardevAddRequest;
import io.github.qmpcodegen.qemu.ChardevBackend;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.NetdevAddRequest;
import io.github.qmpcodegen.qemu.ObjectAddRequest;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to plug a device into a running machine, with its backends.
 *
 * <pre>{@code
 * PlugRequest.disk("disk1", BlockdevOptions.raw(raw -> raw.nodeName("data").file("data-file")))
 *         .property("serial", "S1")
 *         .build();
 * }</pre>
 *
 * @param id the device's id
 * @param driver the device's model, such as {@code virtio-blk-pci}; null for a CPU, whose model the machine determines
 * @param properties the driver's properties by their names on the wire, including {@code bus}
 * @param backends the requests that create the backends, in order; block nodes, which may need an object such as a secret,
 *     come last
 * @param deadline how long everything may take
 */
public record PlugRequest(
        String id,
        @Nullable String driver,
        Map<String, JsonNode> properties,
        List<QmpRequest<?>> backends,
        Duration deadline) {

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if a request does not create a backend, or creates a block node without a name
     */
    public PlugRequest {
        Objects.requireNonNull(id, "id");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        backends = backends.stream()
                .sorted(Comparator.comparing(
                        backend -> Inventory.madeBy(backend).kind() == Remnant.Kind.NODE))
                .toList();
        Deadline.requirePositive(deadline);
    }

    /**
     * Returns a builder of a device of any kind, without backends so far.
     *
     * @param id the device's id
     * @param driver the device's model
     */
    public static Builder device(String id, String driver) {
        return new Builder(id, Objects.requireNonNull(driver, "driver"));
    }

    /**
     * Returns a builder of a disk: {@code virtio-blk-pci} by default.
     *
     * @param id the device's id
     * @param nodes its block nodes, in the order in which they are added, each with a name; the last is the disk's
     */
    public static Builder disk(String id, BlockdevOptions... nodes) {
        Builder disk = device(id, "virtio-blk-pci");
        for (BlockdevOptions node : nodes) {
            disk.node(node);
            disk.property(
                    "drive", Inventory.madeBy(new BlockdevAddRequest(node)).name());
        }
        return disk;
    }

    /**
     * Returns a builder of a network card: {@code virtio-net-pci} by default.
     *
     * @param id the device's id
     * @param backend what the card is connected to
     */
    public static Builder nic(String id, Netdev backend) {
        return device(id, "virtio-net-pci").netdev(backend).property("netdev", backend.id());
    }

    /**
     * Returns a builder of memory: {@code pc-dimm} by default. The machine must have been started with free
     * {@code slots} and enough {@code maxmem}.
     *
     * @param id the device's id
     * @param backend what holds the memory, such as {@link ObjectOptions#memoryBackendRam}
     */
    public static Builder memory(String id, ObjectOptions backend) {
        return device(id, "pc-dimm").object(backend).property("memdev", backend.id());
    }

    /**
     * Returns a builder of a CPU, in the first free slot of the machine, or the first one with the given
     * {@link Builder#property properties}, such as {@code socket-id}. The machine must have been started with
     * {@code maxcpus} above its number of CPUs.
     *
     * @param id the CPU's id
     */
    public static Builder cpu(String id) {
        return new Builder(id, null);
    }

    /** Builds a request. */
    public static final class Builder {
        private final String id;
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
        private final List<QmpRequest<?>> backends = new ArrayList<>();
        private @Nullable String driver;
        private Duration deadline = Duration.ofMinutes(1);

        private Builder(String id, @Nullable String driver) {
            this.id = id;
            this.driver = driver;
        }

        /** Sets another model. */
        public Builder driver(String model) {
            driver = Objects.requireNonNull(model, "model");
            return this;
        }

        /**
         * Sets a property of the driver. Pass numbers as numbers and flags as booleans: QEMU 9.2 and later do not
         * accept strings in their place.
         *
         * @param name the property's name on the wire
         * @param value a string, a boolean, a number or JSON
         */
        public Builder property(String name, Object value) {
            properties.put(Objects.requireNonNull(name, "name"), QmpJson.of(value));
            return this;
        }

        /** Adds an object as a backend, such as an I/O thread or a secret. */
        public Builder object(ObjectOptions options) {
            backends.add(new ObjectAddRequest(options));
            return this;
        }

        /** Adds a character device as a backend, such as the socket of a vhost-user backend. */
        public Builder chardev(String chardevId, ChardevBackend backend) {
            backends.add(
                    ChardevAddRequest.builder().id(chardevId).backend(backend).build());
            return this;
        }

        /** Adds a network backend. */
        public Builder netdev(Netdev backend) {
            backends.add(new NetdevAddRequest(backend));
            return this;
        }

        /** Adds a block node, which must have a name, as a backend. */
        public Builder node(BlockdevOptions options) {
            backends.add(new BlockdevAddRequest(options));
            return this;
        }

        /** Sets how long plugging may take; a minute by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if a block node has no name
         */
        public PlugRequest build() {
            return new PlugRequest(id, driver, properties, backends, deadline);
        }
    }
}
