package io.github.qmpcodegen.samples.qmpshell.progress;

import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.samples.qmpshell.progress.ProgressView.Measured;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Watches what a server is busy with, from when something may have started until nothing is going on. What was seen
 * running is reported when it ends.
 */
public final class ProgressWatch implements AutoCloseable {

    private final ActivitySource source;
    private final ProgressView view;
    private final Duration interval;
    private final LongSupplier clock;
    private final Map<String, Started> going = new LinkedHashMap<>();

    /** How block jobs ended, by name, according to their events; a successful job has an empty text. */
    private final Map<String, String> endings = new ConcurrentHashMap<>();

    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "qmp-shell progress");
        thread.setDaemon(true);
        return thread;
    });

    private record Started(Activity last, long since, long from) {}

    /**
     * Creates the watch, which does nothing until something may have started.
     *
     * @param server the server to query
     * @param known what the server understands
     * @param view shows the result
     * @param interval the time between two queries
     */
    public ProgressWatch(Server server, Supplier<ServerInterface> known, ProgressView view, Duration interval) {
        source = new ActivitySource(server, known);
        this.view = view;
        this.interval = interval;
        clock = System::nanoTime;
    }

    /** Called when something may have started. */
    public void look() {
        schedule(0);
    }

    /** Takes an event that may be about a job or a migration. Thread-safe. */
    public void take(QmpEvent event) {
        JsonNode data = event.toJson();
        switch (event.qmpName()) {
            case "BLOCK_JOB_COMPLETED" ->
                endings.put(
                        data.path("device").asString(""),
                        data.has("error") ? "failed: " + data.path("error").asString("") : "completed");
            case "BLOCK_JOB_CANCELLED" -> endings.put(data.path("device").asString(""), "cancelled");
            case "JOB_STATUS_CHANGE", "MIGRATION" -> {
                // Reason enough to look.
            }
            default -> {
                return;
            }
        }
        look();
    }

    private void schedule(long delay) {
        if (scheduled.compareAndSet(false, true)) {
            Future<?> unused = executor.schedule(this::lookNow, delay, TimeUnit.MILLISECONDS);
        }
    }

    private void lookNow() {
        scheduled.set(false);
        update(source.activities());
        if (!going.isEmpty()) {
            schedule(interval.toMillis());
        }
    }

    private void update(List<Activity> activities) {
        Map<String, Activity> seen = new LinkedHashMap<>();
        activities.forEach(activity -> seen.put(activity.title(), activity));
        for (String title : List.copyOf(going.keySet())) {
            Activity now = seen.get(title);
            if (now == null || !ActivitySource.goesOn(now)) {
                Started started = Objects.requireNonNull(going.remove(title));
                view.ended(
                        now == null ? started.last() : now,
                        outcome(now, started.last().id()));
            }
        }
        List<Measured> shown = new ArrayList<>();
        seen.forEach((title, activity) -> {
            if (ActivitySource.goesOn(activity)) {
                shown.add(measured(title, activity));
            }
        });
        view.show(shown);
    }

    private Measured measured(String title, Activity activity) {
        long now = clock.getAsLong();
        Started begun = going.get(title);
        // Work that has begun anew is measured anew.
        Started started = begun == null || activity.current() < begun.from()
                ? new Started(activity, now, activity.current())
                : new Started(activity, begun.since(), begun.from());
        going.put(title, started);
        long nanos = now - started.since();
        return new Measured(
                activity,
                nanos <= 0 ? 0 : (activity.current() - started.from()) * (double) TimeUnit.SECONDS.toNanos(1) / nanos);
    }

    private String outcome(@Nullable Activity ended, String id) {
        String ending = endings.remove(id);
        if (ending != null) {
            return ending;
        }
        if (ended == null) {
            return "ended";
        }
        if (!ended.error().isEmpty()) {
            return "failed: " + ended.error();
        }
        return ended.status().equals("concluded") ? "completed" : ended.status();
    }

    /** Ends the watch. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
