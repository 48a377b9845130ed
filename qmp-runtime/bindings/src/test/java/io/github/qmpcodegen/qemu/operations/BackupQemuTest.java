package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.DiskMachine.completed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backups of a real machine, restored. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(300)
class BackupQemuTest {
    private static final String BITMAP = "changes";

    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private BackupRequest.Builder full(String file) {
        return BackupRequest.builder()
                .disk("disk0", CopyTarget.file(path(file)))
                .bitmap(BITMAP);
    }

    private BackupRequest.Builder incremental(String file, String before) {
        return BackupRequest.builder()
                .disk("disk0", CopyTarget.file(path(file), path(before)))
                .bitmap(BITMAP)
                .incremental();
    }

    private static Outcome<BackupResult> backup(DiskMachine machine, BackupRequest.Builder request) {
        return machine.operations().backup(request.build()).await();
    }

    private static BackupResult done(DiskMachine machine, BackupRequest.Builder request) {
        BackupResult result = completed(machine.operations().backup(request.build()));
        machine.assertNothingLeft();
        return result;
    }

    @Test
    void aFullAndTwoIncrementalBackupsAreRestored() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            machine.write(0, 0, 1 << 20, 1);
            BackupResult full = done(machine, full("full.qcow2").progress(progress::add));
            assertEquals(Map.of("disk0", (long) DiskMachine.SIZE), full.copied());
            assertTrue(progress.take().total() >= 0);

            machine.write(0, 5 << 16, 1 << 16, 2);
            BackupResult first = done(machine, incremental("first.qcow2", "full.qcow2"));
            assertEquals(Map.of("disk0", 1L << 16), first.copied());

            machine.write(0, 7 << 16, 1 << 16, 3);
            done(machine, incremental("second.qcow2", "first.qcow2"));
            assertEquals(0, machine.bitmap(0, BITMAP).orElseThrow().count());
        }
        QemuImg.run("compare", path("second.qcow2"), path("disk0.qcow2"));
    }

    /** QEMU 7.2 aborts if it is asked for most things while it creates an image. */
    @Test
    void manyAtOnceAndSomebodyWhoLooksOnDoNotDisturbEachOther() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 4)) {
            // Before 6.0 QEMU crashes by itself if anybody looks at its nodes just as a backup ends, another one or
            // not.
            boolean robust = machine.client().greeting().version().isAtLeast(6, 0);
            AtomicBoolean over = new AtomicBoolean(!robust);
            CompletableFuture<Void> onlooker = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    for (String query : List.of("query-named-block-nodes", "query-block", "query-blockstats")) {
                        JsonNode unused = machine.client().execute(query);
                    }
                }
            });
            for (int round = 0; round < 5; round++) {
                List<Operation<BackupResult>> all = new ArrayList<>();
                for (int disk = 0; disk < (robust ? 4 : 1); disk++) {
                    all.add(machine.operations()
                            .backup(BackupRequest.builder()
                                    .disk("disk" + disk, CopyTarget.file(path(disk + "-" + round)))
                                    .build()));
                }
                all.forEach(DiskMachine::completed);
            }
            over.set(true);
            onlooker.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatHasBecomeZeroIsRestoredAsZero() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 1 << 20, 1);
            done(machine, full("full.qcow2"));
            machine.change(0, "write -z", 0, 1 << 16);
            machine.change(0, "write -z -u", 1 << 16, 1 << 16);
            machine.write(0, 2 << 16, 1 << 16, 0);
            machine.change(0, "discard", 3 << 16, 1 << 16);
            machine.change(0, "write -z", (4 << 16) + 4096, 4096);
            done(machine, incremental("first.qcow2", "full.qcow2"));
        }
        QemuImg.run("compare", path("first.qcow2"), path("disk0.qcow2"));
    }

    @Test
    void aFullBackupBeginsAnewWithABitmapThatIsThere() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            done(machine, full("full.qcow2"));
            machine.write(0, 0, 1 << 16, 1);
            done(machine, full("again.qcow2"));
            assertEquals(0, machine.bitmap(0, BITMAP).orElseThrow().count());
            machine.write(0, 1 << 16, 1 << 16, 2);
            assertEquals(
                    Map.of("disk0", 1L << 16),
                    done(machine, incremental("next.qcow2", "again.qcow2")).copied());
        }
        QemuImg.run("compare", path("next.qcow2"), path("disk0.qcow2"));
    }

    @Test
    void whatIsCancelledHasTheBitmapAsItWas() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            done(machine, full("full.qcow2"));
            machine.write(0, 0, 4 << 20, 1);
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            Operation<BackupResult> backup = machine.operations()
                    .backup(incremental("first.qcow2", "full.qcow2")
                            .speed(1 << 16)
                            .progress(progress::add)
                            .build());
            CopyProgress unused = progress.take();
            machine.write(0, 5 << 20, 1 << 16, 2);
            backup.cancel();
            assertEquals(
                    new Outcome.Cancelled<>(List.of(new Remnant(Remnant.Kind.FILE, path("first.qcow2")))),
                    backup.await());
            machine.assertNothingLeft();
            assertEquals(
                    (4 << 20) + (1 << 16),
                    machine.bitmap(0, BITMAP).orElseThrow().count());
            done(machine, incremental("again.qcow2", "full.qcow2"));
        }
        QemuImg.run("compare", path("again.qcow2"), path("disk0.qcow2"));
    }

    @Test
    void aFullBackupThatIsNotDoneInTimeLeavesNoBitmap() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 4 << 20, 1);
            Outcome<BackupResult> end =
                    backup(machine, full("full.qcow2").speed(1 << 16).deadline(Duration.ofSeconds(2)));
            assertInstanceOf(Outcome.Unfinished.class, end, end::toString);
            machine.assertNothingLeft();
            assertTrue(machine.bitmap(0, BITMAP).isEmpty());
        }
    }

    /** The target of the second disk fails, so that neither is backed up. */
    @Test
    void oneOfTwoThatFailsIsNoneOfThem() {
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            done(
                    machine,
                    BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("full0.qcow2")))
                            .disk("disk1", CopyTarget.file(path("full1.qcow2")))
                            .bitmap(BITMAP));
            machine.write(0, 0, 1 << 16, 1);
            machine.write(1, 0, 1 << 20, 2);
            machine.client().execute("blockdev-add", DiskMachine.failing("bad"));
            Outcome<BackupResult> end = backup(
                    machine,
                    BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("first0.qcow2"), path("full0.qcow2")))
                            .disk("disk1", CopyTarget.node("bad"))
                            .bitmap(BITMAP)
                            .incremental());
            Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertTrue(failed.reason().contains("has failed: "), failed::reason);
            assertEquals(1 << 16, machine.bitmap(0, BITMAP).orElseThrow().count());
            assertEquals(1 << 20, machine.bitmap(1, BITMAP).orElseThrow().count());
            machine.commands().blockdevDel("bad");
            machine.assertNothingLeft();
            done(
                    machine,
                    BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("again0.qcow2"), path("full0.qcow2")))
                            .disk("disk1", CopyTarget.file(path("again1.qcow2"), path("full1.qcow2")))
                            .bitmap(BITMAP)
                            .incremental());
        }
        QemuImg.run("compare", path("again0.qcow2"), path("disk0.qcow2"));
        QemuImg.run("compare", path("again1.qcow2"), path("disk1.qcow2"));
    }

    @Test
    void whatCannotBeIncrementalIsToldBefore() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            assertEquals(
                    new Outcome.Failed<>(
                            "bitmap 'changes' of node 'disk0' is not there: make a full backup", List.of()),
                    backup(machine, incremental("first.qcow2", "full.qcow2")));
            machine.assertNothingLeft();
        }
        assertTrue(Files.notExists(folder.resolve("first.qcow2")));
    }

    @Test
    void aBitmapLivesOnWithItsFileAndIsMadeAnewWhereItHasNot() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            done(machine, full("full.qcow2").persistent());
            machine.write(0, 0, 1 << 16, 1);
            machine.client().execute("quit");
            machine.process().handle().onExit().join();
        }
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 1 << 16, 1 << 16, 2);
            assertEquals(
                    Map.of("disk0", 2L << 16),
                    done(machine, incremental("first.qcow2", "full.qcow2")).copied());
            machine.process().handle().destroyForcibly();
            machine.process().handle().onExit().join();
        }
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            assertEquals(
                    new Outcome.Failed<>(
                            "bitmap 'changes' of node 'disk0' is inconsistent, because the server did not end properly"
                                    + ": make a full backup",
                            List.of()),
                    backup(machine, incremental("second.qcow2", "first.qcow2")));
            done(machine, full("anew.qcow2").persistent());
            machine.write(0, 2 << 16, 1 << 16, 2);
            done(machine, incremental("third.qcow2", "anew.qcow2"));
        }
        QemuImg.run("compare", path("third.qcow2"), path("disk0.qcow2"));
    }

    @Test
    void aBitmapThatAnotherBackupUsesIsLeftToThat() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            done(machine, full("full.qcow2"));
            machine.write(0, 0, 4 << 20, 1);
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            Operation<BackupResult> first = machine.operations()
                    .backup(incremental("first.qcow2", "full.qcow2")
                            .speed(1 << 16)
                            .progress(progress::add)
                            .build());
            CopyProgress unused = progress.take();
            for (BackupRequest.Builder request :
                    List.of(full("second.qcow2"), incremental("second.qcow2", "full.qcow2"))) {
                assertEquals(
                        new Outcome.Failed<>(
                                "bitmap 'changes' of node 'disk0' is busy: another job uses it", List.of()),
                        backup(machine, request));
            }
            first.cancel();
            assertInstanceOf(Outcome.Cancelled.class, first.await());
            machine.assertNothingLeft();
            assertEquals(4 << 20, machine.bitmap(0, BITMAP).orElseThrow().count());
        }
    }

    @Test
    void aBitmapThatHasNotAllChangesIsNotTakenForOneThatHas() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            done(machine, full("full.qcow2"));
            machine.commands().blockDirtyBitmapDisable("disk0", BITMAP);
            Outcome<BackupResult> end = backup(machine, incremental("first.qcow2", "full.qcow2"));
            Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertTrue(failed.reason().contains("is disabled"), failed::reason);
        }
    }

    @Test
    void aBackupGoesToAnotherServer() throws Exception {
        try (NbdServer server = new NbdServer(folder)) {
            try (DiskMachine machine = DiskMachine.start(folder, 1)) {
                machine.write(0, 0, 1 << 20, 1);
                BackupRequest.Builder request =
                        BackupRequest.builder().disk("disk0", server.target()).bitmap(BITMAP);
                done(machine, request);
                machine.write(0, 1 << 16, 1 << 16, 2);
                done(machine, request.incremental());
            }
            QemuImg.run("compare", "-U", "-f", "raw", "-F", "qcow2", server.file(), path("disk0.qcow2"));
        }
    }

    @Test
    void underLoadItIsTheDisksAtOneMoment() throws Exception {
        underLoad(1);
    }

    @Tag("thorough")
    @Test
    void twentyTimesUnderLoadItIsTheDisksAtOneMoment() throws Exception {
        underLoad(10);
    }

    /** Each time a full and an incremental backup. */
    private void underLoad(int times) throws Exception {
        long seed = System.nanoTime();
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            DiskWriter writer = new DiskWriter(machine, 2, seed);
            writer.start();
            for (int i = 0; i < times; i++) {
                int before = writer.begun();
                completed(
                        machine.operations().backup(both("full" + i + "-", null).build()));
                int moment = assertRestored("full" + i + "-", writer, before - 1, seed);
                completed(machine.operations()
                        .backup(both("next" + i + "-", "full" + i + "-")
                                .incremental()
                                .build()));
                assertRestored("next" + i + "-", writer, moment, seed);
            }
            writer.stop();
            machine.assertNothingLeft();
        }
    }

    private BackupRequest.Builder both(String files, @Nullable String before) {
        BackupRequest.Builder request = BackupRequest.builder().bitmap(BITMAP).speed(16 << 20);
        for (int i = 0; i < 2; i++) {
            String file = path(files + i);
            request.disk("disk" + i, before == null ? CopyTarget.file(file) : CopyTarget.file(file, path(before + i)));
        }
        return request;
    }

    private int assertRestored(String files, DiskWriter writer, int atLeast, long seed) throws Exception {
        byte[][] content = {
            QemuImg.content(folder.resolve(files + 0)), QemuImg.content(folder.resolve(files + 1)),
        };
        int moment = writer.moment(content, Math.max(0, atLeast))
                .orElseThrow(() -> new AssertionError(files + " was the disks at no moment; seed " + seed));
        byte[][] then = writer.content(moment);
        for (int i = 0; i < 2; i++) {
            Path raw = Files.write(folder.resolve("then"), then[i]);
            QemuImg.run("compare", "-f", "raw", "-F", "qcow2", raw.toString(), path(files + i));
        }
        return moment;
    }
}
