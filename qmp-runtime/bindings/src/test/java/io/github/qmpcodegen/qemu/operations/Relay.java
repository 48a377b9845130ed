package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server that listens on a UNIX socket, so that their connection can be cut. */
final class Relay implements AutoCloseable {
    private final Path server;
    private final SocketFolder folder;
    private final ServerSocketChannel listening;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    Relay(Path server) throws IOException {
        this.server = server;
        folder = SocketFolder.create();
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket()));
        inBackground(this::accept);
    }

    Path socket() {
        return folder.socket("relay");
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                SocketChannel client = listening.accept();
                open.add(client);
                SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(server));
                open.add(far);
                inBackground(() -> copy(client, far));
                inBackground(() -> copy(far, client));
            } catch (IOException e) {
                // It is closed, or the server is gone.
                cut();
            }
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // It was cut.
        }
        close(from);
        close(to);
    }

    private void close(SocketChannel channel) {
        open.remove(channel);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the connections that there are. */
    void cut() {
        open.forEach(this::close);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        folder.close();
    }
}
