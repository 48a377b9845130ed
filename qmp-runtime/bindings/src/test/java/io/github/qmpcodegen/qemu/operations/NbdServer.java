package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.SocketAddress;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Another QEMU that exports a file of the size of a disk. */
final class NbdServer implements AutoCloseable {
    private final SocketFolder sockets;
    private final QemuProcess process;
    private final Path file;

    NbdServer(Path folder) throws IOException {
        sockets = SocketFolder.create();
        file = folder.resolve("exported.raw");
        try (RandomAccessFile created = new RandomAccessFile(file.toFile(), "rw")) {
            created.setLength(DiskMachine.SIZE);
        }
        process = QemuProcess.start(
                DiskMachine.options(),
                List.of(
                        "qemu-system-x86_64",
                        "-M",
                        "none",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-blockdev",
                        "file,node-name=exported,filename=" + file));
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.putObject("addr").put("type", "unix").putObject("data").put("path", socket().toString());
        process.client().execute("nbd-server-start", start);
        process.client()
                .execute(
                        "block-export-add",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("type", "nbd")
                                .put("id", "exported")
                                .put("node-name", "exported")
                                .put("writable", true));
    }

    private Path socket() {
        return sockets.socket("nbd");
    }

    CopyTarget target() {
        return CopyTarget.nbd(SocketAddress.unix(unix -> unix.path(socket().toString())), "exported");
    }

    String file() {
        return file.toString();
    }

    QemuProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        sockets.close();
    }
}
