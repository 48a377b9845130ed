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

/** The block nodes of the server, as it tells them when it is asked. */
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

    /** Ends the operation if there is no such node. */
    BlockDeviceInfo get(String name) {
        return find(name).orElseThrow(() -> Stop.failed("there is no block node '" + name + "'"));
    }

    /** Whether there is something below a node, which reads what the node itself lacks. */
    boolean hasBacking(String name) {
        // Without its chain each has a depth of 0.
        return find(name, null).filter(node -> node.backingFileDepth() > 0).isPresent();
    }

    /** The dirty bitmap of a node, which up to QEMU 4.1 not the node tells, but the device that has it. */
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

    /** Adds a node, which goes away again if the operation does not get to its end. */
    void add(BlockdevAddRequest request, String name) {
        course.make(request, remnant(name), () -> has(name), () -> delete(name));
    }

    /** Has a node go away that was added, which writes all that is to be in its file. */
    void close(String name) {
        try {
            delete(name);
        } catch (QmpCommandException e) {
            // It is in use.
            course.drop(remnant(name));
        }
        course.keep(remnant(name));
    }

    /** Leaves be a node that was added. */
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
