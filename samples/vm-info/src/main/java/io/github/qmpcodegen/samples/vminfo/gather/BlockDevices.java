package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.samples.vminfo.model.BlockDevice;
import io.github.qmpcodegen.samples.vminfo.model.Medium;
import io.github.qmpcodegen.samples.vminfo.model.Medium.Image;
import io.github.qmpcodegen.samples.vminfo.qmp.BlockInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.BlockInserted;
import io.github.qmpcodegen.samples.vminfo.qmp.ImageInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads drives and their media, from servers that list whole chains and from those that know only their first links. */
final class BlockDevices {

    private BlockDevices() {}

    static List<BlockDevice> of(List<BlockInfo> drives) {
        return drives.stream().map(BlockDevices::device).toList();
    }

    private static BlockDevice device(BlockInfo drive) {
        BlockInserted inserted = drive.inserted();
        return new BlockDevice(
                emptyToNull(drive.device()),
                emptyToNull(drive.qdev()),
                kind(drive),
                drive.locked(),
                drive.trayOpen(),
                drive.ioStatus(),
                inserted == null ? null : medium(inserted));
    }

    private static String kind(BlockInfo drive) {
        String type = Objects.requireNonNullElse(drive.type(), "unknown");
        return switch (type) {
            case "hd" -> "disk";
            case "unknown" -> drive.removable() ? "removable" : "disk";
            default -> type;
        };
    }

    /**
     * The media that are in no drive. Nodes without a name of their own are parts of others, and so is a node with another
     * driver for a file of a node before it: servers list a node before those that it is built on.
     */
    static List<Medium> looseNodes(List<BlockInserted> nodes, List<BlockDevice> drives) {
        Set<String> parts = new HashSet<>();
        for (BlockDevice drive : drives) {
            Medium medium = drive.medium();
            if (medium != null) {
                medium.chain().forEach(image -> parts.add(image.file()));
            }
        }
        Map<String, @Nullable String> drivers = new HashMap<>();
        List<Medium> loose = new ArrayList<>();
        for (BlockInserted node : nodes) {
            Medium medium = medium(node);
            Image top = medium.chain().get(0);
            boolean named = medium.node() != null && !medium.node().startsWith("#");
            if (named && !parts.contains(top.file())) {
                drivers.putIfAbsent(top.file(), top.format());
                if (Objects.equals(drivers.get(top.file()), top.format())) {
                    loose.add(medium);
                }
                medium.chain().stream().skip(1).forEach(image -> parts.add(image.file()));
            }
        }
        return List.copyOf(loose);
    }

    private static Medium medium(BlockInserted inserted) {
        List<Image> chain = new ArrayList<>();
        ImageInfo image = inserted.image();
        if (image == null) {
            chain.add(new Image(inserted.file(), inserted.drv(), null, null));
            String backing = inserted.backingFile();
            if (backing != null) {
                chain.add(new Image(backing, null, null, null));
            }
        }
        while (image != null) {
            chain.add(new Image(image.filename(), image.format(), image.virtualSize(), image.actualSize()));
            image = image.backingImage();
        }
        Long depth = inserted.backingFileDepth();
        return new Medium(
                inserted.nodeName(),
                inserted.ro(),
                Boolean.TRUE.equals(inserted.encrypted()),
                List.copyOf(chain),
                depth == null ? 0 : Math.max(0, depth + 1 - chain.size()));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
