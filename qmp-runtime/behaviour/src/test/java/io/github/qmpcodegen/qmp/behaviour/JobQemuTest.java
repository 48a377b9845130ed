package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobException;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jobs and devices of a real QEMU. */
@NeedsQemu
@Timeout(300)
class JobQemuTest {
    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void addNode(QmpClient client, String name, long size) {
        client.execute(
                "blockdev-add",
                object().put("driver", "null-co").put("node-name", name).put("size", size));
    }

    /** Of the node "source" to the node "target". */
    private static void copy(QmpClient client, String command, String job, ObjectNode further) {
        copy(client, command, job, "", further);
    }

    private static void copy(QmpClient client, String command, String job, String nodes, ObjectNode further) {
        ObjectNode arguments = object().put("job-id", job)
                .put("device", "source" + nodes)
                .put("target", "target" + nodes)
                .put("sync", "full");
        client.execute(command, arguments.setAll(further));
    }

    /** One of many, with nodes of its own: old releases keep them busy until a job is at its very end. */
    private static Job backup(QmpClient client, int number, ObjectNode further) {
        addNode(client, "source" + number, 1L << 16);
        addNode(client, "target" + number, 1L << 16);
        Job job = client.job("job" + number);
        copy(client, "blockdev-backup", "job" + number, Integer.toString(number), further);
        return job;
    }

    private static QemuProcess withNodes(long size) {
        QemuProcess qemu = Qemu.start(QmpOptions.standard());
        addNode(qemu.client(), "source", size);
        addNode(qemu.client(), "target", size);
        return qemu;
    }

    @Test
    void aMirrorIsFollowedToItsEnd() {
        try (QemuProcess qemu = withNodes(1 << 20);
                Job copy = qemu.client().job("copy")) {
            copy(qemu.client(), "blockdev-mirror", "copy", object());
            copy.awaitReady(LONG);
            assertEquals(new JobOutcome.Unfinished(JobStatus.READY), copy.awaitEnd(SHORT));
            copy.complete(LONG);
            assertInstanceOf(JobOutcome.Completed.class, copy.awaitEnd(LONG));
            copy.dismiss(LONG);
        }
    }

    @Test
    void aBackupWaitsToBeFinalized() {
        try (QemuProcess qemu = withNodes(1 << 20);
                Job backup = qemu.client().job("backup")) {
            copy(qemu.client(), "blockdev-backup", "backup", object().put("auto-finalize", false));
            backup.awaitPending(LONG);
            assertEquals(new JobOutcome.Unfinished(JobStatus.PENDING), backup.awaitEnd(SHORT));
            assertEquals(
                    new JobOutcome.Unfinished(JobStatus.PENDING),
                    assertThrows(JobException.class, () -> backup.awaitReady(LONG))
                            .outcome());
            backup.finalizeJob(LONG);
            assertInstanceOf(JobOutcome.Completed.class, backup.awaitEnd(LONG));
        }
    }

    @Test
    void aMistypedIdIsAbsent() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                Job job = qemu.client().job("mistyped")) {
            assertEquals(JobStatus.ABSENT, job.status(LONG));
            assertEquals(new JobOutcome.Unfinished(JobStatus.ABSENT), job.awaitEnd(SHORT));
        }
    }

    @Test
    void aJobThatRunsIsCancelled() {
        try (QemuProcess qemu = withNodes(1L << 40);
                Job job = qemu.client().job("backup")) {
            copy(qemu.client(), "blockdev-backup", "backup", object().put("speed", 1 << 20));
            assertEquals(JobStatus.RUNNING, job.status(LONG));
            job.cancel(LONG);
            assertInstanceOf(JobOutcome.Cancelled.class, job.awaitEnd(LONG));
            // It comes too late.
            job.cancel(LONG);
        }
    }

    @Test
    void aJobThatIsNoBlockJobFails() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard());
                Job job = qemu.client().job("create")) {
            qemu.client()
                    .execute(
                            "blockdev-create",
                            object().put("job-id", "create")
                                    .set(
                                            "options",
                                            object().put("driver", "file")
                                                    .put("filename", "/nonexistent/x")
                                                    .put("size", 1 << 20)));
            JobOutcome.Failed failed = assertInstanceOf(JobOutcome.Failed.class, job.awaitEnd(LONG));
            assertTrue(failed.error().contains("/nonexistent/x"), failed.error());
            job.dismiss(LONG);
            assertEquals(JobStatus.ABSENT, job.status(LONG));
            job.dismiss(LONG);
        }
    }

    @Test
    void threeHundredJobsAreFollowedToTheirEndsAndFoundAfterThem() {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(16).build();
        try (QemuProcess qemu = Qemu.start(small)) {
            QmpClient client = qemu.client();
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                // Those with an even number are dismissed as they end, and told by an event; the others are left.
                jobs.add(backup(client, i, object().put("auto-dismiss", i % 2 == 0)));
            }
            jobs.forEach(job -> assertInstanceOf(JobOutcome.Completed.class, job.awaitEnd(LONG)));
            for (int i = 1; i < 300; i += 2) {
                try (Job late = client.job("job" + i)) {
                    assertInstanceOf(JobOutcome.Completed.class, late.awaitEnd(LONG));
                }
            }
            jobs.forEach(Job::close);
        }
    }

    @Test
    void threeHundredJobsAreThereAtOnce() {
        try (QemuProcess qemu = Qemu.start(QmpOptions.standard())) {
            QmpClient client = qemu.client();
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                jobs.add(backup(client, i, object().put("auto-finalize", false)));
            }
            jobs.forEach(job -> job.awaitPending(LONG));
            assertEquals(300, client.execute("query-jobs").size());
            jobs.forEach(job -> job.finalizeJob(LONG));
            jobs.forEach(job -> assertInstanceOf(JobOutcome.Completed.class, job.awaitEnd(LONG)));
            jobs.forEach(Job::close);
        }
    }

    @Test
    void whateverTheMomentAKilledQemuIsTold() throws Exception {
        killed(3);
    }

    @Tag("thorough")
    @Test
    void fiftyTimesWhateverTheMomentAKilledQemuIsTold() throws Exception {
        killed(50);
    }

    private static void killed(int times) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            long nanos = random.nextInt(30_000_000);
            try (QemuProcess qemu = withNodes(1 << 30);
                    Job copy = qemu.client().job("copy")) {
                CompletableFuture<JobOutcome> end = Clients.inBackground(() -> mirrored(qemu.client(), copy));
                long moment = System.nanoTime() + nanos;
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                Qemu.signal("KILL", qemu.handle());
                JobOutcome outcome = end.join();
                String told = "killed after " + nanos + " ns, seed " + seed + ": " + outcome;
                assertTrue(
                        outcome instanceof JobOutcome.ConnectionLost || outcome instanceof JobOutcome.Completed, told);
            }
        }
    }

    /** What is told of a mirror, whichever of its steps comes to nothing. */
    private static JobOutcome mirrored(QmpClient client, Job copy) {
        try {
            copy(client, "blockdev-mirror", "copy", object());
            copy.awaitReady(LONG);
            copy.complete(LONG);
        } catch (JobException e) {
            return e.outcome();
        } catch (QmpException e) {
            assertInstanceOf(JobOutcome.ConnectionLost.class, copy.awaitEnd(Duration.ofSeconds(5)), e::getMessage);
        }
        return copy.awaitEnd(LONG);
    }

    @Test
    void aDeviceIsPluggedAndUnplugged() {
        try (QemuProcess qemu = QemuProcess.start(
                        "qemu-system-x86_64", "-M", "pc", "-usb", "-nodefaults", "-display", "none", "-S");
                Device tablet = qemu.client().device("tablet")) {
            assertEquals(new DeviceOutcome.Absent(), tablet.unplug(LONG));
            assertEquals(new DeviceOutcome.Plugged(), tablet.plug("usb-tablet", object(), LONG));
            assertTrue(tablet.isPlugged(LONG));
            assertInstanceOf(DeviceOutcome.Refused.class, tablet.plug("usb-tablet", object(), LONG));
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/tablet"), tablet.unplug(LONG));
            assertEquals(new DeviceOutcome.Unplugged("/machine/peripheral/tablet"), tablet.unplug(LONG));
        }
    }

    /** A card goes when the guest lets go of it, which this one, that is stopped, never does; a reset lets go for it. */
    @Test
    void aCardIsUnpluggedByTheGuest() {
        try (QemuProcess qemu = QemuProcess.start(
                        "qemu-system-x86_64",
                        "-M",
                        "pc",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-S",
                        "-device",
                        "virtio-rng-pci,id=card");
                Device card = qemu.client().device("card")) {
            assertEquals(new DeviceOutcome.Unfinished(), card.unplug(SHORT));
            CompletableFuture<DeviceOutcome> again = Clients.inBackground(() -> card.unplug(LONG));
            qemu.client().execute("system_reset");
            assertInstanceOf(DeviceOutcome.Unplugged.class, again.join());
        }
    }
}
