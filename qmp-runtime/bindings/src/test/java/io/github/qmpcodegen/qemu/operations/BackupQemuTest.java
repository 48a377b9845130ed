package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.DiskMachine.completed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aFullAndTwoIncrementalBackupsAreRestored() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            machine.write(0, 0, 1 << 20, 1);
            BackupResult full = completed(machine.operations()
                    .backup(BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("full.qcow2")))
                            .bitmap(BITMAP)
                            .progress(progress::add)
                            .build()));
            machine.assertNothingLeft();
            assertEquals(Map.of("disk0", (long) DiskMachine.SIZE), full.copied());
            assertTrue(progress.take().total() >= 0);

            machine.write(0, 5 << 16, 1 << 16, 2);
            BackupResult first = completed(machine.operations()
                    .backup(BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("first.qcow2"), path("full.qcow2")))
                            .bitmap(BITMAP)
                            .incremental()
                            .build()));
            assertEquals(Map.of("disk0", 1L << 16), first.copied());

            machine.write(0, 7 << 16, 1 << 16, 3);
            completed(machine.operations()
                    .backup(BackupRequest.builder()
                            .disk("disk0", CopyTarget.file(path("second.qcow2"), path("first.qcow2")))
                            .bitmap(BITMAP)
                            .incremental()
                            .build()));
            machine.assertNothingLeft();
            assertEquals(0, machine.bitmap(0, BITMAP).orElseThrow().count());
        }
        QemuImg.run("compare", path("second.qcow2"), path("disk0.qcow2"));
    }
}
