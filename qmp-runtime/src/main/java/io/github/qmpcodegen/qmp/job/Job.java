package io.github.qmpcodegen.qmp.job;

import io.github.qmpcodegen.qmp.QmpException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One job of a server, such as a mirror, backup, stream or commit, followed by its id: from its start, from the middle,
 * or after its end if it was not dismissed. Works with all releases that have jobs: block jobs since 1.1, all others
 * since 3.0.
 *
 * <p>Create it before the command that starts the job: a short job ends before its command is answered, and most are
 * dismissed as they end.
 *
 * <pre>{@code
 * try (Job copy = client.job("copy")) {
 *     client.execute("blockdev-mirror", mirrorOf("disk0", "target0", "copy"));
 *     copy.awaitReady(Duration.ofHours(1));
 *     copy.complete(Duration.ofSeconds(30));
 *     JobOutcome end = copy.awaitEnd(Duration.ofMinutes(5));
 * }
 * }</pre>
 *
 * <p>The server's events say what becomes of the job. The server is queried at first, and whenever events may be
 * missing: after the client has lost its connection and reconnected. Waiting goes on meanwhile.
 *
 * <p>Thread-safe. Each deadline covers everything that its method does.
 */
public interface Job extends AutoCloseable {

    /**
     * The job's id; for a block job without one, the name of its drive, such as {@code ide0-hd0} or {@code virtio0}.
     */
    String id();

    /**
     * Asks the server for the status of the job.
     *
     * @param timeout how long the answer may take
     * @throws QmpException if there is no answer, or the server has no jobs
     */
    JobStatus status(Duration timeout);

    /**
     * Reports the job's progress: now, then each second, and a last time when the job has ended. Servers have no event
     * for progress, so they are polled; one query serves all followed jobs.
     *
     * @param listener called on the executor of the client's options, one call at a time; a slow one is called less
     *     often
     */
    void progress(Consumer<? super JobProgress> listener);

    /**
     * Waits until the job can be completed. Returns at once if the job has completed.
     *
     * @param timeout how long to wait
     * @throws JobException if the job ends in another way, is pending, or is not ready in time
     * @throws QmpException if this thread is interrupted, or the server has no jobs
     */
    void awaitReady(Duration timeout);

    /**
     * Waits until the job, which was started with {@code auto-finalize} off, waits to be finalized.
     *
     * @param timeout how long to wait
     * @throws JobException if it ends, or is not pending in time
     * @throws QmpException if this thread is interrupted, or the server has no jobs
     */
    void awaitPending(Duration timeout);

    /**
     * Waits for the job's end. Once it is known, each further call returns it.
     *
     * @param timeout how long to wait
     * @return how the job ended, or why that is unknown
     * @throws QmpException if this thread is interrupted, or the server has no jobs
     */
    JobOutcome awaitEnd(Duration timeout);

    /**
     * Completes a {@link JobStatus#READY} job: the machine continues on the copy. Does nothing if the job has ended
     * already.
     *
     * @param timeout how long the server may take to answer; the job continues after that
     * @throws QmpException if the server refuses, for example because the job is not ready, or does not answer
     */
    void complete(Duration timeout);

    /**
     * Lets a {@link JobStatus#PENDING} job, and those of its transaction, take effect. Does nothing if the job has ended
     * already. Since 2.12.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void finalizeJob(Duration timeout);

    /**
     * Makes the server forget a {@link JobStatus#CONCLUDED} job. Does nothing if it has done so already. Since 2.12.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void dismiss(Duration timeout);

    /**
     * Cancels the job, which ends some time later. Does nothing if it has ended already. Before 6.2 a mirror, or a commit
     * of a disk's own node, that is ready may complete instead, and before 2.12 it always does; either way the machine
     * is not affected.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void cancel(Duration timeout);

    /** Stops following the job, which itself continues. For waiting callers this looks like a lost connection. */
    @Override
    void close();
}
