package io.github.qmpcodegen.qemu.operations;

import java.util.Map;

/**
 * The result of a snapshot.
 *
 * @param overlays the name of each disk's new node, by the name of its old one; the new nodes are the caller's to
 *     remove, and below each is the node of its file, with the same name followed by {@code -file}
 */
public record SnapshotResult(Map<String, String> overlays) {
    /** Copies the map. */
    public SnapshotResult {
        overlays = Map.copyOf(overlays);
    }
}
