package io.github.qmpcodegen.samples.qmpshell.progress;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.JobInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.MigrationInfo;
import io.github.qmpcodegen.samples.qmpshell.qmp.MigrationRam;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryBlockJobsRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryJobsRequest;
import io.github.qmpcodegen.samples.qmpshell.qmp.QueryMigrateRequest;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks a server what it is busy with. */
final class ActivitySource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String MIGRATION = "migration";

    /** The states of a migration in which nothing moves. */
    private static final Set<String> AT_REST = Set.of("", "none", "completed", "failed", "cancelled", "colo");

    private static final Set<String> ENDED = Set.of("concluded", "null");

    private final Server server;
    private final Supplier<ServerInterface> known;

    ActivitySource(Server server, Supplier<ServerInterface> known) {
        this.server = server;
        this.known = known;
    }

    /** Everything that the server has to say of jobs and a migration, what has ended among it. */
    List<Activity> activities() {
        return Stream.concat(jobs(), migration().stream()).toList();
    }

    /** Whether an activity goes on. */
    static boolean goesOn(Activity activity) {
        return activity.kind().equals(MIGRATION)
                ? !AT_REST.contains(activity.status())
                : !ENDED.contains(activity.status());
    }

    private Stream<Activity> jobs() {
        if (known.get().commandNames().contains("query-jobs")) {
            return ask(new QueryJobsRequest()).stream().flatMap(List::stream).map(ActivitySource::job);
        }
        return known.get().commandNames().contains("query-block-jobs")
                ? ask(new QueryBlockJobsRequest()).stream()
                        .flatMap(List::stream)
                        .map(job -> new Activity(job.device(), job.type(), "running", job.offset(), job.len(), ""))
                : Stream.empty();
    }

    private static Activity job(JobInfo job) {
        return new Activity(
                job.id(),
                job.type(),
                job.status(),
                job.currentProgress(),
                job.totalProgress(),
                Objects.requireNonNullElse(job.error(), ""));
    }

    private Optional<Activity> migration() {
        return known.get().commandNames().contains("query-migrate")
                ? ask(new QueryMigrateRequest()).map(ActivitySource::migration)
                : Optional.empty();
    }

    private static Activity migration(MigrationInfo info) {
        MigrationRam ram = info.ram();
        return new Activity(
                MIGRATION,
                MIGRATION,
                Objects.requireNonNullElse(info.status(), ""),
                ram == null ? 0 : ram.total() - ram.remaining(),
                ram == null ? 0 : ram.total(),
                Objects.requireNonNullElse(info.errorDesc(), ""));
    }

    private <R> Optional<R> ask(QmpRequest<R> request) {
        try {
            return Optional.of(server.ask(request, PATIENCE));
        } catch (QmpException e) {
            return Optional.empty();
        }
    }
}
