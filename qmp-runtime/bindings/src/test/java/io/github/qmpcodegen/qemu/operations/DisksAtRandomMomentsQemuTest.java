package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.DiskMachine.completed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.SocketFolder;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operations on disks of a real machine to which something happens, at whatever moment. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(600)
class DisksAtRandomMomentsQemuTest {
    private static final String BITMAP = "changes";

    /** Longer than an operation takes, so that some are done before; the others come to all of its steps. */
    private static final int LATEST = 250_000_000;

    @TempDir
    private Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static BackupRequest.Builder full(Path file) {
        return BackupRequest.builder()
                .disk("disk0", CopyTarget.file(file.toString()))
                .bitmap(BITMAP)
                .persistent();
    }

    private static BackupRequest incremental(Path file, Path before) {
        return BackupRequest.builder()
                .disk("disk0", CopyTarget.file(file.toString(), before.toString()))
                .bitmap(BITMAP)
                .incremental()
                .speed(16 << 20)
                .build();
    }

    private long momentPasses() {
        long nanos = random.nextInt(LATEST);
        long moment = System.nanoTime() + nanos;
        while (System.nanoTime() < moment) {
            Thread.onSpinWait();
        }
        return nanos;
    }

    @Test
    void aMachineThatIsKilledHasBackedUpOrHasNot() throws Exception {
        kill(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesAMachineThatIsKilledHasBackedUpOrHasNot() throws Exception {
        kill(50);
    }

    private void kill(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Path run = Files.createDirectory(folder.resolve("run" + i));
            Path full = run.resolve("full");
            Path next = run.resolve("next");
            byte[] content;
            try (DiskMachine machine = DiskMachine.start(run, 1)) {
                DiskWriter writer = new DiskWriter(machine, 1, seed + i);
                writer.write();
                BackupResult unused =
                        completed(machine.operations().backup(full(full).build()));
                for (int j = 0; j < 20; j++) {
                    writer.write();
                }
                content = writer.content(writer.begun())[0];
                Operation<BackupResult> backup = machine.operations().backup(incremental(next, full));
                long nanos = momentPasses();
                machine.process().handle().destroyForcibly();
                Outcome<BackupResult> end = backup.await();
                String told = "killed after " + nanos + " ns, seed " + seed + ": " + end;
                if (end instanceof Outcome.Completed<BackupResult> done) {
                    assertEquals(List.of(), done.remnants(), told);
                    QemuImg.assertContent(content, next);
                } else {
                    assertInstanceOf(Outcome.ConnectionLost.class, end, told);
                    Remnant file = new Remnant(Remnant.Kind.FILE, next.toString());
                    assertTrue(Files.notExists(next) || end.remnants().contains(file), told);
                }
            }
            backUpAgain(run, full);
        }
    }

    /** That the bitmap was not saved is found out. */
    private void backUpAgain(Path run, Path full) {
        try (DiskMachine machine = DiskMachine.start(run, 1)) {
            Outcome<BackupResult> early = machine.operations()
                    .backup(incremental(run.resolve("early"), full))
                    .await();
            Outcome.Failed<?> told = assertInstanceOf(Outcome.Failed.class, early, early::toString);
            assertTrue(told.reason().endsWith(": make a full backup"), told::reason);
            BackupResult unused = completed(
                    machine.operations().backup(full(run.resolve("anew")).build()));
            machine.assertNothingLeft();
        }
        QemuImg.run(
                "compare",
                run.resolve("anew").toString(),
                run.resolve("disk0.qcow2").toString());
    }

    @Test
    void whereTheServerOfTheTargetIsKilledTheChangesAreStillKnown() throws Exception {
        killTarget(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesWhereTheServerOfTheTargetIsKilledTheChangesAreStillKnown() throws Exception {
        killTarget(50);
    }

    private void killTarget(int times) throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            DiskWriter writer = new DiskWriter(machine, 1, seed);
            Path last = folder.resolve("full");
            BackupResult unused =
                    completed(machine.operations().backup(full(last).build()));
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < 20; j++) {
                    writer.write();
                }
                long before = machine.bitmap(0, BITMAP).orElseThrow().count();
                Outcome<BackupResult> end;
                long nanos;
                try (NbdServer server = new NbdServer(folder)) {
                    Operation<BackupResult> backup = machine.operations()
                            .backup(BackupRequest.builder()
                                    .disk("disk0", server.target())
                                    .bitmap(BITMAP)
                                    .incremental()
                                    .speed(16 << 20)
                                    .build());
                    nanos = momentPasses();
                    server.process().handle().destroyForcibly();
                    end = backup.await();
                }
                String told = "killed after " + nanos + " ns, seed " + seed + ": " + end;
                assertEquals(List.of(), end.remnants(), told);
                machine.assertNothingLeft();
                long after = machine.bitmap(0, BITMAP).orElseThrow().count();
                if (end instanceof Outcome.Completed) {
                    assertEquals(0, after, told);
                    last = folder.resolve("full" + i);
                    unused = completed(machine.operations().backup(full(last).build()));
                } else {
                    assertInstanceOf(Outcome.Failed.class, end, told);
                    assertEquals(before, after, told);
                    Path next = folder.resolve("next" + i);
                    unused = completed(machine.operations().backup(incremental(next, last)));
                    last = next;
                }
                QemuImg.assertContent(writer.content(writer.begun())[0], last);
            }
        }
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainAndTheBackupIsDone() throws Exception {
        cut(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesAConnectionThatIsCutIsMadeAgainAndTheBackupIsDone() throws Exception {
        cut(50);
    }

    private void cut(int times) throws Exception {
        cutOff((machine, client, relay) -> {
            DiskWriter writer = new DiskWriter(machine, 1, seed);
            Path last = folder.resolve("full");
            BackupResult unused =
                    completed(machine.operations().backup(full(last).build()));
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < 20; j++) {
                    writer.write();
                }
                Path next = folder.resolve("next" + i);
                BackupRequest request = incremental(next, last);
                unused = cutOff(Operations.of(client).backup(request), relay);
                machine.assertNothingLeft();
                assertEquals(0, machine.bitmap(0, BITMAP).orElseThrow().count());
                QemuImg.assertContent(writer.content(writer.begun())[0], next);
                last = next;
            }
        });
    }

    /** What is done to a machine by a client whose connection can be cut. */
    private interface CutOff {
        void run(DiskMachine machine, QmpClient client, Relay relay) throws Exception;
    }

    private void cutOff(CutOff body) throws Exception {
        try (SocketFolder sockets = SocketFolder.create();
                DiskMachine machine =
                        DiskMachine.start(folder, 1, "-qmp", "unix:" + sockets.socket("qmp") + ",server=on,wait=off");
                Relay relay = new Relay(sockets.socket("qmp"));
                QmpClient client = QmpClient.connect(
                        QmpAddress.unix(relay.socket()),
                        DiskMachine.options().toBuilder()
                                .reconnect(new ReconnectPolicy(
                                        Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(30)))
                                .build())) {
            body.run(machine, client, relay);
        }
    }

    private <R> R cutOff(Operation<R> operation, Relay relay) {
        long nanos = momentPasses();
        relay.cut();
        Outcome<R> end = operation.await();
        String told = "cut after " + nanos + " ns, seed " + seed + ": " + end;
        assertEquals(List.of(), end.remnants(), told);
        return end instanceof Outcome.Completed<R> completed ? completed.result() : fail(told);
    }

    @Test
    void aConnectionThatIsCutCostsNoMirror() throws Exception {
        mirror(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesAConnectionThatIsCutCostsNoMirror() throws Exception {
        mirror(50);
    }

    private void mirror(int times) throws Exception {
        DiskWriter[] writer = new DiskWriter[1];
        cutOff((machine, client, relay) -> {
            writer[0] = new DiskWriter(machine, 1, seed);
            for (int i = 0; i < times; i++) {
                writer[0].write();
                String before = machine.active(0);
                MirrorRequest request = MirrorRequest.builder(
                                before,
                                CopyTarget.file(folder.resolve("copy" + i).toString()))
                        .speed(64 << 20)
                        .build();
                MirrorResult result = cutOff(Operations.of(client).mirror(request), relay);
                assertEquals(result.node(), machine.active(0));
                machine.remove(before);
            }
            writer[0].write();
        });
        QemuImg.assertContent(writer[0].content(writer[0].begun())[0], folder.resolve("copy" + (times - 1)));
    }

    @Test
    void aConnectionThatIsCutCostsNoSnapshotAndNoCommit() throws Exception {
        snapshot(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesAConnectionThatIsCutCostsNoSnapshotAndNoCommit() throws Exception {
        snapshot(25);
    }

    private void snapshot(int times) throws Exception {
        DiskWriter[] writer = new DiskWriter[1];
        cutOff((machine, client, relay) -> {
            writer[0] = new DiskWriter(machine, 1, seed);
            Operations operations = Operations.of(client);
            for (int i = 0; i < times; i++) {
                writer[0].write();
                SnapshotRequest request = SnapshotRequest.builder()
                        .disk("disk0", folder.resolve("top" + i).toString())
                        .build();
                String top = String.valueOf(
                        cutOff(operations.snapshot(request), relay).overlays().get("disk0"));
                assertEquals(top, machine.active(0));
                writer[0].write();
                CommitResult unused =
                        cutOff(operations.commit(CommitRequest.builder(top).build()), relay);
                assertEquals("disk0", machine.active(0));
                machine.remove(top);
                machine.assertNothingLeft();
            }
        });
        QemuImg.assertContent(writer[0].content(writer[0].begun())[0], folder.resolve("disk0.qcow2"));
    }
}
