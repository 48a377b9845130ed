package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.DiskMachine.completed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a real machine's disks, and their way back. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(120)
class SnapshotQemuTest {

    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] filled(int upTo, int with) {
        byte[] content = new byte[DiskMachine.SIZE];
        DiskMachine.fill(content, 0, upTo, with);
        return content;
    }

    @Test
    void whatIsWrittenGoesOnTopUntilItIsCommitted() {
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            machine.write(0, 0, 1 << 20, 1);
            SnapshotResult snapshot = completed(machine.operations()
                    .snapshot(SnapshotRequest.builder()
                            .disk("disk0", path("top0.qcow2"))
                            .disk("disk1", path("top1.qcow2"))
                            .build()));
            assertEquals(Set.of("disk0", "disk1"), snapshot.overlays().keySet());
            assertEquals(snapshot.overlays().get("disk1"), machine.active(1));
            String top = machine.active(0);
            assertEquals(snapshot.overlays().get("disk0"), top);
            machine.write(0, 0, 1 << 16, 2);

            CommitResult commit = completed(
                    machine.operations().commit(CommitRequest.builder(top).build()));
            assertTrue(commit.copied() >= 1 << 16, commit::toString);
            assertEquals("disk0", machine.active(0));
            machine.commands().blockdevDel(top);
            machine.commands().blockdevDel(top + "-file");
            assertEquals(List.of(), machine.commands().queryJobs());
        }
        byte[] expected = filled(1 << 20, 1);
        DiskMachine.fill(expected, 0, 1 << 16, 2);
        QemuImg.assertContent(expected, folder.resolve("disk0.qcow2"));
        QemuImg.assertContent(filled(0, 0), folder.resolve("top1.qcow2"));
    }

    @Test
    void theMiddleOfAChainIsCommitted() {
        try (DiskMachine machine = DiskMachine.start(folder, 1)) {
            machine.write(0, 0, 3 << 16, 1);
            String middle = snapshot(machine, "disk0", "middle.qcow2");
            machine.write(0, 0, 2 << 16, 2);
            String top = snapshot(machine, middle, "top.qcow2");
            machine.write(0, 0, 1 << 16, 3);

            CommitResult unused = completed(machine.operations()
                    .commit(CommitRequest.builder(top).top(middle).base("disk0").build()));
            assertEquals(top, machine.active(0));
        }
        byte[] expected = filled(3 << 16, 1);
        DiskMachine.fill(expected, 0, 2 << 16, 2);
        QemuImg.assertContent(expected, folder.resolve("disk0.qcow2"));
        DiskMachine.fill(expected, 0, 1 << 16, 3);
        QemuImg.assertContent(expected, folder.resolve("top.qcow2"));
    }

    private String snapshot(DiskMachine machine, String node, String file) {
        SnapshotResult result = completed(machine.operations()
                .snapshot(SnapshotRequest.builder().disk(node, path(file)).build()));
        return String.valueOf(result.overlays().get(node));
    }

    /** As it is where the answer to the transaction does not come in time. */
    @Test
    void whatHasFailedIsTakenBack() {
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            machine.write(0, 0, 1 << 16, 1);
            Set<String> before = new TreeSet<>(machine.nodes());
            Course course = new Course(machine.client(), Duration.ofMinutes(1));
            Outcome<SnapshotResult> end = course.run(each -> {
                Map<String, TargetNode> unused = new Snapshot(SnapshotRequest.builder()
                                .disk("disk0", path("top0.qcow2"))
                                .disk("disk1", path("top1.qcow2"))
                                .build())
                        .make(each);
                machine.write(0, 1 << 16, 1 << 16, 2);
                throw Stop.failed("a step after it");
            });
            assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertEquals(
                    Set.of(
                            new Remnant(Remnant.Kind.FILE, path("top0.qcow2")),
                            new Remnant(Remnant.Kind.FILE, path("top1.qcow2"))),
                    Set.copyOf(end.remnants()));
            assertEquals("disk0", machine.active(0));
            assertEquals("disk1", machine.active(1));
            assertEquals(before, machine.nodes());
        }
        byte[] expected = filled(1 << 16, 1);
        DiskMachine.fill(expected, 1 << 16, 1 << 16, 2);
        QemuImg.assertContent(expected, folder.resolve("disk0.qcow2"));
    }

    @Test
    void oneThatCannotBeIsNoneOfAll() {
        try (DiskMachine machine = DiskMachine.start(folder, 2)) {
            Outcome<SnapshotResult> end = machine.operations()
                    .snapshot(SnapshotRequest.builder()
                            .disk("disk0", path("top0.qcow2"))
                            .disk("disk1", path("nowhere/top1.qcow2"))
                            .build())
                    .await();
            Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, end, end::toString);
            assertTrue(failed.reason().contains("nowhere"), failed::reason);
            assertEquals("disk0", machine.active(0));
            machine.assertNothingLeft();
        }
    }
}
