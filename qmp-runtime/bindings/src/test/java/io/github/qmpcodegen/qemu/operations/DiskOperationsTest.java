package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.SocketAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.server.SimulatedJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The operations on disks, with each of their steps going wrong in turn, and by the commands of each release. */
@Timeout(120)
class DiskOperationsTest {

    /** What is done, to a machine of which the first disk has a bitmap "old". */
    private enum What {
        FULL_BACKUP,
        INCREMENTAL_BACKUP,
        MIRROR,
        SNAPSHOT,
        COMMIT,
        COMMIT_BELOW;

        Operation<?> begin(QmpClient client) {
            Operations machine = Operations.of(client);
            return switch (this) {
                case FULL_BACKUP ->
                    machine.backup(BackupRequest.builder()
                            .disk("disk0", CopyTarget.file("/new/0"))
                            .disk("disk1", CopyTarget.nbd(SocketAddress.unix(unix -> unix.path("/nbd")), "disk1"))
                            .bitmap("changes")
                            .build());
                case INCREMENTAL_BACKUP ->
                    machine.backup(BackupRequest.builder()
                            .disk("disk0", CopyTarget.file("/new/0", "/old/0"))
                            .bitmap("old")
                            .incremental()
                            .build());
                case MIRROR ->
                    machine.mirror(MirrorRequest.builder("disk0", CopyTarget.file("/new/0"))
                            .build());
                case SNAPSHOT ->
                    machine.snapshot(SnapshotRequest.builder()
                            .disk("disk0", "/new/0")
                            .disk("disk1", "/new/1")
                            .build());
                case COMMIT ->
                    machine.commit(CommitRequest.builder("disk1")
                            .top("disk1")
                            .base("disk0")
                            .build());
                case COMMIT_BELOW ->
                    machine.commit(CommitRequest.builder("disk1")
                            .top("middle")
                            .base("disk0")
                            .build());
            };
        }
    }

    private static QmpClient connect(FakeDisks machine, boolean again) {
        QmpOptions.Builder options = QmpOptions.builder().registry(new QemuRegistry());
        if (again) {
            options.reconnect(new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20)));
        }
        return QmpClient.connect(machine.server.address(), options.build());
    }

    private static Set<Remnant> jobs(FakeDisks machine) {
        Set<Remnant> jobs = new HashSet<>();
        try (QmpClient client = connect(machine, false)) {
            client.execute("query-jobs")
                    .forEach(job -> jobs.add(
                            new Remnant(Remnant.Kind.JOB, job.path("id").asString(""))));
        }
        return jobs;
    }

    /** The steps of an operation: the commands that it sends, in order, but for the questions after jobs. */
    private static List<String> steps(What what, FakeDisks machine, QmpClient client) {
        Outcome<?> end = what.begin(client).await();
        assertInstanceOf(Outcome.Completed.class, end, end::toString);
        assertEquals(List.of(), end.remnants());
        assertEquals(Set.of(), jobs(machine));
        // Whether events or answers tell first how a job stands is a matter of chance.
        return machine.sent().stream()
                .filter(command -> !command.equals("query-jobs"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentIsWhatTheReleaseTakes(What what) {
        Map<String, List<String>> releases = new HashMap<>();
        for (String release : List.of("4.2", "5.0", "6.0", "6.2", "7.2", "9.0", "11.0")) {
            try (FakeDisks machine = new FakeDisks(release);
                    QmpClient client = connect(machine, false)) {
                releases.put(release, steps(what, machine, client));
            }
        }
        releases.forEach((release, steps) -> assertEquals(releases.get("7.2"), steps, release));
    }

    @ParameterizedTest
    @CsvSource({
        "FULL_BACKUP, 4.0, transaction: 'actions[0].data.bitmap-mode' is unknown (in QEMU 4.2 and later)",
        "FULL_BACKUP, 2.12, transaction: 'actions[0].data.bitmap' is unknown (in QEMU 4.0 and later)",
        "INCREMENTAL_BACKUP, 3.0, transaction: 'actions[0].data.bitmap' is unknown (in QEMU 4.0 and later)",
        "MIRROR, 3.0, blockdev-mirror: 'auto-dismiss' is unknown (in QEMU 4.0 and later)",
        "SNAPSHOT, 3.0, block-commit: 'base-node' is unknown (in QEMU 4.0 and later)",
        "COMMIT, 3.0, block-commit: 'base-node' is unknown (in QEMU 4.0 and later)"
    })
    void whatAReleaseLacksIsToldBeforeAnythingIsDone(What what, String release, String told) {
        try (FakeDisks machine = new FakeDisks(release);
                QmpClient client = connect(machine, false)) {
            Outcome<?> end = what.begin(client).await();
            Outcome.Unsupported<?> unsupported = assertInstanceOf(Outcome.Unsupported.class, end, end::toString);
            assertTrue(unsupported.lacks().contains(told), unsupported::lacks);
            assertTrue(machine.sent().stream().allMatch(command -> command.startsWith("query-")));
        }
    }

    /** What goes wrong with a step. */
    private enum Wrong {
        REFUSED,
        ALL_REFUSED_FROM_THEN_ON,
        CANCELLED,
        CUT_BEFORE,
        CUT_AFTER,
        LOST_BEFORE,
        LOST_AFTER
    }

    static Stream<Arguments> all() {
        return Stream.of(What.values())
                .flatMap(what -> Stream.of(Wrong.values()).map(wrong -> Arguments.of(what, wrong)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whicheverStepGoesWrongNothingIsLeftBehindUntold(What what, Wrong wrong) {
        boolean again = wrong != Wrong.LOST_BEFORE && wrong != Wrong.LOST_AFTER;
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, again)) {
            List<String> steps = steps(what, machine, client);
            Set<Remnant.Kind> wanted = kinds(machine.made());
            Map<String, Integer> numbers = new HashMap<>();
            int decisive = Math.max(
                    steps.indexOf(what == What.SNAPSHOT ? "transaction" : "job-finalize"),
                    steps.indexOf("job-complete"));
            for (int i = 0; i < steps.size(); i++) {
                String step = steps.get(i);
                int number = numbers.merge(step, 1, Integer::sum);
                Set<Remnant> before = jobs(machine);
                machine.renew();
                Outcome<?> end;
                try (QmpClient own = connect(machine, again)) {
                    end = run(what, wrong, machine, again ? client : own, step, number);
                }
                machine.goRight();
                String told = wrong + " " + number + ". " + step + ": " + end;
                Set<Remnant> left = machine.made();
                left.addAll(jobs(machine));
                left.removeAll(before);
                check(wrong, end, left, wanted, told);
                if (wrong == Wrong.CANCELLED && i < decisive) {
                    assertInstanceOf(Outcome.Cancelled.class, end, told);
                }
            }
        }
    }

    @Test
    void whatIsDoneBeforeItCouldBeCancelledIsDone() {
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.server.jobs().onStart(job -> job.progress(100, 100).end());
            Outcome<?> end = run(What.COMMIT_BELOW, Wrong.CANCELLED, machine, client, "block-commit", 1);
            assertEquals(new Outcome.Completed<>(new CommitResult(100), List.of()), end);
            assertEquals(Set.of(), jobs(machine));
        }
    }

    /** Before QEMU 6.2, a job that is cancelled when it is ready may complete, but has no effect. */
    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "COMMIT"})
    void aJobThatCompletesBecauseItIsCancelledHasNoEffect(What what) {
        try (FakeDisks machine = new FakeDisks("5.2");
                QmpClient client = connect(machine, false)) {
            machine.server.jobs().onStart(FakeDisks::beginAndEnd);
            String start = what == What.MIRROR ? "blockdev-mirror" : "block-commit";
            Outcome<?> end = run(what, Wrong.CANCELLED, machine, client, start, 1);
            assertInstanceOf(Outcome.Cancelled.class, end, end::toString);
            assertEquals(Set.of(), jobs(machine));
            assertEquals(Set.of(), machine.made());

            end = what.begin(client).await();
            assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertTrue(end.toString().contains("somebody else"), end::toString);
            assertEquals(Set.of(), machine.made());
        }
    }

    /** What it has made is the machine's disk by then, and nothing to be removed. */
    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "CANCELLED"})
    void aMirrorThatSomebodyElseCompletesIsComplete(Wrong wrong) {
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.haveMirrorsCompleted();
            // Nothing sends what would be refused.
            String last = wrong == Wrong.CANCELLED ? "blockdev-mirror" : "job-complete";
            Outcome<?> end = run(What.MIRROR, wrong, machine, client, last, 1);
            MirrorResult result = assertInstanceOf(
                    MirrorResult.class,
                    assertInstanceOf(Outcome.Completed.class, end, end::toString)
                            .result());
            assertEquals(List.of(), end.remnants());
            assertTrue(machine.made().contains(new Remnant(Remnant.Kind.NODE, result.node())));
            assertEquals(Set.of(), jobs(machine));
        }
    }

    @Test
    void aFileThatCouldNotBeCreatedIsNotOurs() {
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.server.jobs().onStart(job -> job.fail("Failed to get \"write\" lock"));
            Course course = new Course(client, Duration.ofMinutes(1));
            MirrorRequest request =
                    MirrorRequest.builder("disk0", CopyTarget.file("/new/0")).build();
            Outcome<MirrorResult> end = course.run(new Mirror(request)::run);
            assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertEquals(List.of(), end.remnants());
        }
    }

    /** A creation cannot be cancelled, and up to QEMU 7.2 at least nothing may come beside it. */
    @Test
    void nothingIsSentBesideACreationThatIsGivenUp() throws Exception {
        BlockingQueue<SimulatedJob> creations = new LinkedBlockingQueue<>();
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.server.jobs().onStart(creations::add);
            Operation<MirrorResult> mirror = Operations.of(client)
                    .mirror(MirrorRequest.builder("disk0", CopyTarget.file("/new/0"))
                            .build());
            SimulatedJob creation = creations.take();
            mirror.cancel();
            CompletableFuture<JsonNode> other = client.call("query-block").executeAsync();
            assertThrows(TimeoutException.class, () -> other.get(200, TimeUnit.MILLISECONDS));
            assertFalse(mirror.outcome().isDone());
            creation.end();
            other.get(20, TimeUnit.SECONDS);
            assertInstanceOf(Outcome.Cancelled.class, mirror.await());
            assertEquals(Set.of(), machine.made());
            assertEquals(Set.of(), jobs(machine));
        }
    }

    @Test
    void aMirrorThatTheGuestKeepsFromCompletingIsGivenUp() {
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.server.on("job-complete", request -> "{}");
            Course course = new Course(client, Duration.ofMinutes(1), Duration.ofMillis(600));
            MirrorRequest request =
                    MirrorRequest.builder("disk0", CopyTarget.file("/new/0")).build();
            Outcome<MirrorResult> end = course.run(new Mirror(request)::run);
            Outcome.Unfinished<?> late = assertInstanceOf(Outcome.Unfinished.class, end, end::toString);
            assertTrue(late.waitedFor().contains("the guest's writing"), late::waitedFor);
            assertEquals(List.of(new Remnant(Remnant.Kind.FILE, "/new/0")), end.remnants());
            assertEquals(Set.of(), machine.made());
            assertEquals(Set.of(), jobs(machine));
        }
    }

    private static Set<Remnant.Kind> kinds(Set<Remnant> remnants) {
        return remnants.stream().map(Remnant::kind).collect(Collectors.toSet());
    }

    private static void check(Wrong wrong, Outcome<?> end, Set<Remnant> left, Set<Remnant.Kind> wanted, String told) {
        Set<Remnant> named = new HashSet<>(end.remnants());
        left.removeAll(named);
        if (end instanceof Outcome.Completed) {
            assertEquals(wanted, kinds(left), told);
        } else {
            assertEquals(Set.of(), left, told);
        }
        boolean alone = named.stream().allMatch(each -> each.kind() == Remnant.Kind.FILE);
        switch (wrong) {
            case REFUSED, ALL_REFUSED_FROM_THEN_ON ->
                assertTrue(end instanceof Outcome.Failed || end instanceof Outcome.Completed, told);
            case CANCELLED ->
                assertTrue(alone && (end instanceof Outcome.Cancelled || end instanceof Outcome.Completed), told);
            case CUT_BEFORE, CUT_AFTER -> {
                assertInstanceOf(Outcome.Completed.class, end, told);
                assertEquals(Set.of(), named, told);
            }
            // What is done has nothing left to do but to have its job forgotten.
            case LOST_BEFORE, LOST_AFTER ->
                assertTrue(
                        end instanceof Outcome.ConnectionLost
                                || (end instanceof Outcome.Completed
                                        && kinds(named).equals(Set.of(Remnant.Kind.JOB))),
                        told);
        }
    }

    private static Outcome<?> run(
            What what, Wrong wrong, FakeDisks machine, QmpClient client, String step, int number) {
        CompletableFuture<Operation<?>> operation = new CompletableFuture<>();
        AtomicInteger answered = new AtomicInteger();
        if (wrong == Wrong.CUT_AFTER || wrong == Wrong.LOST_AFTER) {
            machine.server.fault(step, (connection, message) -> {
                if (answered.incrementAndGet() == number) {
                    connection.close();
                } else {
                    connection.sendBytes(message);
                }
            });
        }
        AtomicBoolean refusing = new AtomicBoolean();
        machine.before((command, count) -> {
            boolean now = command.equals(step) && count == number;
            if (now && wrong == Wrong.CANCELLED) {
                operation.join().cancel();
            } else if (now && (wrong == Wrong.CUT_BEFORE || wrong == Wrong.LOST_BEFORE)) {
                machine.server.connections().forEach(ServerConnection::close);
                throw new CommandError("the connection was cut");
            } else if (refusing.get() || (now && wrong == Wrong.REFUSED)) {
                throw new CommandError("refused for the sake of this test");
            } else if (now && wrong == Wrong.ALL_REFUSED_FROM_THEN_ON) {
                refusing.set(true);
                throw new CommandError("refused for the sake of this test");
            }
        });
        operation.complete(what.begin(client));
        return operation.join().await();
    }

    @Test
    void anOverlayIsNotPutOnAFilter() {
        try (FakeDisks machine = new FakeDisks("7.2");
                QmpClient client = connect(machine, false)) {
            machine.server.on("query-named-block-nodes", request -> """
                    [{"node-name": "disk0", "drv": "throttle", "ro": false, "encrypted": false,
                      "image": {"filename": "json:{}", "format": "throttle", "virtual-size": 1}}]
                    """);
            Outcome<?> end = Operations.of(client)
                    .snapshot(SnapshotRequest.builder().disk("disk0", "/new").build())
                    .await();
            assertTrue(end.toString().contains("'disk0' is a throttle filter"), end::toString);
            assertEquals(Set.of(), machine.made());
        }
    }

    @Test
    void twoDisksHaveTargetsOfTheirOwn() {
        SnapshotRequest.Builder snapshot =
                SnapshotRequest.builder().disk("disk0", "/new").disk("disk1", "/new");
        assertThrows(IllegalArgumentException.class, snapshot::build);
        BackupRequest.Builder backup =
                BackupRequest.builder().disk("disk0", CopyTarget.file("/new")).disk("disk1", CopyTarget.file("/new"));
        assertThrows(IllegalArgumentException.class, backup::build);
    }

    @Test
    void anEmptyPathIsRefused() {
        SnapshotRequest.Builder request = SnapshotRequest.builder();
        assertThrows(IllegalArgumentException.class, () -> request.disk("disk", ""));
        assertThrows(IllegalArgumentException.class, () -> CopyTarget.file(""));
        assertThrows(IllegalArgumentException.class, () -> MigrationTarget.file(""));
        assertThrows(IllegalArgumentException.class, () -> CopyTarget.file("/new.qcow2", ""));
    }
}
