package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.BlockDeviceInfo;
import io.github.qmpcodegen.qemu.BlockDirtyInfo;
import io.github.qmpcodegen.qemu.BlockInfo;
import io.github.qmpcodegen.qemu.BlockdevAddRequest;
import io.github.qmpcodegen.qemu.BlockdevDelRequest;
import io.github.qmpcodegen.qemu.QueryBlockRequest;
import io.github.qmpcodegen.qemu.QueryNamedBlockNodesRequest;
import io.github.qmpcodegen.qmp.QmpCommandException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The block nodes of the server, as it reports them when asked. */
final class BlockNodes {
    private final Course course;

    BlockNodes(Course course) {
        this.course = course;
    }

    private Optional<BlockDeviceInfo> find(String name) {
        // The whole chain below each grows with their square.
        return find(name, course.has("query-named-block-nodes/arg-type/flat") ? true : null);
    }

    private Optional<BlockDeviceInfo> find(String name, @Nullable Boolean flat) {
        QueryNamedBlockNodesRequest query =
                QueryNamedBlockNodesRequest.builder().flat(flat).build();
        return course.ask(query).stream()
                .filter(node -> name.equals(node.nodeName()))
                .findFirst();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Returns a node; ends the operation if there is none. */
    BlockDeviceInfo get(String name) {
        return find(name).orElseThrow(() -> Stop.failed("there is no block node '" + name + "'"));
    }

    /** Whether a node has something below it, from which it reads what it lacks itself. */
    boolean hasBacking(String name) {
        // Without its chain each has a depth of 0.
        return find(name, null).filter(node -> node.backingFileDepth() > 0).isPresent();
    }

    /** The dirty bitmap of a node, which up to QEMU 4.1 is reported by the node's device instead of the node. */
    @SuppressWarnings("deprecation")
    Optional<BlockDirtyInfo> bitmap(String node, String name) {
        Stream<BlockDirtyInfo> bitmaps = course.has("query-named-block-nodes/ret-type/dirty-bitmaps")
                ? stream(get(node).dirtyBitmaps())
                : course.ask(QueryBlockRequest.builder().build()).stream()
                        .filter(device -> isOf(device, node))
                        .flatMap(device -> stream(device.dirtyBitmaps()));
        return bitmaps.filter(bitmap -> name.equals(bitmap.name())).findFirst();
    }

    private static boolean isOf(BlockInfo device, String node) {
        BlockDeviceInfo inserted = device.inserted();
        return inserted != null && node.equals(inserted.nodeName());
    }

    private static Stream<BlockDirtyInfo> stream(@Nullable List<BlockDirtyInfo> bitmaps) {
        return bitmaps == null ? Stream.of() : bitmaps.stream();
    }

    /** Adds a node, which is removed again if the operation does not complete. */
    void add(BlockdevAddRequest request, String name) {
        course.make(request, remnant(name), () -> has(name), () -> delete(name));
    }

    /** Removes a node that was added, which writes everything to its file. */
    void close(String name) {
        try {
            delete(name);
        } catch (QmpCommandException e) {
            // It is in use.
            course.drop(remnant(name));
        }
        course.keep(remnant(name));
    }

    /** Removes a node that was added, unless it is in use; whether it is gone. */
    boolean remove(String name) {
        try {
            delete(name);
        } catch (QmpCommandException e) {
            if (has(name)) {
                return false;
            }
        }
        keep(name);
        return true;
    }

    /** Whether a device of the machine has a node as its disk. */
    boolean isInserted(String name) {
        return course.ask(QueryBlockRequest.builder().build()).stream().anyMatch(device -> isOf(device, name));
    }

    /** Keeps a node that was added. */
    void keep(String name) {
        course.keep(remnant(name));
    }

    private void delete(String name) {
        course.run(new BlockdevDelRequest(name), () -> !has(name));
    }

    private static Remnant remnant(String name) {
        return new Remnant(Remnant.Kind.NODE, name);
    }
}
