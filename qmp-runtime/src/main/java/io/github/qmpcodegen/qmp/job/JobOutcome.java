package io.github.qmpcodegen.qmp.job;

import io.github.qmpcodegen.qmp.QmpException;

/** How a job ended, as far as is known. */
public sealed interface JobOutcome {

    /**
     * The job has done everything it was to do. A mirror that was cancelled after it was ready, by
     * {@code block-job-cancel} or before QEMU 6.2, may end like this, too: the copy is complete, but the machine
     * continues on the original.
     *
     * @param current how much was done; -1 if the server has not said
     * @param total how much there was to do; -1 if the server has not said
     */
    record Completed(long current, long total) implements JobOutcome {}

    /**
     * The job failed.
     *
     * @param error the server's reason; empty if it has given none
     */
    record Failed(String error) implements JobOutcome {}

    /**
     * The job was cancelled, or the transaction that was to start it failed.
     *
     * @param current how much was done; -1 if the server has not said
     * @param total how much there was to do; -1 if the server has not said
     */
    record Cancelled(long current, long total) implements JobOutcome {}

    /**
     * The job existed but is gone, and how it ended can no longer be determined: it ended and was dismissed while the
     * connection was lost, or before the server could be queried. A job that is started with {@code auto-dismiss} off
     * does not vanish unless another client dismisses it.
     *
     * @param last its last known status; {@link JobStatus#ABORTING} means that it failed or was cancelled
     */
    record Vanished(JobStatus last) implements JobOutcome {}

    /**
     * The connection was lost and not restored in time; how the job ends is unknown.
     *
     * @param cause why it was lost
     */
    record ConnectionLost(QmpException cause) implements JobOutcome {}

    /**
     * The job had not ended by the deadline.
     *
     * @param status its status at the deadline: a {@link JobStatus#READY} job waits to be completed, a
     *     {@link JobStatus#PENDING} one to be finalized, an {@link JobStatus#ABSENT} one never existed
     */
    record Unfinished(JobStatus status) implements JobOutcome {}
}
