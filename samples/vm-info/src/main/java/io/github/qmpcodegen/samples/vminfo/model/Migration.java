package io.github.qmpcodegen.samples.vminfo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last migration of a machine.
 *
 * @param status where it is in its life, in the server's word; null if there was none
 * @param totalTime how long it has taken, in milliseconds
 * @param downtime how long the machine stood still for it, in milliseconds
 * @param expectedDowntime how long the machine will stand still for it, in milliseconds
 * @param memory how far it is with the memory
 * @param disks how far it is with the disks
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
     * How far a migration is, in bytes.
     *
     * @param transferred what was sent, more than all of it where some of it has changed since
     * @param remaining what is left
     * @param total all of it
     */
    public record Amount(long transferred, long remaining, long total) {}
}
