package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Waits for one job's end, by the events of block jobs (every release) and of jobs (3.0 and later).
 *
 * <p>Create it before the command that starts the job: a short job ends before its command is answered. Not
 * thread-safe.
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

    private final QmpClient client;
    private final String id;
    private final QmpSubscription<RawEvent> events;
    private boolean aborting;

    JobWatch(QmpClient client, String id) {
        this.client = client;
        this.id = id;
        events = client.subscribeRaw(Set.of("BLOCK_JOB_COMPLETED", "BLOCK_JOB_CANCELLED", "JOB_STATUS_CHANGE"));
    }

    /**
     * Awaits the job's end.
     *
     * @param timeout how long to wait
     * @return how it ended
     * @throws QmpTimeoutException if it does not end in time; it may be awaited again
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public JobOutcome await(Duration timeout) {
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            while (true) {
                QmpDelivery<RawEvent> delivery = next(deadline);
                JobOutcome outcome = delivery instanceof QmpDelivery.Received<RawEvent> received
                        ? outcome(received.event().qmpName(), received.event().data())
                        : afterGap((QmpDelivery.Gap<RawEvent>) delivery);
                if (outcome != null) {
                    return outcome;
                }
            }
        } catch (QmpTimeoutException e) {
            throw new QmpTimeoutException(
                    "job '" + id + "' has not ended within " + Deadlines.text(timeout),
                    e.awaited(),
                    timeout,
                    null,
                    null,
                    false);
        } catch (QmpClosedException e) {
            return new JobOutcome.Disconnected(e);
        }
    }

    private QmpDelivery<RawEvent> next(long deadline) {
        return events.receive(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private @Nullable JobOutcome afterGap(QmpDelivery.Gap<RawEvent> gap) {
        return gap.disconnected()
                ? new JobOutcome.Disconnected(new QmpClosedException(
                        "the connection was lost while job '" + id + "' ran", null, null, null, false))
                : null;
    }

    private @Nullable JobOutcome outcome(String event, JsonNode data) {
        if (event.equals("JOB_STATUS_CHANGE")) {
            return data.path("id").asString("").equals(id)
                    ? ofStatus(data.path("status").asString(""))
                    : null;
        }
        if (!data.path("device").asString("").equals(id)) {
            return null;
        }
        long offset = data.path("offset").asLong(-1);
        long length = data.path("len").asLong(-1);
        if (event.equals("BLOCK_JOB_CANCELLED")) {
            return new JobOutcome.Cancelled(offset, length);
        }
        return data.has("error")
                ? new JobOutcome.Failed(data.path("error").asString(""))
                : new JobOutcome.Completed(offset, length);
    }

    private @Nullable JobOutcome ofStatus(String status) {
        switch (status) {
            case "aborting" -> aborting = true;
            case "concluded", "null" -> {
                Optional<JsonNode> left = concluded();
                // A block job has an event of its own, which says more; it comes before this one.
                if (left.isEmpty()) {
                    return aborting ? new JobOutcome.Failed("") : new JobOutcome.Completed(-1, -1);
                }
                String error = left.get().path("error").asString("");
                long offset = left.get().path("current-progress").asLong(-1);
                long length = left.get().path("total-progress").asLong(-1);
                if (error.equals(CANCELLED)) {
                    return new JobOutcome.Cancelled(offset, length);
                }
                return aborting || !error.isEmpty()
                        ? new JobOutcome.Failed(error)
                        : new JobOutcome.Completed(offset, length);
            }
            default -> {
                // On its way.
            }
        }
        return null;
    }

    /** What the server still knows of the job, which it keeps until it is dismissed unless told otherwise. */
    private Optional<JsonNode> concluded() {
        try {
            for (JsonNode job : client.execute("query-jobs")) {
                if (job.path("id").asString("").equals(id)) {
                    return Optional.of(job);
                }
            }
            return Optional.empty();
        } catch (QmpCommandException e) {
            return Optional.empty();
        }
    }

    /** Ends the watch, not the job. */
    @Override
    public void close() {
        events.close();
    }
}
