package io.github.qmpcodegen.qmp.job;

/**
 * Where a job is in its life.
 *
 * <p>Servers before 2.12 tell running, paused and ready ones apart, and no more; where they do not say that one is ready
 * (before 2.2), a mirror that has copied all counts as ready.
 */
public enum JobStatus {
    /** The server has not said yet, or in a word that is not known here. */
    UNKNOWN,
    /** The server knows no such job: it has not started yet, or is gone, or the id is mistyped. */
    ABSENT,
    /** It is there and does nothing yet. Since 2.12. */
    CREATED,
    /** It works. Since 1.1. */
    RUNNING,
    /** It was told to pause, or an I/O error has stopped it. Since 1.3. */
    PAUSED,
    /** It has copied all, keeps up with the guest, and waits for {@link Job#complete}: a mirror or active commit. Since 1.3. */
    READY,
    /** As {@link #READY}, but paused. Since 2.12. */
    STANDBY,
    /** It is done and waits for the other jobs of its transaction. Since 2.12. */
    WAITING,
    /** It is done and waits for {@link Job#finalizeJob}, as it was started with {@code auto-finalize} off. Since 2.12. */
    PENDING,
    /** It was cancelled or has failed, and cleans up. Since 2.12. */
    ABORTING,
    /** It has ended, and is kept until {@link Job#dismiss} where it was started with {@code auto-dismiss} off. Since 2.12. */
    CONCLUDED
}
