package io.github.qmpcodegen.qemu.operations;

import java.util.Map;

/**
 * What a snapshot has done.
 *
 * @param overlays the name of the node that each disk is now, by the name of that which it was; they are the caller's, and
 *     below each is that of its file, named alike with {@code -file} behind
 */
public record SnapshotResult(Map<String, String> overlays) {
    /** Copies the map. */
    public SnapshotResult {
        overlays = Map.copyOf(overlays);
    }
}
