package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobException;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobProgress;
import io.github.qmpcodegen.qmp.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jobs that one command starts, which are not dismissed automatically: either all of them complete, or none. */
final class StartedJobs implements AutoCloseable {
    private final Course course;
    private final List<Job> jobs;

    /** The progress of each, by its id; also the lock. */
    private final Map<String, JobProgress> reached = new LinkedHashMap<>();

    /** Follows jobs that {@link #start} will start. */
    StartedJobs(Course course, List<String> ids) {
        this.course = course;
        jobs = ids.stream().map(course.client()::job).toList();
    }

    /** Starts them; they are cancelled and dismissed if the operation does not complete. */
    void start(QmpRequest<?> command, @Nullable Consumer<? super CopyProgress> progress) {
        course.begin(command, this::areThere, made());
        if (progress != null) {
            jobs.forEach(job -> job.progress(now -> report(job.id(), now, progress)));
        }
    }

    /**
     * Starts them with nothing else beside them until a stage completes; see {@link #start}.
     *
     * @param leaving what else there is once they have been started
     */
    void startAlone(QmpRequest<?> command, CompletionStage<?> until, List<WhatWasMade.Made> leaving) {
        course.beginAlone(
                command,
                until,
                this::areThere,
                Stream.concat(leaving.stream(), made().stream()).toList());
    }

    /** Waits until none of them goes on, whatever becomes of the operation, but no longer than a time for each. */
    void awaitRest(Duration most) {
        for (Job job : jobs) {
            JobOutcome unused = job.awaitEnd(most);
        }
    }

    private List<WhatWasMade.Made> made() {
        return jobs.stream()
                .map(job -> new WhatWasMade.Made(remnant(job), () -> true, () -> end(job.id())))
                .toList();
    }

    private boolean areThere() {
        return jobs.stream().allMatch(this::isThere);
    }

    private boolean isThere(Job job) {
        return course.repeatedly("query-jobs", () -> job.status(course.left())) != JobStatus.ABSENT;
    }

    private void report(String id, JobProgress now, Consumer<? super CopyProgress> progress) {
        CopyProgress sum;
        synchronized (reached) {
            reached.put(id, now);
            sum = new CopyProgress(sum(JobProgress::current), sum(JobProgress::total));
        }
        progress.accept(sum);
    }

    private long sum(ToLongFunction<JobProgress> number) {
        // It is negative where the server has not said.
        return reached.values().stream()
                .mapToLong(number)
                .filter(each -> each > 0)
                .sum();
    }

    /** Ends a job in any state; it is gone afterwards. */
    private void end(String id) {
        boolean unused = course.repeatedly("the end of job '" + id + "'", () -> {
            try (Job job = course.client().job(id)) {
                JobStatus status = job.status(course.left());
                if (status == JobStatus.ABSENT) {
                    return true;
                }
                if (status != JobStatus.CONCLUDED) {
                    job.cancel(course.left());
                }
                JobOutcome outcome = job.awaitEnd(course.left());
                if (outcome instanceof JobOutcome.ConnectionLost lost) {
                    throw lost.cause();
                } else if (outcome instanceof JobOutcome.Unfinished) {
                    throw Stop.unfinished("the end of job '" + id + "'");
                }
                job.dismiss(course.left());
                return true;
            }
        });
    }

    /** Waits until all of them are done and pending. */
    void awaitPending() {
        for (Job job : jobs) {
            reach("job '" + job.id() + "' to have copied all", () -> job.awaitPending(course.left()));
        }
    }

    private void reach(String what, Runnable wait) {
        try {
            boolean unused = course.await(what, () -> {
                wait.run();
                return true;
            });
        } catch (JobException e) {
            throw failure(what, e.outcome());
        }
    }

    /** Makes all of them, which are pending, take effect; from here on there is no way back. */
    Map<String, JobOutcome.Completed> finish() {
        return completed(course.beyondReturn("job-finalize", () -> {
            for (Job job : jobs) {
                boolean unused = course.repeatedly("job-finalize", () -> {
                    if (job.status(course.left()) == JobStatus.PENDING) {
                        job.finalizeJob(course.left());
                    }
                    return true;
                });
            }
            return ends();
        }));
    }

    /** Waits for the end of jobs that end by themselves. */
    Map<String, JobOutcome.Completed> awaitEnds() {
        return awaitEnds(() -> {});
    }

    /**
     * Waits for the end of jobs that end by themselves.
     *
     * @param failed called if one has failed, before that ends the operation
     */
    Map<String, JobOutcome.Completed> awaitEnds(Runnable failed) {
        Map<String, JobOutcome> ends =
                course.await("the end of job '" + jobs.get(0).id() + "'", this::ends);
        if (ends.values().stream().anyMatch(JobOutcome.Failed.class::isInstance)) {
            failed.run();
        }
        return completed(ends);
    }

    /**
     * Completes the only job as soon as it is ready. If the operation is cancelled so is the job, but if the job turns out
     * to have completed before, so does the operation.
     *
     * @param inEffect called after the job has completed without a command from here: whether that had its effect; it may
     *     complete by itself, somebody else may have completed it, and before QEMU 6.2 one that is cancelled when it is
     *     ready may complete as well, but without effect
     */
    JobOutcome.Completed complete(BooleanSupplier inEffect) {
        AtomicBoolean commanded = new AtomicBoolean();
        Map<String, JobOutcome.Completed> ends = isReady(inEffect) ? completeReady(commanded) : completed(ends());
        if (!commanded.get()) {
            course.settle();
            if (!inEffect.getAsBoolean()) {
                throw Stop.failed("somebody else has cancelled or completed the job");
            }
        }
        return ends.values().iterator().next();
    }

    /** Whether it is ready, or has completed. */
    private boolean isReady(BooleanSupplier inEffect) {
        try {
            return awaitReady();
        } catch (Stop e) {
            course.windUp();
            jobs.forEach(this::cancel);
            Map<String, JobOutcome> ends = ends();
            if (ends.values().stream().allMatch(JobOutcome.Completed.class::isInstance) && inEffect.getAsBoolean()) {
                return false;
            }
            throw e;
        }
    }

    private void cancel(Job job) {
        boolean unused = course.repeatedly("job-cancel", () -> {
            JobStatus status = job.status(course.left());
            if (status != JobStatus.ABSENT && status != JobStatus.CONCLUDED) {
                job.cancel(course.left());
            }
            return true;
        });
    }

    private boolean awaitReady() {
        Job job = jobs.get(0);
        String what = "job '" + job.id() + "' to be ready";
        try {
            return course.await(what, () -> {
                job.awaitReady(course.left());
                return true;
            });
        } catch (JobException e) {
            if (e.outcome() instanceof JobOutcome.Completed) {
                return false;
            }
            throw failure(what, e.outcome());
        }
    }

    private Map<String, JobOutcome.Completed> completeReady(AtomicBoolean commanded) {
        Job job = jobs.get(0);
        AtomicBoolean late = new AtomicBoolean();
        Map<String, JobOutcome> ends = course.beyondReturn("job-complete", () -> {
            boolean unused = course.repeatedly("job-complete", () -> {
                if (job.status(course.left()) == JobStatus.READY) {
                    commanded.set(true);
                    job.complete(course.left());
                }
                return true;
            });
            // The guest may write faster than the job copies. What is left of the grace is for giving it up.
            late.set(job.awaitEnd(course.grace().multipliedBy(2).dividedBy(3)) instanceof JobOutcome.Unfinished);
            if (late.get()) {
                cancel(job);
            }
            return ends();
        });
        if (late.get() && ends.get(job.id()) instanceof JobOutcome.Cancelled) {
            throw Stop.unfinished("job '" + job.id() + "' to complete, from which the guest's writing may keep it");
        }
        return completed(ends);
    }

    private Map<String, JobOutcome> ends() {
        Map<String, JobOutcome> ends = new LinkedHashMap<>();
        for (Job job : jobs) {
            JobOutcome outcome = job.awaitEnd(course.left());
            if (outcome instanceof JobOutcome.ConnectionLost lost) {
                throw lost.cause();
            } else if (outcome instanceof JobOutcome.Unfinished unfinished) {
                throw Stop.unfinished("the end of job '" + job.id() + "', which is "
                        + unfinished.status().name().toLowerCase(Locale.ROOT));
            }
            ends.put(job.id(), outcome);
        }
        return ends;
    }

    private Map<String, JobOutcome.Completed> completed(Map<String, JobOutcome> ends) {
        Map<String, JobOutcome.Completed> completed = new LinkedHashMap<>();
        ends.forEach((id, outcome) -> {
            if (outcome instanceof JobOutcome.Completed complete) {
                completed.put(id, complete);
            }
        });
        if (completed.size() < ends.size()) {
            throw failed(ends);
        }
        return completed;
    }

    /** Returns the failure of all jobs, because if one fails the others are cancelled. */
    private RuntimeException failure(String what, JobOutcome known) {
        if (known instanceof JobOutcome.ConnectionLost lost) {
            return lost.cause();
        }
        return known instanceof JobOutcome.Unfinished
                ? Stop.unfinished(what)
                : failed(course.await("the ends of all jobs", this::ends));
    }

    private static Stop failed(Map<String, JobOutcome> ends) {
        List<String> reasons = new ArrayList<>();
        ends.forEach((id, outcome) -> {
            if (outcome instanceof JobOutcome.Failed failed) {
                reasons.add("job '" + id + "' has failed: " + failed.error());
            } else if (outcome instanceof JobOutcome.Vanished) {
                reasons.add("job '" + id + "' is gone: somebody else has dismissed it, or QEMU was restarted");
            }
        });
        return Stop.failed(reasons.isEmpty() ? "the job was cancelled by somebody else" : String.join("; ", reasons));
    }

    /** Makes the server forget them after they have ended. */
    void dismiss() {
        for (Job job : jobs) {
            course.drop(remnant(job));
        }
    }

    private static Remnant remnant(Job job) {
        return new Remnant(Remnant.Kind.JOB, job.id());
    }

    /** Stops following them. */
    @Override
    public void close() {
        jobs.forEach(Job::close);
    }
}
