package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The jobs that a server simulates. Clients start, query, complete, finalize, dismiss, cancel, pause and resume them
 * with QEMU's commands, unless a user's handler answers these.
 *
 * <pre>{@code
 * server.jobs().onStart(job -> job.progress(512, 1024));
 * // The client under test starts "copy" with blockdev-mirror.
 * server.jobs().job("copy").progress(1024, 1024).ready();
 * // The client sends job-complete, and the job ends.
 * }</pre>
 *
 * <p>A transaction starts the jobs of its actions, independently of each other, and does nothing else. The server
 * reports about jobs what its version reports: before 3.0 only block jobs, without a status. Thread-safe.
 */
public final class SimulatedJobs {
    /** What a command that starts a job starts. */
    private static final Map<String, String> STARTING = Map.of(
            "blockdev-mirror", "mirror",
            "drive-mirror", "mirror",
            "blockdev-backup", "backup",
            "drive-backup", "backup",
            "block-stream", "stream",
            "block-commit", "commit",
            "blockdev-create", "create");

    private final Duration patience;
    private final Supplier<QemuVersion> version;
    private final BiConsumer<String, ObjectNode> events;
    private final Map<String, SimulatedJob> jobs = new LinkedHashMap<>();
    private volatile Consumer<? super SimulatedJob> onStart = job -> {};

    /**
     * Makes no job yet.
     *
     * @param patience how long a job is waited for
     * @param version that of the server
     * @param events sends an event, by name and data
     */
    SimulatedJobs(Duration patience, Supplier<QemuVersion> version, BiConsumer<String, ObjectNode> events) {
        this.patience = patience;
        this.version = version;
        this.events = events;
    }

    /**
     * Starts a mirror, as if by another client.
     *
     * @throws IllegalStateException if there is already a job with this id
     */
    public SimulatedJob mirror(String id) {
        return startHere("mirror", id);
    }

    /**
     * Starts a backup, as if by another client.
     *
     * @throws IllegalStateException if there is already a job with this id
     */
    public SimulatedJob backup(String id) {
        return startHere("backup", id);
    }

    private SimulatedJob startHere(String type, String id) {
        try {
            return start(type, id, true, true);
        } catch (CommandError e) {
            throw new IllegalStateException(e.description(), e);
        }
    }

    /**
     * Sets what each job that starts from now on does first; replaces an earlier setting.
     *
     * @param first called with the running job before the command that has started it is answered
     */
    public SimulatedJobs onStart(Consumer<? super SimulatedJob> first) {
        onStart = first;
        return this;
    }

    /**
     * Returns the job with this id; waits up to 20 seconds if there is none yet.
     *
     * @throws IllegalStateException if none comes
     */
    public SimulatedJob job(String id) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (jobs) {
            while (!jobs.containsKey(id)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException("no job '" + id + "' was started within " + patience);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(jobs, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting for job '" + id + "'", e);
                }
            }
            return Objects.requireNonNull(jobs.get(id));
        }
    }

    /** How the server answers for their sake. */
    Simulation simulation() {
        return new Simulation(this::isKnown, this::answerTo);
    }

    private boolean isKnown(String command) {
        boolean withStatus = SimulatedJob.hasStatus(version.get());
        return switch (command) {
            case "query-block-jobs",
                    "block-job-cancel",
                    "block-job-complete",
                    "block-job-pause",
                    "block-job-resume",
                    "blockdev-mirror",
                    "drive-mirror",
                    "blockdev-backup",
                    "drive-backup",
                    "block-stream",
                    "block-commit",
                    "transaction" -> true;
            case "query-jobs",
                    "job-cancel",
                    "job-complete",
                    "job-dismiss",
                    "job-finalize",
                    "job-pause",
                    "job-resume",
                    "block-job-dismiss",
                    "block-job-finalize",
                    "blockdev-create" -> withStatus;
            default -> false;
        };
    }

    private Simulation.Answer answerTo(ReceivedRequest request) {
        String command = request.command();
        JsonNode arguments = request.arguments();
        if (command.equals("transaction")) {
            for (JsonNode action : arguments.path("actions")) {
                startBy(action.path("type").asString(""), action.path("data"));
            }
            return Simulation.Answer.NOTHING;
        } else if (startBy(command, arguments)) {
            return Simulation.Answer.NOTHING;
        }
        if (command.startsWith("query-")) {
            return Simulation.Answer.of(WireText.of(listed(command.equals("query-jobs"))));
        }
        boolean general = command.startsWith("job-");
        String id = arguments.path(general ? "id" : "device").asString("");
        SimulatedJob job = find(id);
        if (job == null || job.status() == JobStatus.ABSENT) {
            throw general
                    ? new CommandError("Job not found")
                    : new CommandError("DeviceNotActive", "Block job '" + id + "' not found");
        }
        boolean force = general || arguments.path("force").asBoolean(false);
        return new Simulation.Answer("{}", job.obey(command.substring(command.lastIndexOf('-') + 1), force));
    }

    /** Starts a job if that is what a command, or an action of a transaction, does. */
    private boolean startBy(String command, JsonNode arguments) {
        String type = STARTING.get(command);
        if (type == null) {
            return false;
        }
        String device = arguments.path("device").asString("");
        SimulatedJob unused = start(
                type,
                arguments.path("job-id").asString(device),
                arguments.path("auto-finalize").asBoolean(true),
                // Jobs that are not block jobs are kept.
                arguments.path("auto-dismiss").asBoolean(!type.equals("create")));
        return true;
    }

    private @Nullable SimulatedJob find(String id) {
        synchronized (jobs) {
            return jobs.get(id);
        }
    }

    private SimulatedJob start(String type, String id, boolean autoFinalize, boolean autoDismiss) {
        SimulatedJob job = new SimulatedJob(type, id, autoFinalize, autoDismiss, version.get(), events);
        synchronized (jobs) {
            SimulatedJob former = jobs.get(id);
            if (former != null && former.status() != JobStatus.ABSENT) {
                throw new CommandError("Job ID '" + id + "' already in use");
            }
            // Behind those that are there, as servers list them.
            jobs.remove(id);
            jobs.put(id, job.start());
            jobs.notifyAll();
        }
        onStart.accept(job);
        return job;
    }

    private ArrayNode listed(boolean all) {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        synchronized (jobs) {
            for (SimulatedJob job : jobs.values()) {
                ObjectNode description = all ? job.asJob() : job.asBlockJob();
                if (description != null && job.status() != JobStatus.ABSENT) {
                    listed.add(description);
                }
            }
        }
        return listed;
    }
}
