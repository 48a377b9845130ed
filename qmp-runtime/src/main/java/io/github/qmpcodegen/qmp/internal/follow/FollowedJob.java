package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.internal.call.Call;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobException;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobProgress;
import io.github.qmpcodegen.qmp.job.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job, followed from the creation of this object on. */
public final class FollowedJob extends Followed<JobListing> implements Job {
    private static final Set<String> EVENTS = Set.of(
            "BLOCK_JOB_CANCELLED",
            "BLOCK_JOB_COMPLETED",
            "BLOCK_JOB_ERROR",
            "BLOCK_JOB_PENDING",
            "BLOCK_JOB_READY",
            "JOB_STATUS_CHANGE");

    /** What the servers' C library says of a job that was cancelled. */
    private static final String CANCELLED = "Operation canceled";

    private final String id;
    private final CallExecution calls;
    private final JobLister lister;
    private final Dispatcher dispatcher;
    private final List<ProgressReport> reports = new CopyOnWriteArrayList<>();

    // What is known, under the lock.
    private JobStatus status = JobStatus.UNKNOWN;
    private @Nullable JobOutcome outcome;
    private boolean seen;
    private boolean created;
    private boolean worked;
    private boolean wasReady;
    private boolean aborted;

    /** Whether it waits to be finalized, rather than passing by there. */
    private boolean staysPending;

    /** Whether no event can be missing since the job was created, or since the server has reported its status. */
    private boolean unbroken;

    private FollowedJob(EventHub events, CallExecution calls, JobLister lister, Dispatcher dispatcher, String id) {
        super(events, calls, "job '" + id + "'");
        this.id = id;
        this.calls = calls;
        this.lister = lister;
        this.dispatcher = dispatcher;
    }

    /**
     * Follows a job.
     *
     * @param events receives the server's events
     * @param calls sends commands to it
     * @param lister queries the server's jobs
     * @param dispatcher reports progress
     * @param id the job's id
     */
    public static Job of(EventHub events, CallExecution calls, JobLister lister, Dispatcher dispatcher, String id) {
        FollowedJob job = new FollowedJob(events, calls, lister, dispatcher, id);
        job.begin();
        return job;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean wants(String event) {
        return EVENTS.contains(event);
    }

    @Override
    boolean concerns(String event, JsonNode job) {
        boolean general = event.equals("JOB_STATUS_CHANGE") || event.equals("BLOCK_JOB_PENDING");
        return job.path(general ? "id" : "device").asString("").equals(id);
    }

    @Override
    void take(String event, JsonNode job) {
        seen = true;
        switch (event) {
            case "JOB_STATUS_CHANGE" ->
                change(JobListing.status(job.path("status").asString("")));
            case "BLOCK_JOB_PENDING" -> {
                change(JobStatus.PENDING);
                staysPending = true;
            }
            case "BLOCK_JOB_READY" -> change(JobStatus.READY);
            // Servers without further events do not report whether it goes on.
            case "BLOCK_JOB_ERROR" -> doubt();
            default -> end(endOfBlockJob(event, job));
        }
    }

    private static JobOutcome endOfBlockJob(String event, JsonNode job) {
        long offset = job.path("offset").asLong(-1);
        long length = job.path("len").asLong(-1);
        if (event.equals("BLOCK_JOB_CANCELLED")) {
            return new JobOutcome.Cancelled(offset, length);
        }
        return job.has("error")
                ? new JobOutcome.Failed(job.path("error").asString(""))
                : new JobOutcome.Completed(offset, length);
    }

    private void change(JobStatus next) {
        JobStatus last = status;
        status = next;
        if (next == JobStatus.CREATED) {
            created = true;
            unbroken = true;
        }
        staysPending &= next == JobStatus.PENDING;
        wasReady |= next == JobStatus.READY;
        aborted |= next == JobStatus.ABORTING;
        worked |= next != JobStatus.CREATED
                && next != JobStatus.ABORTING
                && next != JobStatus.CONCLUDED
                && next != JobStatus.ABSENT;
        if (next == JobStatus.CONCLUDED && outcome == null) {
            // The end of a block job that had begun has an event of its own; that of others only the server knows.
            doubt();
        } else if (next == JobStatus.ABSENT) {
            end(unreportedEnd(last));
        }
    }

    /** The end of a job that is dismissed, and whose end no event has reported. */
    private JobOutcome unreportedEnd(JobStatus last) {
        if (unbroken && aborted && created && !worked) {
            return new JobOutcome.Cancelled(-1, -1);
        }
        return unbroken && !aborted && last == JobStatus.CONCLUDED
                ? new JobOutcome.Completed(-1, -1)
                : new JobOutcome.Vanished(aborted ? JobStatus.ABORTING : last);
    }

    private void end(JobOutcome how) {
        if (outcome == null) {
            outcome = how;
        }
    }

    @Override
    void gap() {
        unbroken = false;
    }

    @Override
    void ask(BiConsumer<@Nullable JobListing, @Nullable Throwable> listener) {
        lister.list(listener);
    }

    @Override
    void take(JobListing answer, boolean fresh) {
        JobListing.Entry job = answer.jobs().get(id);
        if (job != null && (fresh || job.status() == JobStatus.CONCLUDED)) {
            seen = true;
            unbroken = true;
            if (job.status() == JobStatus.CONCLUDED) {
                end(endOfConcluded(job));
            }
            change(job.status());
            staysPending = status == JobStatus.PENDING;
        } else if (outcome == null && !fresh) {
            // Events that have come since may be newer.
            doubt();
        } else if (job == null && seen && outcome == null) {
            end(new JobOutcome.Vanished(status));
            status = JobStatus.ABSENT;
        } else if (job == null) {
            status = JobStatus.ABSENT;
        }
    }

    private JobOutcome endOfConcluded(JobListing.Entry job) {
        String error = job.error();
        if (error == null && !aborted) {
            return new JobOutcome.Completed(job.current(), job.total());
        }
        return CANCELLED.equals(error)
                ? new JobOutcome.Cancelled(job.current(), job.total())
                : new JobOutcome.Failed(error == null ? "" : error);
    }

    @Override
    void followUp() {
        if (!reports.isEmpty() && look(() -> outcome != null || hasEnded())) {
            JobOutcome how = look(() -> outcome);
            reports.forEach(report -> report.end(how));
        }
    }

    @Override
    public JobStatus status(Duration timeout) {
        update(this::doubt);
        return await(
                timeout,
                () -> {
                    if (hasEnded()) {
                        throw Objects.requireNonNull(lost());
                    }
                    return isUnsure() ? null : status;
                },
                () -> {
                    throw unanswered(timeout, "what status job '" + id + "' has");
                });
    }

    @Override
    public void progress(Consumer<? super JobProgress> listener) {
        ProgressReport report = new ProgressReport(id, lister, dispatcher, listener);
        reports.add(report);
        report.begin();
        followUp();
    }

    @Override
    public void awaitReady(Duration timeout) {
        reach(JobStatus.READY, timeout, () -> {
            if (outcome instanceof JobOutcome.Completed && wasReady) {
                return true;
            }
            if (outcome == null && staysPending) {
                throw unreached(JobStatus.READY, new JobOutcome.Unfinished(status));
            }
            return status == JobStatus.READY && outcome == null;
        });
    }

    @Override
    public void awaitPending(Duration timeout) {
        reach(JobStatus.PENDING, timeout, () -> {
            if (status == JobStatus.PENDING && !staysPending && !isUnsure()) {
                doubt();
            }
            return staysPending && outcome == null;
        });
    }

    private void reach(JobStatus awaited, Duration timeout, BooleanSupplier reached) {
        boolean unused = await(
                timeout,
                () -> {
                    if (reached.getAsBoolean()) {
                        return true;
                    }
                    JobOutcome how = known();
                    if (how != null) {
                        throw unreached(awaited, how);
                    }
                    return null;
                },
                () -> {
                    throw unreached(awaited, atDeadline());
                });
    }

    private JobException unreached(JobStatus awaited, JobOutcome how) {
        return new JobException("job '" + id + "' is not " + text(awaited) + ": " + words(how), how);
    }

    private static String words(JobOutcome how) {
        if (how instanceof JobOutcome.Failed failed) {
            return "it has failed: " + failed.error();
        } else if (how instanceof JobOutcome.ConnectionLost lost) {
            return lost.cause().getMessage();
        } else if (how instanceof JobOutcome.Vanished vanished) {
            return "it has vanished; its last known status was " + text(vanished.last());
        } else if (how instanceof JobOutcome.Unfinished unfinished) {
            return "it is " + text(unfinished.status());
        }
        return how instanceof JobOutcome.Cancelled ? "it was cancelled" : "it has completed";
    }

    private static String text(JobStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public JobOutcome awaitEnd(Duration timeout) {
        return await(timeout, this::known, this::atDeadline);
    }

    private @Nullable JobOutcome known() {
        return outcome == null && hasEnded() ? new JobOutcome.ConnectionLost(Objects.requireNonNull(lost())) : outcome;
    }

    private JobOutcome atDeadline() {
        QmpClosedException lost = lost();
        return lost == null ? new JobOutcome.Unfinished(status) : new JobOutcome.ConnectionLost(lost);
    }

    @Override
    public void complete(Duration timeout) {
        command("complete", timeout);
    }

    @Override
    public void finalizeJob(Duration timeout) {
        command("finalize", timeout);
    }

    @Override
    public void dismiss(Duration timeout) {
        try {
            send("dismiss", timeout);
        } catch (QmpCommandException e) {
            if (!look(() -> outcome != null && status == JobStatus.ABSENT)) {
                throw e;
            }
        }
    }

    @Override
    public void cancel(Duration timeout) {
        command("cancel", timeout);
    }

    private void command(String verb, Duration timeout) {
        try {
            send(verb, timeout);
        } catch (QmpCommandException e) {
            // Events come before the answer: what has just ended is known to have.
            if (!look(() -> outcome != null || status == JobStatus.CONCLUDED)) {
                throw e;
            }
        }
    }

    private void send(String verb, Duration timeout) {
        long begun = System.nanoTime();
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        try {
            send("job-" + verb, arguments.put("id", id), timeout);
        } catch (QmpCommandException | QmpUnsupportedException e) {
            if (e instanceof QmpCommandException refused
                    && !refused.errorClass().equals(QmpCommandException.COMMAND_NOT_FOUND)) {
                throw e;
            }
            Duration left = timeout.minusNanos(System.nanoTime() - begun);
            arguments.removeAll();
            sendForBlockJob(
                    "block-job-" + verb, arguments.put("device", id), left.isNegative() ? Duration.ofNanos(1) : left);
        }
    }

    private void sendForBlockJob(String command, ObjectNode arguments, Duration timeout) {
        if (command.equals("block-job-cancel")) {
            try {
                send(command, arguments.deepCopy().put("force", true), timeout);
                return;
            } catch (QmpCommandException | QmpUnsupportedException e) {
                // Before 1.3 there was nothing that it would be needed for.
                if (!e.getMessage().contains("force")) {
                    throw e;
                }
            }
        }
        send(command, arguments, timeout);
    }

    private void send(String command, ObjectNode arguments, Duration timeout) {
        JsonNode unused =
                calls.execute(Call.of(command, null, new Call.Arguments(arguments), WireValue::tree, timeout));
    }

    private <T> T await(Duration timeout, Supplier<? extends @Nullable T> find, Supplier<? extends T> late) {
        return await(timeout, QmpOptions.NO_TIMEOUT, find, late);
    }
}
