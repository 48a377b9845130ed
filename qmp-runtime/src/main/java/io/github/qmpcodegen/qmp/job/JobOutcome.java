package io.github.qmpcodegen.qmp.job;

import io.github.qmpcodegen.qmp.QmpException;

/** What is known of a job's end. */
public sealed interface JobOutcome {

    /**
     * It has done all that it was to do. So ends a mirror, too, that {@code block-job-cancel} has ended after it was ready:
     * the copy is complete, the machine goes on with the original.
     *
     * @param current how much was done; -1 where the server has not said
     * @param total how much there was to do; -1 where the server has not said
     */
    record Completed(long current, long total) implements JobOutcome {}

    /**
     * It has failed.
     *
     * @param error the server's reason; empty where it has given none
     */
    record Failed(String error) implements JobOutcome {}

    /**
     * It was cancelled, or the transaction that was to start it has failed.
     *
     * @param current how much was done; -1 where the server has not said
     * @param total how much there was to do; -1 where the server has not said
     */
    record Cancelled(long current, long total) implements JobOutcome {}

    /**
     * It was there, and is no more, and how it ended cannot be known any more: it ended, and was dismissed, while the
     * connection was lost, or before the server could be asked. A job that is started with {@code auto-dismiss} off does not
     * vanish unless another client dismisses it.
     *
     * @param last the last that was known of it; {@link JobStatus#ABORTING} tells that it failed or was cancelled
     */
    record Vanished(JobStatus last) implements JobOutcome {}

    /**
     * The connection was lost, and was not made again in time; how the job ends is not known here.
     *
     * @param cause why it was lost
     */
    record ConnectionLost(QmpException cause) implements JobOutcome {}

    /**
     * At the deadline it had not ended.
     *
     * @param status what it did instead: a {@link JobStatus#READY} job wants to be completed, a {@link JobStatus#PENDING} one to
     *     be finalized, an {@link JobStatus#ABSENT} one was never there
     */
    record Unfinished(JobStatus status) implements JobOutcome {}
}
