package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockdevDriver;
import io.github.qmpcodegen.qemu.BlockdevSnapshot;
import io.github.qmpcodegen.qemu.ImageInfo;
import io.github.qmpcodegen.qemu.TransactionAction;
import io.github.qmpcodegen.qemu.TransactionRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A snapshot: overlays are created and opened, and one transaction puts each on top of its disk. */
final class Snapshot {
    private static final Set<BlockdevDriver> FILTERS = EnumSet.of(
            BlockdevDriver.THROTTLE,
            BlockdevDriver.COPY_ON_READ,
            BlockdevDriver.COPY_BEFORE_WRITE,
            BlockdevDriver.PREALLOCATE,
            BlockdevDriver.BLKDEBUG,
            BlockdevDriver.BLKLOGWRITES,
            BlockdevDriver.BLKREPLAY,
            BlockdevDriver.BLKVERIFY);

    private final SnapshotRequest request;

    Snapshot(SnapshotRequest request) {
        this.request = request;
    }

    SnapshotResult run(Course course) {
        Map<String, TargetNode> overlays = make(course);
        Map<String, String> names = new LinkedHashMap<>();
        overlays.forEach((node, overlay) -> {
            overlay.keep();
            names.put(node, overlay.name());
        });
        return new SnapshotResult(names);
    }

    /**
     * Takes the snapshot; if the operation does not complete after this, what was written since goes back into the
     * disks.
     */
    Map<String, TargetNode> make(Course course) {
        BlockNodes nodes = new BlockNodes(course);
        Map<String, TargetNode> overlays = overlays(course, nodes);
        TransactionRequest snapshot = snapshot(overlays);
        course.require(snapshot);
        for (Map.Entry<String, TargetNode> disk : overlays.entrySet()) {
            course.require(commit(disk.getKey(), disk.getValue()).start(""));
            disk.getValue().require();
        }
        overlays.values().forEach(TargetNode::open);
        course.begin(
                snapshot,
                () -> overlays.values().stream().allMatch(overlay -> nodes.hasBacking(overlay.name())),
                overlays.entrySet().stream()
                        .map(disk -> active(course, disk.getKey(), disk.getValue()))
                        .toList());
        return overlays;
    }

    private Map<String, TargetNode> overlays(Course course, BlockNodes nodes) {
        String name = Course.uniqueName("snapshot");
        Map<String, TargetNode> overlays = new LinkedHashMap<>();
        request.overlays()
                .forEach((node, path) -> overlays.put(
                        node, TargetNode.on(course, image(node, nodes), path, name + "-" + overlays.size())));
        return overlays;
    }

    private static ImageInfo image(String node, BlockNodes nodes) {
        ImageInfo image = nodes.get(node).image();
        if (FILTERS.contains(BlockdevDriver.TEXTS.of(image.format()))) {
            throw Stop.failed("node '" + node + "' is a " + image.format()
                    + " filter, which an overlay cannot have as its backing file: name the node below it");
        }
        return image;
    }

    private static TransactionRequest snapshot(Map<String, TargetNode> overlays) {
        List<TransactionAction> actions = overlays.entrySet().stream()
                .<TransactionAction>map(disk -> TransactionAction.blockdevSnapshot(
                        new BlockdevSnapshot(disk.getKey(), disk.getValue().name())))
                .toList();
        return TransactionRequest.builder().actions(actions).build();
    }

    private static WhatWasMade.Made active(Course course, String node, TargetNode overlay) {
        return new WhatWasMade.Made(
                new Remnant(Remnant.Kind.NODE, overlay.name()),
                () -> new BlockNodes(course).hasBacking(overlay.name()),
                () -> commit(node, overlay).run(course));
    }

    /** Undoes it for one disk. */
    private static Commit commit(String node, TargetNode overlay) {
        return new Commit(CommitRequest.builder(overlay.name()).base(node).build());
    }
}
