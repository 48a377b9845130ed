package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.watch.Lookout;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Waits for one job's end, by the events of block jobs (every release) and of jobs (3.0 and later), and by what
 * {@code query-jobs} tells of a job that has ended and was not dismissed.
 *
 * <p>Create it before the command that starts the job: a short job ends before its command is answered, and most block
 * jobs are dismissed as they end. Not thread-safe.
 *
 * <pre>{@code
 * try (JobWatch job = client.watchJob("drive0")) {
 *     commands.blockStream("drive0");
 *     if (job.await(Duration.ofMinutes(5)) instanceof JobOutcome.Failed failed) { … }
 * }
 * }</pre>
 */
public final class JobWatch implements AutoCloseable {
    /** What the servers' C library says of a job that was cancelled. */
    private static final String CANCELLED = "Operation canceled";

    private static final Set<String> TOLD_BY =
            Set.of("BLOCK_JOB_COMPLETED", "BLOCK_JOB_CANCELLED", "JOB_STATUS_CHANGE");

    private final String id;
    private final Lookout lookout;
    private @Nullable JobOutcome outcome;

    /** Whether only the server can tell how things stand: at first, after a gap, and when the job has ended. */
    private boolean unsure = true;

    private boolean aborting;
    private boolean ended;
    private boolean askedSinceEnd;

    JobWatch(EventHub events, CallExecution calls, String id) {
        this.id = id;
        lookout = new Lookout(events, calls, "job '" + id + "'", TOLD_BY, this::tellsOfTheEnd);
    }

    /** Whether an event says something of the end of this job. The many others must not fill the queue. */
    private boolean tellsOfTheEnd(String event, JsonNode data) {
        if (!event.equals("JOB_STATUS_CHANGE")) {
            return data.path("device").asString("").equals(id);
        }
        return data.path("id").asString("").equals(id)
                && switch (data.path("status").asString("")) {
                    case "aborting", "concluded", "null" -> true;
                    default -> false;
                };
    }

    /**
     * Awaits the job's end. Once it is known each further call returns it; after the loss of a connection that was made
     * again, each further call asks the server and waits on.
     *
     * @param timeout how long to wait, for the server's answers too
     * @return how it ended
     * @throws QmpTimeoutException if that is not known in time; it may be awaited again
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public JobOutcome await(Duration timeout) {
        return lookout.await(this::look, timeout, () -> late(timeout));
    }

    private QmpTimeoutException late(Duration timeout) {
        String within = " within " + Deadlines.text(timeout);
        return new QmpTimeoutException(
                ended
                        ? "job '" + id + "' has ended, but the server has not told how" + within
                        : "job '" + id + "' has not ended" + within,
                ended ? QmpTimeoutException.Awaited.REPLY : QmpTimeoutException.Awaited.EVENT,
                timeout,
                null,
                null,
                false);
    }

    private @Nullable JobOutcome look() {
        for (EventQueue.Entry entry = lookout.poll(); outcome == null && entry != null; entry = lookout.poll()) {
            if (entry instanceof EventQueue.Arrived arrived) {
                take(arrived.event());
            } else {
                unsure = true;
                if (((EventQueue.Missing) entry).disconnected()) {
                    return lost(null);
                }
            }
        }
        WireMessage.Answer answer = outcome == null ? lookout.takeAnswer() : null;
        if (answer != null) {
            take(answer);
        }
        if (outcome == null && lookout.hasEnded()) {
            return lost(lookout.cause());
        }
        if (outcome == null && unsure && !lookout.isAsking()) {
            askedSinceEnd = ended;
            lookout.ask("query-jobs", null);
        }
        return outcome;
    }

    private void take(RawEvent event) {
        JsonNode data = event.data();
        long offset = data.path("offset").asLong(-1);
        long length = data.path("len").asLong(-1);
        switch (event.qmpName()) {
            case "BLOCK_JOB_CANCELLED" -> outcome = new JobOutcome.Cancelled(offset, length);
            case "BLOCK_JOB_COMPLETED" ->
                outcome = data.has("error")
                        ? new JobOutcome.Failed(data.path("error").asString(""))
                        : new JobOutcome.Completed(offset, length);
            default -> {
                if (data.path("status").asString("").equals("aborting")) {
                    aborting = true;
                } else {
                    // A block job has an event of its own, which says more; it comes before this one.
                    ended = true;
                    unsure = true;
                }
            }
        }
    }

    private void take(WireMessage.Answer answer) {
        boolean current = askedSinceEnd == ended;
        JsonNode job =
                answer instanceof WireMessage.Return jobs ? find(jobs.value().knownTree()) : MissingNode.getInstance();
        String status = job.path("status").asString(ended ? "concluded" : "");
        if (!job.isMissingNode() && status.equals("concluded")) {
            outcome = concluded(job);
        } else if (current && ended) {
            // Dismissed, or a server before 3.0.
            outcome = aborting ? new JobOutcome.Failed("") : new JobOutcome.Completed(-1, -1);
        } else if (current) {
            unsure = false;
        }
    }

    private JsonNode find(JsonNode jobs) {
        for (JsonNode job : jobs) {
            if (job.path("id").asString("").equals(id)) {
                return job;
            }
        }
        return MissingNode.getInstance();
    }

    private JobOutcome concluded(JsonNode job) {
        String error = job.path("error").asString("");
        long offset = job.path("current-progress").asLong(-1);
        long length = job.path("total-progress").asLong(-1);
        if (error.equals(CANCELLED)) {
            return new JobOutcome.Cancelled(offset, length);
        }
        return aborting || !error.isEmpty() ? new JobOutcome.Failed(error) : new JobOutcome.Completed(offset, length);
    }

    private JobOutcome lost(@Nullable QmpException cause) {
        return new JobOutcome.Disconnected(lookout.lost("ran", cause));
    }

    /** Ends the watch, not the job. */
    @Override
    public void close() {
        lookout.close();
    }
}
