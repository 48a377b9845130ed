package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.job.JobStatus;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job that a server simulates: see {@link SimulatedJobs}. It obeys these methods and clients' commands, and sends the
 * events that QEMU sends, in the same order. Thread-safe.
 */
public final class SimulatedJob {
    private static final Set<JobStatus> CANCELLABLE = EnumSet.of(
            JobStatus.CREATED,
            JobStatus.RUNNING,
            JobStatus.PAUSED,
            JobStatus.READY,
            JobStatus.STANDBY,
            JobStatus.WAITING,
            JobStatus.PENDING);
    private static final Set<JobStatus> PAUSABLE =
            EnumSet.of(JobStatus.CREATED, JobStatus.RUNNING, JobStatus.PAUSED, JobStatus.READY, JobStatus.STANDBY);

    private final String type;
    private final String id;
    private final boolean autoFinalize;
    private final boolean autoDismiss;
    private final QemuVersion version;
    private final BiConsumer<String, ObjectNode> events;

    private JobStatus status = JobStatus.ABSENT;
    private long current;
    private long total;
    private @Nullable String error;
    private boolean cancelled;

    /**
     * Creates a job that does not exist for clients yet.
     *
     * @param type the job's type, as servers report it
     * @param id the job's id
     * @param autoFinalize whether it takes effect by itself
     * @param autoDismiss whether it is forgotten when it has ended
     * @param version of the server
     * @param events sends an event, by name and data
     */
    SimulatedJob(
            String type,
            String id,
            boolean autoFinalize,
            boolean autoDismiss,
            QemuVersion version,
            BiConsumer<String, ObjectNode> events) {
        this.type = type;
        this.id = id;
        this.version = version;
        this.events = events;
        this.autoFinalize = autoFinalize || !hasStatus();
        this.autoDismiss = autoDismiss || !hasStatus();
    }

    /** The job's id. */
    public String id() {
        return id;
    }

    /** The job's status; {@link JobStatus#ABSENT} if it is gone. */
    public synchronized JobStatus status() {
        return status;
    }

    /** Whether servers of the version report the status of jobs. */
    static boolean hasStatus(QemuVersion version) {
        return version.isAtLeast(3, 0);
    }

    private boolean hasStatus() {
        return hasStatus(version);
    }

    private boolean isBlockJob() {
        return !type.equals("create");
    }

    synchronized SimulatedJob start() {
        move(JobStatus.CREATED);
        move(JobStatus.RUNNING);
        if (type.equals("backup")) {
            move(JobStatus.PAUSED);
            move(JobStatus.RUNNING);
        }
        return this;
    }

    /**
     * Makes progress.
     *
     * @param done how much is done
     * @param all how much there is to do
     */
    public synchronized SimulatedJob progress(long done, long all) {
        current = done;
        total = all;
        return this;
    }

    /**
     * Becomes ready: everything is copied, and the job can be completed.
     *
     * @throws IllegalStateException if it is not running
     */
    public synchronized SimulatedJob ready() {
        requires(JobStatus.RUNNING);
        move(JobStatus.READY);
        blockJobEvent("BLOCK_JOB_READY");
        return this;
    }

    /**
     * Finishes its work: it ends, or waits to be finalized.
     *
     * @throws IllegalStateException if it is neither running nor ready
     */
    public synchronized SimulatedJob end() {
        requires(JobStatus.RUNNING, JobStatus.READY);
        finish();
        return this;
    }

    /**
     * Fails.
     *
     * @param reason the error that the server reports
     * @throws IllegalStateException if it has ended
     */
    public synchronized SimulatedJob fail(String reason) {
        requires(CANCELLABLE.toArray(JobStatus[]::new));
        error = reason;
        move(JobStatus.ABORTING);
        conclude();
        return this;
    }

    private void requires(JobStatus... possible) {
        if (!Set.of(possible).contains(status)) {
            throw new IllegalStateException("job '" + id + "' is " + word(status));
        }
    }

    private void finish() {
        move(JobStatus.WAITING);
        move(JobStatus.PENDING);
        if (autoFinalize) {
            conclude();
        } else {
            events.accept(
                    "BLOCK_JOB_PENDING",
                    JsonNodeFactory.instance.objectNode().put("type", type).put("id", id));
        }
    }

    private void abort() {
        cancelled = true;
        error = "Operation canceled";
        move(JobStatus.ABORTING);
        conclude();
    }

    private void conclude() {
        blockJobEvent(cancelled ? "BLOCK_JOB_CANCELLED" : "BLOCK_JOB_COMPLETED");
        move(JobStatus.CONCLUDED);
        if (autoDismiss) {
            move(JobStatus.ABSENT);
        }
    }

    private void move(JobStatus next) {
        status = next;
        if (hasStatus()) {
            events.accept(
                    "JOB_STATUS_CHANGE",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("status", word(next))
                            .put("id", id));
        }
    }

    private void blockJobEvent(String event) {
        if (!isBlockJob()) {
            return;
        }
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("device", id)
                .put("len", total)
                .put("offset", current)
                .put("speed", 0)
                .put("type", type);
        if (error != null && event.equals("BLOCK_JOB_COMPLETED")) {
            data.put("error", error);
        }
        events.accept(event, data);
    }

    private static String word(JobStatus status) {
        return status == JobStatus.ABSENT ? "null" : status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Does what a client asks for.
     *
     * @param verb such as {@code complete}
     * @param force whether a ready job does not complete when it is cancelled
     * @return what to do after the answer was sent
     * @throws CommandError if that is not possible now
     */
    synchronized Runnable obey(String verb, boolean force) {
        switch (verb) {
            case "complete" -> {
                accepts(verb, Set.of(JobStatus.READY));
                return this::finishIfReady;
            }
            case "finalize" -> {
                accepts(verb, Set.of(JobStatus.PENDING));
                conclude();
            }
            case "dismiss" -> {
                accepts(verb, Set.of(JobStatus.CONCLUDED));
                move(JobStatus.ABSENT);
            }
            case "pause" -> {
                accepts(verb, PAUSABLE);
                move(status == JobStatus.READY || status == JobStatus.STANDBY ? JobStatus.STANDBY : JobStatus.PAUSED);
            }
            case "resume" -> {
                accepts(verb, PAUSABLE);
                goOn();
            }
            default -> {
                accepts(verb, CANCELLABLE);
                return cancel(force);
            }
        }
        return () -> {};
    }

    private void accepts(String verb, Set<JobStatus> possible) {
        if (!possible.contains(status)) {
            throw new CommandError(
                    hasStatus()
                            ? "Job '" + id + "' in state '" + word(status) + "' cannot accept command verb '" + verb
                                    + "'"
                            : "The active block job '" + id + "' cannot be completed");
        }
    }

    private void goOn() {
        if (status == JobStatus.PAUSED) {
            move(JobStatus.RUNNING);
        } else if (status == JobStatus.STANDBY) {
            move(JobStatus.READY);
        }
    }

    private Runnable cancel(boolean force) {
        if (status == JobStatus.PENDING || status == JobStatus.WAITING) {
            abort();
            return () -> {};
        }
        goOn();
        return status == JobStatus.READY && (!force || !hasStatus()) ? this::finishIfReady : this::abortIfThere;
    }

    private synchronized void finishIfReady() {
        if (status == JobStatus.READY) {
            finish();
        }
    }

    private synchronized void abortIfThere() {
        if (CANCELLABLE.contains(status)) {
            abort();
        }
    }

    /** What {@code query-jobs} returns for it. */
    synchronized ObjectNode asJob() {
        ObjectNode job = JsonNodeFactory.instance
                .objectNode()
                .put("current-progress", current)
                .put("status", word(status))
                .put("total-progress", total)
                .put("type", type)
                .put("id", id);
        return error == null ? job : job.put("error", error);
    }

    /** What {@code query-block-jobs} returns for it; null if it is not a block job. */
    synchronized @Nullable ObjectNode asBlockJob() {
        if (!isBlockJob()) {
            return null;
        }
        ObjectNode job = JsonNodeFactory.instance
                .objectNode()
                .put("io-status", "ok")
                .put("device", id)
                .put("busy", status == JobStatus.RUNNING)
                .put("len", total)
                .put("offset", current)
                .put("paused", status == JobStatus.PAUSED || status == JobStatus.STANDBY)
                .put("speed", 0)
                .put("type", type);
        if (version.isAtLeast(2, 2)) {
            job.put("ready", status == JobStatus.READY || status == JobStatus.STANDBY);
        }
        if (hasStatus()) {
            job.put("status", word(status)).put("auto-finalize", autoFinalize).put("auto-dismiss", autoDismiss);
        }
        return error == null || !hasStatus() ? job : job.put("error", error);
    }
}
