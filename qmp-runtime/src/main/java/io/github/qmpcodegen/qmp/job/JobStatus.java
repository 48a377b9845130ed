package io.github.qmpcodegen.qmp.job;

/**
 * The status of a job.
 *
 * <p>Servers before 2.12 distinguish only running, paused and ready jobs; those before 2.2 do not report ready ones, so
 * a mirror that has copied everything counts as ready.
 */
public enum JobStatus {
    /** The server has not reported a status yet, or one that is unknown here. */
    UNKNOWN,
    /** The server has no such job: it has not started yet, is gone, or the id is mistyped. */
    ABSENT,
    /** It exists and does nothing yet. Since 2.12. */
    CREATED,
    /** It is running. Since 1.1. */
    RUNNING,
    /** It was asked to pause, or an I/O error has stopped it. Since 1.3. */
    PAUSED,
    /**
     * It has copied everything, keeps up with the guest, and waits for {@link Job#complete}: a mirror or active commit.
     * Since 1.3.
     */
    READY,
    /** Like {@link #READY}, but paused. Since 2.12. */
    STANDBY,
    /** It is done and waits for the other jobs of its transaction. Since 2.12. */
    WAITING,
    /**
     * It is done and waits for {@link Job#finalizeJob}, because it was started with {@code auto-finalize} off. Since
     * 2.12.
     */
    PENDING,
    /** It was cancelled or failed, and is cleaning up. Since 2.12. */
    ABORTING,
    /**
     * It has ended, and is kept until {@link Job#dismiss} if it was started with {@code auto-dismiss} off. Since 2.12.
     */
    CONCLUDED
}
