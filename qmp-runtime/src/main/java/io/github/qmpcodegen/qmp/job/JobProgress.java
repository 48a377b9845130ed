package io.github.qmpcodegen.qmp.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a job. {@code current} and {@code total} are bytes for jobs that copy, else the units that the job
 * counts in.
 *
 * @param status the job's status
 * @param current how much is done
 * @param total how much there is to do as far as is known now; it may grow, because a mirror copies again what the
 *     guest writes
 * @param rate how much was done per second recently; 0 as long as it is unknown
 * @param remaining how long the rest takes at that rate; null as long as it is unknown
 */
public record JobProgress(
        JobStatus status,
        long current,
        long total,
        double rate,
        @Nullable Duration remaining) {

    /** The fraction that is done, from 0 to 1; 0 as long as the job has not said how much there is to do. */
    public double fraction() {
        return total <= 0 ? 0 : Math.min(1, (double) current / total);
    }
}
