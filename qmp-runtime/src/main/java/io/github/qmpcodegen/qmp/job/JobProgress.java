package io.github.qmpcodegen.qmp.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is. Both numbers are bytes for jobs that copy, else whatever the job counts.
 *
 * @param status where it is in its life
 * @param current how much is done
 * @param total how much there is to do as far as is known now, which may grow: a mirror copies again what the guest writes
 * @param rate how much of it was done each second of late; 0 as long as nothing is known of that
 * @param remaining how long the rest takes at that rate; null as long as that cannot be told
 */
public record JobProgress(
        JobStatus status,
        long current,
        long total,
        double rate,
        @Nullable Duration remaining) {

    /** How much of all is done, from 0 to 1; 0 as long as the job has not said how much there is to do. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, (double) current / total);
    }
}
