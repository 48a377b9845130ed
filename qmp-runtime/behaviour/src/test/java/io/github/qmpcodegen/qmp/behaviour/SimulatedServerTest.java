package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobException;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.server.SimulatedJob;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jobs and devices that a server makes believe to have are followed as real ones, whatever the order of things. */
@Timeout(120)
class SimulatedServerTest {
    private static final QmpOptions RECONNECTING = QmpOptions.builder()
            .reconnect(new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(10)))
            .build();

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket().serve();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static ObjectNode start(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job-id", id)
                .put("device", "disk0")
                .put("target", "disk1")
                .put("sync", "full");
    }

    @Test
    void aMirrorIsFollowedToItsEnd() {
        server.jobs().onStart(job -> job.progress(9, 9).ready());
        try (QmpClient client = server.connect();
                Job copy = client.job("copy")) {
            client.execute("blockdev-mirror", start("copy"));
            copy.awaitReady(LONG);
            copy.complete(LONG);
            assertEquals(new JobOutcome.Completed(9, 9), copy.awaitEnd(LONG));
            assertEquals(JobStatus.ABSENT, copy.status(LONG));
        }
    }

    @Test
    void aMirrorFailsBeforeItIsReady() {
        server.jobs();
        try (QmpClient client = server.connect();
                Job copy = client.job("copy")) {
            client.execute("blockdev-mirror", start("copy"));
            server.jobs().job("copy").progress(1, 9).fail("No space left on device");
            JobException e = assertThrows(JobException.class, () -> copy.awaitReady(LONG));
            assertEquals(new JobOutcome.Failed("No space left on device"), e.outcome());
        }
    }

    @Test
    void aBackupIsFinalizedAndDismissed() {
        server.jobs().onStart(job -> job.progress(9, 9).end());
        try (QmpClient client = server.connect();
                Job backup = client.job("backup")) {
            client.execute(
                    "blockdev-backup",
                    start("backup").put("auto-finalize", false).put("auto-dismiss", false));
            backup.awaitPending(LONG);
            assertEquals(new JobOutcome.Unfinished(JobStatus.PENDING), backup.awaitEnd(SHORT));
            backup.finalizeJob(LONG);
            assertEquals(new JobOutcome.Completed(9, 9), backup.awaitEnd(LONG));
            assertEquals(JobStatus.CONCLUDED, backup.status(LONG));
            backup.dismiss(LONG);
            assertEquals(JobStatus.ABSENT, backup.status(LONG));
        }
    }

    @Test
    void aTransactionStartsTheJobsOfItsActions() {
        server.jobs();
        ObjectNode transaction = JsonNodeFactory.instance.objectNode();
        transaction
                .putArray("actions")
                .add(action("blockdev-backup", start("first")))
                .add(action("abort", JsonNodeFactory.instance.objectNode()))
                .add(action("blockdev-backup", start("second").put("auto-finalize", false)));
        try (QmpClient client = server.connect();
                Job first = client.job("first");
                Job second = client.job("second")) {
            client.execute("transaction", transaction);
            server.jobs().job("first").end();
            assertInstanceOf(JobOutcome.Completed.class, first.awaitEnd(LONG));
            server.jobs().job("second").end();
            second.awaitPending(LONG);
        }
    }

    private static ObjectNode action(String type, ObjectNode data) {
        ObjectNode action = JsonNodeFactory.instance.objectNode().put("type", type);
        action.set("data", data);
        return action;
    }

    @Test
    void idsAreInUseOnceAndVerbsHaveTheirStates() {
        server.jobs().mirror("copy");
        try (QmpClient client = server.connect();
                Job copy = client.job("copy")) {
            QmpCommandException twice =
                    assertThrows(QmpCommandException.class, () -> client.execute("blockdev-mirror", start("copy")));
            assertEquals("Job ID 'copy' already in use", twice.description());
            QmpCommandException early = assertThrows(QmpCommandException.class, () -> copy.complete(LONG));
            assertEquals("Job 'copy' in state 'running' cannot accept command verb 'complete'", early.description());
            copy.cancel(LONG);
            assertInstanceOf(JobOutcome.Cancelled.class, copy.awaitEnd(LONG));
        }
    }

    /** An old server has block jobs only, and no word for their status. */
    @Test
    void anOldServerIsFollowedToo() {
        server.version(1, 4, 2).jobs().onStart(job -> job.progress(9, 9).ready());
        try (QmpClient client = server.connect();
                Job copy = client.job("virtio0");
                Job late = client.job("virtio0")) {
            ObjectNode arguments = start("");
            arguments.remove("job-id");
            client.execute("drive-mirror", arguments.put("device", "virtio0"));
            copy.awaitReady(LONG);
            late.awaitReady(LONG);
            assertEquals(new JobOutcome.Unfinished(JobStatus.READY), late.awaitEnd(SHORT));
            copy.complete(LONG);
            assertEquals(new JobOutcome.Completed(9, 9), copy.awaitEnd(LONG));
            assertEquals(new JobOutcome.Completed(9, 9), late.awaitEnd(LONG));
        }
    }

    @Test
    void devicesGoAreKeptOrRefused() {
        server.devices().plug("card");
        try (QmpClient client = server.connect();
                Device card = client.device("card");
                Device memory = client.device("dimm0")) {
            server.devices().onRemoval(id -> {});
            assertEquals(new DeviceOutcome.Unfinished(), card.unplug(SHORT));
            server.devices().onRemoval(id -> server.devices().refuse(id, null));
            assertEquals(new DeviceOutcome.Refused(""), card.unplug(LONG));
            server.devices().onRemoval(server.devices()::release);
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/card"), card.unplug(LONG));

            assertEquals(
                    new DeviceOutcome.Plugged(), memory.plug("pc-dimm", JsonNodeFactory.instance.objectNode(), LONG));
            for (int i = 0; i < 20; i++) {
                server.devices().onRemoval(id -> server.devices().refuse(id, "in use"));
                assertEquals(new DeviceOutcome.Refused("in use"), memory.unplug(LONG));
            }
            server.devices().onRemoval(server.devices()::release);
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/dimm0"), memory.unplug(LONG));
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/dimm0"), memory.unplug(LONG));
        }
    }

    /** A server before 1.5, which has no event. */
    @Test
    void aDeviceOfAnOldServerGoes() {
        server.version(1, 2, 2).devices().plug("card");
        try (QmpClient client = server.connect();
                Device card = client.device("card")) {
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/card"), card.unplug(LONG));
        }
    }

    /** The steps of a job's life, of which each is done when the one before it is. */
    private static List<Runnable> life(SimulatedJobsOf jobs, String how, boolean autoFinalize, boolean autoDismiss) {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> jobs.start(autoFinalize, autoDismiss));
        steps.add(() -> jobs.job().progress(1, 9));
        switch (how) {
            case "complete" -> {
                steps.add(() -> jobs.job().progress(9, 9).ready());
                steps.add(() -> jobs.tell("job-complete"));
            }
            case "end" -> steps.add(() -> jobs.job().progress(9, 9).end());
            case "fail" -> steps.add(() -> jobs.job().fail("no room"));
            case "fail ready" -> {
                steps.add(() -> jobs.job().progress(9, 9).ready());
                steps.add(() -> jobs.job().fail("no room"));
            }
            default -> steps.add(() -> jobs.tell("job-cancel"));
        }
        if (!autoFinalize && (how.equals("complete") || how.equals("end"))) {
            steps.add(() -> jobs.tell("job-finalize"));
        }
        return steps;
    }

    /** A job, driven by another client than the one that follows it. */
    private record SimulatedJobsOf(FakeQmpServer server, QmpClient other) {
        SimulatedJob job() {
            return server.jobs().job("job0");
        }

        void start(boolean autoFinalize, boolean autoDismiss) {
            other.execute(
                    "blockdev-mirror",
                    SimulatedServerTest.start("job0")
                            .put("auto-finalize", autoFinalize)
                            .put("auto-dismiss", autoDismiss));
        }

        void tell(String command) {
            other.execute(command, JsonNodeFactory.instance.objectNode().put("id", "job0"));
        }
    }

    private static JobOutcome expected(String how) {
        return switch (how) {
            case "complete", "end" -> new JobOutcome.Completed(9, 9);
            case "fail", "fail ready" -> new JobOutcome.Failed("no room");
            default -> new JobOutcome.Cancelled(1, 9);
        };
    }

    /**
     * Every life of a job, followed from before each of its steps, and after the last; with the connection as it is, or cut
     * before each of the steps, or cut while several steps go by.
     */
    @TestFactory
    Stream<DynamicTest> whateverTheMoment() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String how : List.of("complete", "end", "fail", "fail ready", "cancel")) {
            for (boolean autoFinalize : List.of(true, false)) {
                for (boolean autoDismiss : List.of(true, false)) {
                    int steps = steps(how, autoFinalize);
                    for (int followed = 0; followed <= steps; followed++) {
                        for (int cut = -1; cut < steps; cut++) {
                            Moment moment = new Moment(how, autoFinalize, autoDismiss, followed, cut);
                            tests.add(DynamicTest.dynamicTest(moment.toString(), () -> follow(moment)));
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    private static int steps(String how, boolean autoFinalize) {
        boolean ready = how.equals("complete") || how.equals("fail ready");
        boolean done = how.equals("complete") || how.equals("end");
        return 3 + (ready ? 1 : 0) + (done && !autoFinalize ? 1 : 0);
    }

    /**
     * What happens when.
     *
     * @param how the life of the job
     * @param followed before which of its steps the job is followed
     * @param cut which step happens while the connection is cut; -1 for none
     */
    private record Moment(String how, boolean autoFinalize, boolean autoDismiss, int followed, int cut) {}

    private static void follow(Moment moment) throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket().serve()) {
            server.jobs();
            try (QmpClient client = QmpClient.connect(server.address(), RECONNECTING)) {
                ServerConnection first = server.connections().get(0);
                try (QmpClient other = server.connect()) {
                    List<Runnable> steps = life(
                            new SimulatedJobsOf(server, other),
                            moment.how(),
                            moment.autoFinalize(),
                            moment.autoDismiss());
                    assertEquals(steps(moment.how(), moment.autoFinalize()), steps.size());
                    Job job = null;
                    CompletableFuture<JobOutcome> outcome = null;
                    for (int step = 0; step <= steps.size(); step++) {
                        if (step == moment.followed()) {
                            Job made = client.job("job0");
                            job = made;
                            if (step > 0) {
                                // So that it has been there as far as is known here.
                                made.status(LONG);
                            }
                            Duration patience = canBeKnown(moment, steps.size()) ? LONG : SHORT;
                            outcome = Clients.inBackground(() -> made.awaitEnd(patience));
                        }
                        if (step == moment.cut()) {
                            first.close();
                        }
                        if (step < steps.size()) {
                            steps.get(step).run();
                        }
                    }
                    assertNotNull(outcome);
                    assertNotNull(job);
                    JobOutcome told = outcome.join();
                    boolean dismissed =
                            moment.autoDismiss() && (moment.cut() >= 0 || moment.followed() == steps.size());
                    boolean unknown = told instanceof JobOutcome.Vanished
                            || (!canBeKnown(moment, steps.size())
                                    && (told instanceof JobOutcome.Unfinished
                                            || told instanceof JobOutcome.ConnectionLost));
                    // What came while there was no connection is lost, and what was dismissed cannot be asked for.
                    if (!dismissed || !unknown) {
                        assertEquals(expected(moment.how()), told);
                    }
                    job.close();
                }
            }
        }
    }

    /** Whether the end, or that it cannot be known, will be known before the deadline. */
    private static boolean canBeKnown(Moment moment, int steps) {
        boolean seen = moment.followed() > 0 && moment.followed() < steps;
        return !moment.autoDismiss() || seen || (moment.followed() == 0 && moment.cut() < 0);
    }

    /** What a mirror's end looks like on the wire: as of QEMU 5.2 to 11.1. */
    @Test
    void eventsComeInQemusOrder() {
        server.jobs().onStart(job -> job.progress(9, 9).ready());
        try (QmpClient client = server.connect();
                QmpSubscription<QmpEvent> events = client.subscribe()) {
            client.execute("blockdev-mirror", start("copy"));
            client.execute("job-complete", JsonNodeFactory.instance.objectNode().put("id", "copy"));
            List<String> told = IntStream.range(0, 8)
                    .mapToObj(i -> (RawEvent) ((QmpDelivery.Received<QmpEvent>) events.receive(LONG)).event())
                    .map(event ->
                            event.qmpName() + " " + event.data().path("status").asString("-"))
                    .toList();
            assertEquals(
                    List.of(
                            "JOB_STATUS_CHANGE created",
                            "JOB_STATUS_CHANGE running",
                            "JOB_STATUS_CHANGE ready",
                            "BLOCK_JOB_READY -",
                            "JOB_STATUS_CHANGE waiting",
                            "JOB_STATUS_CHANGE pending",
                            "BLOCK_JOB_COMPLETED -",
                            "JOB_STATUS_CHANGE concluded"),
                    told);
        }
    }
}
