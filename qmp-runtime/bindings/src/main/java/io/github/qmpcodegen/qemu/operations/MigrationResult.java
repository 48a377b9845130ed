package io.github.qmpcodegen.qemu.operations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a migration that is complete.
 *
 * @param last what the source has told last: how many bytes, in how many passes
 * @param totalTime how long it took; null if the source has ended before it could be asked
 * @param downtime how long the guest stood still, as far as QEMU knows: what passed until the destination was told to go on is
 *     not in it; null if the source has ended before it could be asked
 * @param running whether the guest runs at the destination; not if it did not run at the source, or there is no destination
 *     that is driven
 * @param postcopied whether the guest went on at the destination before all its memory was there
 */
public record MigrationResult(
        MigrationProgress last,
        @Nullable Duration totalTime,
        @Nullable Duration downtime,
        boolean running,
        boolean postcopied) {}
