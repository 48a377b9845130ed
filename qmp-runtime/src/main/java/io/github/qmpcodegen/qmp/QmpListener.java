package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.link.TransportSource;
import io.github.qmpcodegen.qmp.internal.transport.Connecting;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Listens for connections that QEMU makes to us: {@code -qmp unix:PATH} or {@code -qmp tcp:HOST:PORT} without
 * {@code server}.
 *
 * <p>Thread-safe; each connection goes to one of the accepting threads.
 */
public final class QmpListener implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final ServerSocketChannel channel;
    private final Selector acceptable;
    private final QmpAddress address;
    private final @Nullable Path file;

    /** Distinguishes the socket's file from another one that has taken its place; null where the system provides none. */
    private final @Nullable Object identity;

    private QmpListener(ServerSocketChannel channel, QmpAddress address, @Nullable Path file) throws IOException {
        this.channel = channel;
        this.address = address;
        this.file = file;
        identity = file == null ? null : identity(file);
        // Selecting, not accepting, is what waits: an interrupt would close the channel.
        channel.configureBlocking(false);
        acceptable = Selector.open();
        channel.register(acceptable, SelectionKey.OP_ACCEPT);
    }

    /**
     * Starts listening.
     *
     * @param address where to listen; a TCP port of 0 takes any free one
     * @return the listener, to be closed
     * @throws QmpConnectException if the address is in use or not one of this host
     */
    public static QmpListener open(QmpAddress address) {
        Path file = address instanceof QmpAddress.Unix unix ? unix.path() : null;
        try {
            ServerSocketChannel channel =
                    file == null ? ServerSocketChannel.open() : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                return new QmpListener(channel, bound(channel, address), file);
            } catch (Throwable e) {
                Connecting.close(channel);
                throw e;
            }
        } catch (IOException e) {
            throw new QmpConnectException("cannot listen at " + address + ": " + e.getMessage() + inTheWay(address), e);
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** Listens, and returns where. */
    private static QmpAddress bound(ServerSocketChannel channel, QmpAddress address) throws IOException {
        if (address instanceof QmpAddress.Unix unix) {
            channel.bind(Connecting.unixAddress(unix));
            return address;
        } else if (address instanceof QmpAddress.Tls tls) {
            int port = bound(channel, tls.host(), tls.port());
            return new QmpAddress.Tls(tls.host(), port, tls.context(), tls.verifiesPeer());
        }
        QmpAddress.Tcp tcp = (QmpAddress.Tcp) address;
        return new QmpAddress.Tcp(tcp.host(), bound(channel, tcp.host(), tcp.port()));
    }

    private static int bound(ServerSocketChannel channel, String host, int port) throws IOException {
        InetSocketAddress requested = new InetSocketAddress(host, port);
        if (requested.isUnresolved()) {
            throw new IOException("unknown host '" + host + "'");
        }
        channel.bind(requested);
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** The address that it listens at, with the actual port. */
    public QmpAddress address() {
        return address;
    }

    /**
     * Waits for a connection, then for its greeting, and negotiates.
     *
     * @param timeout how long to wait for the connection
     * @param options the client's options
     * @return the client, ready for commands
     * @throws QmpTimeoutException if none comes in time
     * @throws QmpClosedException if the listener is closed
     * @throws QmpException as {@link QmpClient#connect(QmpAddress, QmpOptions)}
     * @throws IllegalArgumentException if the timeout is negative
     */
    public QmpClient accept(Duration timeout, QmpOptions options) {
        return QmpClient.connected(TransportSource.of(address, accepted(timeout)), options);
    }

    /** Returns how to go on where a file is in the way, which the system does not say. */
    private static String inTheWay(QmpAddress address) {
        return address instanceof QmpAddress.Unix unix && Files.exists(unix.path(), LinkOption.NOFOLLOW_LINKS)
                ? "; the file exists: delete it if no process listens there"
                : "";
    }

    private SocketChannel accepted(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout must not be negative: " + timeout);
        }
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            while (true) {
                SocketChannel accepted = channel.accept();
                if (accepted != null) {
                    return accepted;
                }
                // Rounded up: a wait of 0 would have no end.
                long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                if (millis <= 0) {
                    throw new QmpTimeoutException(
                            "no client has connected to " + address + " within " + Deadlines.text(timeout),
                            QmpTimeoutException.Awaited.CONNECTION,
                            timeout,
                            null,
                            null,
                            false);
                }
                acceptable.select(millis);
                if (Thread.currentThread().isInterrupted()) {
                    throw new QmpInterruptedException("interrupted while listening at " + address, null, null, null);
                }
                acceptable.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException e) {
            throw new QmpClosedException(address + " no longer listens", e, null, null, false);
        }
    }

    /**
     * Stops listening, and removes the socket's file, unless another one has taken its place. Accepted connections stay
     * open.
     */
    @Override
    public void close() {
        try {
            channel.close();
            acceptable.close();
            if (file != null && Objects.equals(identity, identity(file))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, () -> "somebody has removed the socket of " + address);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "closing " + address, e);
        }
    }
}
