package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.DiskMachine.completed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks of a real machine that go on elsewhere. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(120)
class MirrorQemuTest {

    @TempDir
    private Path folder;

    private CopyTarget file(String name) {
        return CopyTarget.file(folder.resolve(name).toString());
    }

    @Test
    void theMachineGoesOnWithTheCopy() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 1 << 20, 1);
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            MirrorResult result = completed(machine.operations()
                    .mirror(MirrorRequest.builder("disk0", file("copy.qcow2"))
                            .progress(progress::add)
                            .build()));
            assertEquals(result.node(), machine.active(0));
            assertEquals(List.of(), machine.commands().queryJobs());
            assertTrue(result.copied() > 0);
            // Told by another thread, which may be later than this one.
            assertTrue(progress.take().total() >= 0);
            machine.write(0, 1 << 20, 1 << 16, 2);
        }
        byte[] expected = new byte[DiskMachine.SIZE];
        DiskMachine.fill(expected, 0, 1 << 20, 1);
        DiskMachine.fill(expected, 1 << 20, 1 << 16, 2);
        QemuImg.assertContent(expected, folder.resolve("copy.qcow2"));
    }

    @Test
    void whatIsCancelledLeavesTheMachineWhereItWas() throws Exception {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 4 << 20, 1);
            BlockingQueue<CopyProgress> progress = new LinkedBlockingQueue<>();
            Operation<MirrorResult> mirror = machine.operations()
                    .mirror(MirrorRequest.builder("disk0", file("copy.qcow2"))
                            .speed(1 << 16)
                            .progress(progress::add)
                            .build());
            CopyProgress unused = progress.take();
            mirror.cancel();
            Outcome<MirrorResult> end = mirror.await();
            assertInstanceOf(Outcome.Cancelled.class, end, end::toString);
            assertEquals(
                    List.of(new Remnant(
                            Remnant.Kind.FILE, folder.resolve("copy.qcow2").toString())),
                    end.remnants());
            assertEquals("disk0", machine.active(0));
            machine.assertNothingLeft();
        }
    }

    @Test
    void whatIsNotDoneInTimeLeavesTheMachineWhereItWas() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 4 << 20, 1);
            Outcome<MirrorResult> end = machine.operations()
                    .mirror(MirrorRequest.builder("disk0", file("copy.qcow2"))
                            .speed(1 << 16)
                            .deadline(Duration.ofSeconds(2))
                            .build())
                    .await();
            assertInstanceOf(Outcome.Unfinished.class, end, end::toString);
            assertEquals("disk0", machine.active(0));
            machine.assertNothingLeft();
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() {
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            Outcome<MirrorResult> end = machine.operations()
                    .mirror(MirrorRequest.builder("disk0", file("disk0.qcow2")).build())
                    .await();
            assertInstanceOf(Outcome.Failed.class, end, end::toString);
            QemuImg.run(
                    "create", "-q", "-f", "qcow2", folder.resolve("other.qcow2").toString(), "1M");
            Outcome<MirrorResult> other = machine.operations()
                    .mirror(MirrorRequest.builder("disk0", file("other.qcow2")).build())
                    .await();
            assertEquals(
                    new Outcome.Failed<>("there is a file '" + folder.resolve("other.qcow2") + "' already", List.of()),
                    other);
            machine.assertNothingLeft();
        }
        assertEquals(1 << 20, QemuImg.content(folder.resolve("other.qcow2")).length);
    }
}
