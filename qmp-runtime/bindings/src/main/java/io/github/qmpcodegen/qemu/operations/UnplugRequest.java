package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A device to be unplugged, with the backends that go after it.
 *
 * @param id the device's
 * @param backends what goes when the device is gone, in this order: objects, character devices, network backends, block nodes
 * @param deadline how long the guest may take to let go of the device
 */
public record UnplugRequest(String id, List<Remnant> backends, Duration deadline) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if something of the list is no backend
     */
    public UnplugRequest {
        Objects.requireNonNull(id, "id");
        backends = List.copyOf(backends);
        backends.forEach(Inventory::removalOf);
        Objects.requireNonNull(deadline, "deadline");
    }

    /** A device without backends so far. */
    public static Builder device(String id) {
        return new Builder(id);
    }

    /** All that a request has plugged. */
    public static Builder of(PlugRequest plugged) {
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
         * One more backend.
         *
         * @param kind an object, a character device, a network backend or a block node
         * @param name its id or name
         */
        public Builder backend(Remnant.Kind kind, String name) {
            backends.add(new Remnant(kind, name));
            return this;
        }

        /** Has the guest given up after that time; a minute unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if what was given is no backend
         */
        public UnplugRequest build() {
            return new UnplugRequest(id, backends, deadline);
        }
    }
}
