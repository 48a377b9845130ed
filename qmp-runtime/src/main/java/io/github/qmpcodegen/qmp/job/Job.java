package io.github.qmpcodegen.qmp.job;

import io.github.qmpcodegen.qmp.QmpException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One job of a server, such as a mirror, backup, stream or commit, followed by its id: from its start, from the middle, or
 * after its end if it was not dismissed. It serves all releases that have jobs: block jobs of 1.1 and later, all others of
 * 3.0 and later.
 *
 * <p>Make it before the command that starts the job: a short one ends before its command is answered, and most are
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
 * <p>What becomes of the job is told by the server's events; the server is asked at first, and whenever events may be
 * missing: when the client has lost its connection and made it again. Waiting goes on meanwhile.
 *
 * <p>Thread-safe. Each deadline bounds all that its method does.
 */
public interface Job extends AutoCloseable {

    /** The job's id; of a block job that was given none, the name of its drive, such as {@code ide0-hd0} or {@code virtio0}. */
    String id();

    /**
     * Asks the server where the job is in its life.
     *
     * @param timeout how long the answer may take
     * @throws QmpException if there is no answer, or the server has no jobs
     */
    JobStatus status(Duration timeout);

    /**
     * Has somebody told how far the job is: now, then each second, and a last time when the job has ended. The server has no
     * event for that, so it is asked; one question serves all the jobs that are followed.
     *
     * @param listener is told by the executor of the client's options, once at a time; while it takes its time it is told less
     *     often
     */
    void progress(Consumer<? super JobProgress> listener);

    /**
     * Waits until the job can be completed. One that has been, and is complete, could be.
     *
     * @param timeout how long to wait
     * @throws JobException if it ends otherwise, waits to be finalized, or is not ready in time
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
     * Waits for the job's end. Once that is known, each further call returns it.
     *
     * @param timeout how long to wait
     * @return how it has ended, or why that is not known
     * @throws QmpException if this thread is interrupted, or the server has no jobs
     */
    JobOutcome awaitEnd(Duration timeout);

    /**
     * Has a {@link JobStatus#READY} job end: the machine goes on with the copy. No failure if it has ended already.
     *
     * @param timeout how long the server may take to answer; the job goes on after that
     * @throws QmpException if the server refuses, as it does where the job is not ready, or does not answer
     */
    void complete(Duration timeout);

    /**
     * Has a {@link JobStatus#PENDING} job, and those of its transaction, take effect. No failure if it has ended already.
     * Since 2.12.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void finalizeJob(Duration timeout);

    /**
     * Has the server forget a {@link JobStatus#CONCLUDED} job. No failure if it has done so already. Since 2.12.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void dismiss(Duration timeout);

    /**
     * Has the job give up what it does; it ends some time later. No failure if it has ended already. Before 2.12 a mirror
     * that is ready completes instead, without effect on the machine.
     *
     * @param timeout how long the server may take to answer
     * @throws QmpException if the server refuses or does not answer
     */
    void cancel(Duration timeout);

    /** Follows the job no longer, which itself goes on. Who waits is told of a lost connection. */
    @Override
    void close();
}
