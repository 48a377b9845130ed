package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request for a snapshot of disks.
 *
 * @param overlays the path of the new qcow2 file of each disk, by the name of the disk's node
 * @param deadline how long the snapshot may take
 */
public record SnapshotRequest(Map<String, String> overlays, Duration deadline) {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if there is no disk, or two have the same file
     */
    public SnapshotRequest {
        overlays = Collections.unmodifiableMap(new LinkedHashMap<>(overlays));
        Deadline.requirePositive(deadline);
        if (overlays.isEmpty()) {
            throw new IllegalArgumentException("a snapshot needs a disk");
        }
        TargetNode.requireDifferent(overlays.values());
    }

    /** Returns a builder of a snapshot that may take a minute, with no disks yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a request. */
    public static final class Builder {
        private final Map<String, String> overlays = new LinkedHashMap<>();
        private Duration deadline = Duration.ofMinutes(1);

        private Builder() {}

        /**
         * Adds a disk.
         *
         * @param node the name of the disk's block node
         * @param path the path, on the server's host, of a new qcow2 file for what is written to the disk from then on,
         *     which the server creates. It must not exist yet
         * @throws IllegalArgumentException if the path is empty
         */
        public Builder disk(String node, String path) {
            Objects.requireNonNull(node, "node");
            if (path.isEmpty()) {
                throw new IllegalArgumentException("the path is empty: expected that of a file on the server's host");
            }
            overlays.put(node, path);
            return this;
        }

        /** Sets how long the snapshot may take; a minute by default. */
        public Builder deadline(Duration most) {
            deadline = most;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if it has no disk
         */
        public SnapshotRequest build() {
            return new SnapshotRequest(overlays, deadline);
        }
    }
}
