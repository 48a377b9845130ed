package io.github.qmpcodegen.qmp.internal.follow;

import io.github.qmpcodegen.qmp.internal.thread.Alarm;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobProgress;
import io.github.qmpcodegen.qmp.job.JobStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports the progress of a job to a listener, at intervals. */
final class ProgressReport {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The rate is that of this many intervals. */
    private static final int MEASURED = 10;

    private final String id;
    private final JobLister lister;
    private final Dispatcher dispatcher;
    private final Consumer<? super JobProgress> listener;

    // Guarded by this, which is also held while the listener is called, so that its calls do not overlap.
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private @Nullable JobProgress last;
    private boolean endReported;

    private volatile boolean ended;

    private record Sample(long nanos, long current) {}

    ProgressReport(String id, JobLister lister, Dispatcher dispatcher, Consumer<? super JobProgress> listener) {
        this.id = id;
        this.lister = lister;
        this.dispatcher = dispatcher;
        this.listener = listener;
    }

    /** Begins to report. Never waits. */
    void begin() {
        lister.list((listing, failure) -> dispatcher.execute(() -> {
            if (listing != null) {
                report(listing.jobs().get(id));
            }
            // Without a connection, too: there may be one again.
            if (!ended) {
                Alarm.after(INTERVAL, () -> dispatcher.execute(this::goOn));
            }
        }));
    }

    private void goOn() {
        if (!ended) {
            begin();
        }
    }

    private synchronized void report(JobListing.@Nullable Entry job) {
        if (job == null || endReported) {
            return;
        }
        Sample now = new Sample(System.nanoTime(), job.current());
        Sample first = samples.isEmpty() ? now : samples.getFirst();
        samples.addLast(now);
        if (samples.size() > MEASURED) {
            samples.removeFirst();
        }
        double seconds = (now.nanos() - first.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
        double rate = seconds <= 0 ? 0 : Math.max(0, (now.current() - first.current()) / seconds);
        long left = Math.max(0, job.total() - job.current());
        Duration remaining =
                left == 0 ? Duration.ZERO : rate == 0 ? null : Duration.ofMillis((long) (1_000 * left / rate));
        report(new JobProgress(job.status(), job.current(), job.total(), rate, remaining));
    }

    /** Reports no more, except the end of the job if that is known. Never waits. */
    void end(@Nullable JobOutcome outcome) {
        if (ended) {
            return;
        }
        ended = true;
        if (outcome instanceof JobOutcome.Completed completed) {
            dispatcher.execute(() -> reportEnd(completed.current(), completed.total()));
        } else if (outcome instanceof JobOutcome.Cancelled cancelled) {
            dispatcher.execute(() -> reportEnd(cancelled.current(), cancelled.total()));
        } else if (outcome != null) {
            dispatcher.execute(() -> reportEnd(-1, -1));
        }
    }

    private synchronized void reportEnd(long current, long total) {
        endReported = true;
        JobProgress known = last;
        double rate = known == null ? 0 : known.rate();
        long atLeast = known == null ? 0 : known.current();
        long of = known == null ? 0 : known.total();
        report(new JobProgress(
                JobStatus.CONCLUDED, current < 0 ? atLeast : current, total < 0 ? of : total, rate, Duration.ZERO));
    }

    private void report(JobProgress progress) {
        last = progress;
        try {
            listener.accept(progress);
        } catch (Throwable e) {
            Warnings.log(() -> "a listener for the progress of job '" + id + "' failed", e);
        }
    }
}
