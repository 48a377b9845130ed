package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A request to unplug a device and then remove its backends.
 *
 * @param id the device's id
 * @param backends what to remove when the device is gone, in this order: objects, character devices, network backends,
 *     block nodes
 * @param deadline how long the guest may take to release the device
 */
public record UnplugRequest(String id, List<Remnant> backends, Duration deadline) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if something in the list is not a backend
     */
    public UnplugRequest {
        Objects.requireNonNull(id, "id");
        backends = List.copyOf(backends);
        backends.forEach(Inventory::removalOf);
        Deadline.requirePositive(deadline);
    }

    /** Returns a builder of a device without backends so far. */
    public static Builder device(String id) {
        return new Builder(id);
    }

    /** Returns a builder of everything that a request has plugged, in reverse order. */
    public static Builder reverseOf(PlugRequest plugged) {
        Builder unplugged = device(plugged.id());
        plugged.backends().forEach(request -> unplugged.backends.add(Inventory.madeBy(request)));
        Collections.reverse(unplugged.backends);
        return unplugged;
    }

    /** Builds a request. */
    public static final class Builder {
        private final String id;
        private final List<Remnant> backends = new ArrayList<>();
        private Duration deadline = Duration.ofMinutes(1);

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Adds a backend.
         *
         * @param kind an object, a character device, a network backend or a block node
         * @param name the backend's id or name
         */
        public Builder backend(Remnant.Kind kind, String name) {
            backends.add(new Remnant(kind, name));
            return this;
        }

        /** Sets how long the guest may take; a minute by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if something that was added is not a backend
         */
        public UnplugRequest build() {
            return new UnplugRequest(id, backends, deadline);
        }
    }
}
