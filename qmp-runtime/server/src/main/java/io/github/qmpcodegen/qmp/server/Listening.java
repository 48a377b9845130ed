package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Accepts connections at an address, in its own thread, until it is closed. */
final class Listening implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Listening.class.getName());
    private static final int MOST_WAITING = 1_024;
    private static final long RETRY_MILLIS = 20;

    private final ServerSocketChannel channel;
    private final QmpAddress address;
    private final Runnable cleanup;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Listening(ServerSocketChannel channel, QmpAddress address, Runnable cleanup) {
        this.channel = channel;
        this.address = address;
        this.cleanup = cleanup;
    }

    /** Listens on a UNIX socket in a private folder, which is deleted at closing. */
    static Listening onUnixSocket(Consumer<SocketChannel> accepted) throws IOException {
        SocketFolder folder = SocketFolder.create();
        try {
            return unix(folder.socket("s"), accepted, folder::close);
        } catch (IOException | RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    /** Listens at an address; a TCP port of 0 takes any free one. */
    static Listening at(QmpAddress address, Consumer<SocketChannel> accepted) throws IOException {
        if (address instanceof QmpAddress.Unix unix) {
            return unix(unix.path(), accepted, () -> delete(unix.path()));
        }
        if (address instanceof QmpAddress.Tcp tcp) {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.bind(new InetSocketAddress(tcp.host(), tcp.port()), MOST_WAITING);
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            return started(new Listening(channel, QmpAddress.tcp(tcp.host(), port), () -> {}), accepted);
        }
        throw new IOException("cannot listen at " + address + ": expected unix:PATH or tcp:HOST:PORT");
    }

    private static Listening unix(Path socket, Consumer<SocketChannel> accepted, Runnable cleanup) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket), MOST_WAITING);
        return started(new Listening(channel, QmpAddress.unix(socket), cleanup), accepted);
    }

    private static Listening started(Listening listening, Consumer<SocketChannel> accepted) {
        Thread acceptor = new Thread(() -> listening.accept(accepted), "qmp-server " + listening.address);
        acceptor.setDaemon(true);
        acceptor.start();
        return listening;
    }

    private void accept(Consumer<SocketChannel> accepted) {
        while (channel.isOpen()) {
            SocketChannel connection = null;
            try {
                connection = channel.accept();
            } catch (IOException e) {
                if (channel.isOpen()) {
                    warn("no connection can be accepted at the moment at ", e);
                    untilThereMayBeDescriptors();
                }
            }
            if (connection != null) {
                try {
                    accepted.accept(connection);
                } catch (RuntimeException | Error e) {
                    warn("a connection is abandoned at ", e);
                    close(connection);
                }
            }
        }
    }

    private void warn(String problem, Throwable cause) {
        try {
            LOG.log(Level.WARNING, problem + address, cause);
        } catch (RuntimeException | Error e) {
            // Where no descriptors are left, a class or file that a log needs cannot be read. Going on matters more.
            return;
        }
    }

    private void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            warn("a connection could not be closed at ", e);
        }
    }

    /** Waits a while, because nothing reports when a descriptor becomes free; at most until it is closed. */
    private void untilThereMayBeDescriptors() {
        try {
            boolean unused = closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "interrupt of the acceptor ignored");
        }
    }

    /** The address that it listens at, with the actual port. */
    QmpAddress address() {
        return address;
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cleanup.run();
    }
}
