package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.qmpcodegen.qemu.BlockDirtyInfo;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A machine without a guest, with disks that its monitor writes to. */
final class DiskMachine implements AutoCloseable {
    static final int SIZE = 8 << 20;

    private final QemuProcess process;
    private final QemuCommands commands;
    private final Set<String> nodes;

    private DiskMachine(QemuProcess process) {
        this.process = process;
        commands = new QemuCommands(process.client());
        nodes = nodes();
    }

    static QmpOptions options() {
        return QmpOptions.builder()
                .registry(new QemuRegistry())
                .strict(true)
                .checkRequests(true)
                .build();
    }

    /**
     * Starts it with new, empty disks.
     *
     * @param folder has them afterwards, as {@code disk0.qcow2} and so on
     * @param disks how many
     */
    static DiskMachine start(Path folder, int disks, String... further) {
        for (int i = 0; i < disks; i++) {
            Path file = folder.resolve("disk" + i + ".qcow2");
            if (!Files.exists(file)) {
                QemuImg.run("create", "-q", "-f", "qcow2", file.toString(), Integer.toString(SIZE));
            }
        }
        List<String> command =
                new ArrayList<>(List.of("qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none"));
        for (int i = 0; i < disks; i++) {
            command.add("-drive");
            command.add("if=none,id=drive" + i + ",node-name=disk" + i + ",format=qcow2,file="
                    + folder.resolve("disk" + i + ".qcow2"));
        }
        command.addAll(List.of(further));
        return new DiskMachine(QemuProcess.start(options(), command));
    }

    /** What an operation tells that is done and has left nothing behind. */
    static <R> R completed(Operation<R> operation) {
        Outcome<R> end = operation.await();
        assertEquals(List.of(), end.remnants(), end::toString);
        if (end instanceof Outcome.Completed<R> completed) {
            return completed.result();
        }
        return fail(end.toString());
    }

    QmpClient client() {
        return process.client();
    }

    QemuCommands commands() {
        return commands;
    }

    QemuProcess process() {
        return process;
    }

    Operations operations() {
        return Operations.of(client());
    }

    /** Fills a part of a disk with a byte. */
    void write(int disk, long offset, long length, int pattern) {
        change(disk, "write -P " + pattern, offset, length);
    }

    /** Does something to a part of a disk, in the words of QEMU's program for that. */
    void change(int disk, String how, long offset, long length) {
        String said = commands.humanMonitorCommand(
                request -> request.commandLine("qemu-io drive%d \"%s %d %d\"".formatted(disk, how, offset, length)));
        // How it went is said on the standard output.
        assertEquals("", said);
    }

    /** A node of a disk's size to which nothing can be written. */
    static ObjectNode failing(String name) {
        ObjectNode options =
                JsonNodeFactory.instance.objectNode().put("driver", "blkdebug").put("node-name", name);
        options.putObject("image").put("driver", "null-co").put("size", SIZE);
        options.putArray("inject-error").addObject().put("event", "none").put("iotype", "write");
        return options;
    }

    /** What {@link #write} does, to a disk's content in memory. */
    static void fill(byte[] content, int offset, int length, int pattern) {
        Arrays.fill(content, offset, offset + length, (byte) pattern);
    }

    Optional<BlockDirtyInfo> bitmap(int disk, String name) {
        return commands.queryNamedBlockNodes().stream()
                .filter(node -> ("disk" + disk).equals(node.nodeName()))
                .flatMap(node ->
                        Optional.ofNullable(node.dirtyBitmaps()).stream().flatMap(List::stream))
                .filter(bitmap -> name.equals(bitmap.name()))
                .findFirst();
    }

    /** The name of the node that a drive's disk is. */
    String active(int disk) {
        return commands.queryBlock().stream()
                .filter(drive -> drive.device().equals("drive" + disk))
                .map(drive ->
                        String.valueOf(Objects.requireNonNull(drive.inserted()).nodeName()))
                .findFirst()
                .orElseThrow();
    }

    /** Removes a node with that of its file, as far as they do not go by themselves as those of {@code -drive} do. */
    void remove(String node) {
        for (String each : List.of(node, node + "-file")) {
            if (nodes().contains(each)) {
                commands.blockdevDel(each);
            }
        }
    }

    Set<String> nodes() {
        return commands.queryNamedBlockNodes().stream()
                .map(node -> String.valueOf(node.nodeName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** No job, and no node that was not there when this was started, or is not there any more. */
    void assertNothingLeft() {
        assertEquals(List.of(), commands.queryJobs());
        assertEquals(nodes, nodes());
    }

    @Override
    public void close() {
        process.close();
    }
}
