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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A device to be plugged into a running machine, with the backends that it stands on.
 *
 * <pre>{@code
 * PlugRequest.disk("disk1", BlockdevOptions.raw(raw -> raw.nodeName("data").file("data-file")))
 *         .property("serial", "S1")
 *         .build();
 * }</pre>
 *
 * @param id the device's
 * @param driver its model, such as {@code virtio-blk-pci}; null for a CPU, whose model the machine says
 * @param properties of the driver, by their names on the wire, {@code bus} included
 * @param backends the requests that make them, in this order: objects, character devices, network backends, block nodes
 * @param deadline how long all of it may take
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
     * @throws IllegalArgumentException if a request makes no backend, or a block node without a name
     */
    public PlugRequest {
        Objects.requireNonNull(id, "id");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        backends = List.copyOf(backends);
        backends.forEach(Inventory::madeBy);
        Objects.requireNonNull(deadline, "deadline");
    }

    /**
     * A device of any kind, without backends so far.
     *
     * @param id the device's
     * @param driver its model
     */
    public static Builder device(String id, String driver) {
        return new Builder(id, Objects.requireNonNull(driver, "driver"));
    }

    /**
     * A disk: {@code virtio-blk-pci}, unless given another driver.
     *
     * @param id the device's
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
     * A network card: {@code virtio-net-pci}, unless given another driver.
     *
     * @param id the device's
     * @param backend what it is connected to
     */
    public static Builder nic(String id, Netdev backend) {
        return device(id, "virtio-net-pci").netdev(backend).property("netdev", backend.id());
    }

    /**
     * Memory: {@code pc-dimm}, unless given another driver. The machine must have been started with free {@code slots} and
     * enough {@code maxmem}.
     *
     * @param id the device's
     * @param backend what holds it, such as {@link ObjectOptions#memoryBackendRam}
     */
    public static Builder memory(String id, ObjectOptions backend) {
        return device(id, "pc-dimm").object(backend).property("memdev", backend.id());
    }

    /**
     * A CPU, in the first free slot of the machine, or the first of those that have the {@link Builder#property properties}
     * given, such as {@code socket-id}. The machine must have been started with {@code maxcpus} beyond those that it has.
     *
     * @param id the CPU's
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

        /** Another model. */
        public Builder driver(String model) {
            driver = Objects.requireNonNull(model, "model");
            return this;
        }

        /**
         * A property of the driver. Give a number as a number and a flag as a boolean: of texts in their place servers since 9.2
         * know nothing.
         *
         * @param name on the wire
         * @param value a string, a boolean, a number or JSON
         */
        public Builder property(String name, Object value) {
            properties.put(Objects.requireNonNull(name, "name"), QmpJson.of(value));
            return this;
        }

        /** One more object that it stands on, such as an I/O thread or a secret. */
        public Builder object(ObjectOptions options) {
            backends.add(new ObjectAddRequest(options));
            return this;
        }

        /** One more character device that it stands on, such as the socket of a vhost-user backend. */
        public Builder chardev(String chardevId, ChardevBackend backend) {
            backends.add(
                    ChardevAddRequest.builder().id(chardevId).backend(backend).build());
            return this;
        }

        /** One more network backend that it stands on. */
        public Builder netdev(Netdev backend) {
            backends.add(new NetdevAddRequest(backend));
            return this;
        }

        /** One more block node that it stands on, which has a name. */
        public Builder node(BlockdevOptions options) {
            backends.add(new BlockdevAddRequest(options));
            return this;
        }

        /** Has it given up after that time; a minute unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a block node has no name
         */
        public PlugRequest build() {
            return new PlugRequest(id, driver, properties, backends, deadline);
        }
    }
}
