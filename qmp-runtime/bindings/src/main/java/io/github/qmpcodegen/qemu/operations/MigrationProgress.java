package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.MigrationInfo;
import io.github.qmpcodegen.qemu.MigrationStats;
import io.github.qmpcodegen.qemu.MigrationStatus;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a migration. What QEMU has not reported yet is 0 or null.
 *
 * @param status the migration's status
 * @param transferred how many bytes were sent
 * @param remaining how many bytes of memory are still to be sent
 * @param total how many bytes of memory there are
 * @param rate how many bytes are sent per second
 * @param dirtyRate how many bytes of memory the guest changes per second
 * @param passes how often the memory was searched for changes
 * @param expectedDowntime how long the guest would pause if it were moved now
 */
public record MigrationProgress(
        MigrationStatus status,
        long transferred,
        long remaining,
        long total,
        long rate,
        long dirtyRate,
        long passes,
        @Nullable Duration expectedDowntime) {
    private static final BigDecimal BYTES_PER_MEGABIT = BigDecimal.valueOf(125_000);

    static MigrationProgress of(MigrationInfo info) {
        MigrationStatus status = info.status();
        Long downtime = info.expectedDowntime();
        Duration expectedDowntime = downtime == null ? null : Duration.ofMillis(downtime);
        MigrationStats ram = info.ram();
        if (ram == null) {
            return new MigrationProgress(
                    status == null ? MigrationStatus.NONE : status, 0, 0, 0, 0, 0, 0, expectedDowntime);
        }
        return new MigrationProgress(
                status == null ? MigrationStatus.NONE : status,
                ram.transferred(),
                ram.remaining(),
                ram.total(),
                ram.mbps().multiply(BYTES_PER_MEGABIT).longValue(),
                ram.dirtyPagesRate() * ram.pageSize(),
                ram.dirtySyncCount(),
                expectedDowntime);
    }

    /** Whether memory is sent faster than the guest changes it, so that the migration can complete. */
    public boolean isConverging() {
        return rate > dirtyRate;
    }
}
