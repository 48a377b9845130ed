package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last migration of a machine.
 *
 * @param status its status, in the server's word; null if there was none
 * @param totalTime how long it has taken, in milliseconds
 * @param downtime how long the machine was paused for it, in milliseconds
 * @param expectedDowntime how long the machine will be paused for it, in milliseconds
 * @param memory the progress with the memory
 * @param disks the progress with the disks
 * @param error why it failed
 * @param blockedBy why the machine cannot be migrated
 */
public record Migration(
        @Nullable String status,
        @Nullable Long totalTime,
        @Nullable Long downtime,
        @Nullable Long expectedDowntime,
        @Nullable Amount memory,
        @Nullable Amount disks,
        @Nullable String error,
        @Nullable List<String> blockedBy) {

    /**
     * The progress of a migration, in bytes.
     *
     * @param transferred what was sent, which is more than the total if some of it has changed since
     * @param remaining what is left
     * @param total the total
     */
    public record Amount(long transferred, long remaining, long total) {}
}
