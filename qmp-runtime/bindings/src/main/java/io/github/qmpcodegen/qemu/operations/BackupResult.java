package io.github.qmpcodegen.qemu.operations;

import java.util.Map;

/**
 * The result of a backup.
 *
 * @param copied how many bytes were copied, by the name of the disk's node
 */
public record BackupResult(Map<String, Long> copied) {
    /** Copies the map. */
    public BackupResult {
        copied = Map.copyOf(copied);
    }
}
