package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.ActionCompletionMode;
import io.github.qmpcodegen.qemu.BitmapSyncMode;
import io.github.qmpcodegen.qemu.BlockDirtyBitmapAddRequest;
import io.github.qmpcodegen.qemu.BlockDirtyBitmapRemoveRequest;
import io.github.qmpcodegen.qemu.BlockDirtyInfo;
import io.github.qmpcodegen.qemu.BlockdevBackup;
import io.github.qmpcodegen.qemu.JobDismissRequest;
import io.github.qmpcodegen.qemu.JobFinalizeRequest;
import io.github.qmpcodegen.qemu.MirrorSyncMode;
import io.github.qmpcodegen.qemu.TransactionAction;
import io.github.qmpcodegen.qemu.TransactionRequest;
import io.github.qmpcodegen.qmp.job.JobOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A backup: one transaction starts a job for each disk; each job that has copied everything waits until all have. While
 * they wait the bitmaps can still be restored; only then do the jobs take effect.
 */
final class Backup {

    /** What is done with a disk's bitmap before the backup. */
    private enum BitmapUse {
        /** Nothing: it exists, or none is wanted. */
        KEPT,
        /** It is created. */
        MADE,
        /** It is unusable, and replaced by a new one. */
        MADE_ANEW
    }

    private record Disk(String node, String job, TargetNode target, BitmapUse use) {}

    private final BackupRequest request;

    Backup(BackupRequest request) {
        this.request = request;
    }

    BackupResult run(Course course) {
        List<Disk> disks = disks(course);
        TransactionRequest start = start(disks);
        course.require(start);
        course.require(new JobFinalizeRequest(disks.get(0).job()));
        course.require(new JobDismissRequest(disks.get(0).job()));
        for (Disk disk : disks) {
            disk.target().require();
            if (disk.use() != BitmapUse.KEPT) {
                course.require(addBitmap(disk));
                course.require(new BlockDirtyBitmapRemoveRequest(disk.node(), bitmap()));
            }
        }
        for (Disk disk : disks) {
            disk.target().open();
            makeBitmap(course, disk);
        }
        try (StartedJobs jobs =
                new StartedJobs(course, disks.stream().map(Disk::job).toList())) {
            jobs.start(start, request.progress());
            jobs.awaitPending();
            // Those that were there have other contents as soon as the jobs take effect.
            disks.stream()
                    .filter(disk -> request.bitmap() != null && disk.use() == BitmapUse.KEPT)
                    .forEach(disk -> course.made(bitmap(disk), () -> false, () -> {}));
            Map<String, JobOutcome.Completed> ends = jobs.finish();
            return course.beyondReturn("the end", () -> close(course, jobs, disks, ends));
        }
    }

    /** Closes the targets, which are complete only then. */
    private BackupResult close(
            Course course, StartedJobs jobs, List<Disk> disks, Map<String, JobOutcome.Completed> ends) {
        jobs.dismiss();
        disks.forEach(disk -> disk.target().close());
        disks.forEach(disk -> course.keep(bitmap(disk)));
        Map<String, Long> copied = new LinkedHashMap<>();
        disks.forEach(disk -> copied.put(
                disk.node(), Objects.requireNonNull(ends.get(disk.job())).current()));
        return new BackupResult(copied);
    }

    private List<Disk> disks(Course course) {
        BlockNodes nodes = new BlockNodes(course);
        String name = Course.uniqueName("backup");
        List<Disk> disks = new ArrayList<>();
        request.disks().forEach((node, target) -> {
            String copy = name + "-" + disks.size();
            long size = nodes.get(node).image().virtualSize();
            disks.add(new Disk(node, copy, new TargetNode(course, target, size, copy), use(nodes, node)));
        });
        return disks;
    }

    private BitmapUse use(BlockNodes nodes, String node) {
        String name = request.bitmap();
        if (name == null) {
            return BitmapUse.KEPT;
        }
        BlockDirtyInfo bitmap = nodes.bitmap(node, name).orElse(null);
        if (bitmap == null) {
            requireFull(node, "is not there");
            return BitmapUse.MADE;
        } else if (Boolean.TRUE.equals(bitmap.inconsistent())) {
            requireFull(node, "is inconsistent, because the server did not end properly");
            return BitmapUse.MADE_ANEW;
        } else if (!bitmap.recording()) {
            requireFull(node, "is disabled, and lacks some changes");
            throw Stop.failed(words(node) + " is disabled: enable or remove it");
        } else if (bitmap.busy()) {
            throw Stop.failed(words(node) + " is busy: another job uses it");
        }
        return BitmapUse.KEPT;
    }

    private void requireFull(String node, String why) {
        if (request.incremental()) {
            throw Stop.failed(words(node) + " " + why + ": make a full backup");
        }
    }

    private String words(String node) {
        return "bitmap '" + request.bitmap() + "' of node '" + node + "'";
    }

    /** The name of the bitmaps, of which there must be one. */
    private String bitmap() {
        return Objects.requireNonNull(request.bitmap());
    }

    private Remnant bitmap(Disk disk) {
        return new Remnant(Remnant.Kind.BITMAP, disk.node() + "/" + request.bitmap());
    }

    /** Creates a bitmap; what it records before the moment of the backup is cleared with the rest. */
    private void makeBitmap(Course course, Disk disk) {
        if (disk.use() == BitmapUse.KEPT) {
            return;
        }
        BlockNodes nodes = new BlockNodes(course);
        String name = bitmap();
        BooleanSupplier present = () -> nodes.bitmap(disk.node(), name).isPresent();
        Runnable remove =
                () -> course.run(new BlockDirtyBitmapRemoveRequest(disk.node(), name), () -> !present.getAsBoolean());
        if (disk.use() == BitmapUse.MADE_ANEW) {
            remove.run();
        }
        course.make(addBitmap(disk), bitmap(disk), present, remove);
    }

    private BlockDirtyBitmapAddRequest addBitmap(Disk disk) {
        return BlockDirtyBitmapAddRequest.builder()
                .node(disk.node())
                .name(bitmap())
                .persistent(request.persistent() ? true : null)
                .build();
    }

    private TransactionRequest start(List<Disk> disks) {
        List<TransactionAction> actions = new ArrayList<>();
        for (Disk disk : disks) {
            actions.add(TransactionAction.blockdevBackup(copy -> describe(disk, copy)));
        }
        return TransactionRequest.builder()
                .actions(actions)
                .properties(properties -> properties.completionMode(ActionCompletionMode.GROUPED))
                .build();
    }

    private void describe(Disk disk, BlockdevBackup.Builder copy) {
        copy.jobId(disk.job())
                .device(disk.node())
                .target(disk.target().name())
                .autoFinalize(false)
                .autoDismiss(false);
        if (request.speed() > 0) {
            copy.speed(request.speed());
        }
        if (request.incremental()) {
            copy.sync(MirrorSyncMode.INCREMENTAL).bitmap(request.bitmap());
        } else if (request.bitmap() != null) {
            copy.sync(MirrorSyncMode.FULL).bitmap(request.bitmap()).bitmapMode(BitmapSyncMode.ON_SUCCESS);
        } else {
            copy.sync(MirrorSyncMode.FULL);
        }
    }
}
