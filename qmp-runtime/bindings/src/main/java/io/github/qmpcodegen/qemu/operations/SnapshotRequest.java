package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which disks to hold as they are.
 *
 * @param overlays the path of the new qcow2 file of each disk, by the name of the disk's node
 * @param deadline how long it may take
 */
public record SnapshotRequest(Map<String, String> overlays, Duration deadline) {

    /** Copies the map. */
    public SnapshotRequest {
        overlays = Collections.unmodifiableMap(new LinkedHashMap<>(overlays));
        Objects.requireNonNull(deadline, "deadline");
        if (overlays.isEmpty()) {
            throw new IllegalArgumentException("a snapshot needs a disk");
        }
    }

    /** One of no disk yet, that takes a minute at most. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a request. */
    public static final class Builder {
        private final Map<String, String> overlays = new LinkedHashMap<>();
        private Duration deadline = Duration.ofMinutes(1);

        private Builder() {}

        /**
         * One more disk.
         *
         * @param node the name of the disk's block node
         * @param path where what is written to it goes from then on, on the server's machine: a qcow2 file, which the server
         *     makes. There must be none of that name
         */
        public Builder disk(String node, String path) {
            overlays.put(Objects.requireNonNull(node, "node"), Objects.requireNonNull(path, "path"));
            return this;
        }

        /** Has it end after that time; a minute unless told otherwise. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if it has no disk
         */
        public SnapshotRequest build() {
            return new SnapshotRequest(overlays, deadline);
        }
    }
}
