package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of a complete migration.
 *
 * @param last the source's last report: how many bytes, in how many passes
 * @param totalTime how long the migration took; null if the source ended before it could be asked
 * @param downtime how long the guest was paused, as far as QEMU knows: without the time until the destination was asked
 *     to continue; null if the source ended before it could be asked
 * @param running whether the guest runs at the destination; false if it did not run at the source, or the target is not
 *     another QEMU
 * @param postcopied whether the guest continued at the destination before all its memory was there
 */
public record MigrationResult(
        MigrationProgress last,
        @Nullable Duration totalTime,
        @Nullable Duration downtime,
        boolean running,
        boolean postcopied) {}
