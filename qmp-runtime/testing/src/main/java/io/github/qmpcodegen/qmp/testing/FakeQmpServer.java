package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A QMP server in this process, on a socket as a real one, that does what a test tells it.
 *
 * <p>There are two ways to use it. A test that is about the conversation drives each connection itself and can send any
 * bytes at any moment:
 *
 * <pre>{@code
 * try (FakeQmpServer server = FakeQmpServer.onUnixSocket()) {
 *     // The client connects in another thread, to server.address().
 *     FakeQmpConnection connection = server.accept();
 *     connection.negotiate();
 *     FakeQmpRequest request = connection.receive();
 *     connection.event("STOP", "{}").reply(request, "{}");
 * }
 * }</pre>
 *
 * <p>A test that is about something else has commands answered as they come:
 *
 * <pre>{@code
 * server.on("query-status", request -> "{\"running\": true, \"status\": \"running\"}").serve();
 * }</pre>
 *
 * <p>Thread-safe. Closing it ends all connections.
 */
public final class FakeQmpServer implements AutoCloseable {
    private final ServerSocketChannel listening;
    private final QmpAddress address;
    private final @Nullable Path directory;
    private final Duration patience;
    private final BlockingQueue<FakeQmpConnection> accepted = new LinkedBlockingQueue<>();
    private final List<FakeQmpConnection> connections = new CopyOnWriteArrayList<>();
    private final Map<String, FakeQmpHandler> handlers = new ConcurrentHashMap<>();
    private final List<FakeQmpRequest> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable Script script;

    /** What is done on a connection, in a thread of its own. */
    @FunctionalInterface
    public interface Script {

        /**
         * Drives the connection; it is closed when this returns.
         *
         * @param connection which was just accepted
         * @throws IOException when the connection ends
         */
        void run(FakeQmpConnection connection) throws IOException;
    }

    private FakeQmpServer(
            ServerSocketChannel listening, QmpAddress address, @Nullable Path directory, Duration patience) {
        this.listening = listening;
        this.address = address;
        this.directory = directory;
        this.patience = patience;
    }

    /** Listens on a UNIX socket in a folder of its own. */
    public static FakeQmpServer onUnixSocket() {
        try {
            Path directory = Files.createTempDirectory("qmp");
            return listening(directory.resolve("s"), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens on a UNIX socket, whose file is left behind. */
    public static FakeQmpServer onUnixSocket(Path socket) {
        try {
            return listening(socket, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeQmpServer listening(Path socket, @Nullable Path directory) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket), 1_024);
        return started(channel, QmpAddress.unix(socket), directory);
    }

    /** Listens on a free TCP port of the loopback interface. */
    public static FakeQmpServer onTcp() {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
            InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
            return started(channel, QmpAddress.tcp(bound.getAddress().getHostAddress(), bound.getPort()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FakeQmpServer started(ServerSocketChannel channel, QmpAddress address, @Nullable Path directory) {
        FakeQmpServer server = new FakeQmpServer(channel, address, directory, Duration.ofSeconds(20));
        Thread acceptor = new Thread(server::acceptAll, "fake-qmp-server " + address);
        acceptor.setDaemon(true);
        acceptor.start();
        return server;
    }

    /** Where clients connect. */
    public QmpAddress address() {
        return address;
    }

    /**
     * Has a command answered by {@link #serve}; the last handler for a name counts.
     *
     * @param command the command's name
     * @param handler makes the answer
     * @return this
     */
    public FakeQmpServer on(String command, FakeQmpHandler handler) {
        handlers.put(command, handler);
        return this;
    }

    /** Greets and negotiates on every connection from now on, and answers what it has handlers for, as QEMU does. */
    public FakeQmpServer serve() {
        return serve(connection -> {
            connection.negotiate();
            while (true) {
                FakeQmpRequest request = connection.receiveWithin(Duration.ofDays(1));
                requests.add(request);
                answer(connection, request);
            }
        });
    }

    /** Runs a script on every connection from now on, each in a thread of its own. */
    public FakeQmpServer serve(Script everyConnection) {
        script = everyConnection;
        return this;
    }

    private void answer(FakeQmpConnection connection, FakeQmpRequest request) throws IOException {
        FakeQmpHandler handler = handlers.get(request.command());
        if (handler == null) {
            connection.fail(request, "CommandNotFound", "The command " + request.command() + " has not been found");
            return;
        }
        try {
            connection.reply(request, handler.answer(request));
        } catch (FakeQmpError error) {
            connection.fail(request, error.errorClass(), error.description());
        }
    }

    /** What {@link #serve()} was asked, in the order in which it came. */
    public List<FakeQmpRequest> requests() {
        return List.copyOf(requests);
    }

    /** The connections that were accepted and have not ended on this side, in the order in which they came. */
    public List<FakeQmpConnection> connections() {
        return List.copyOf(connections);
    }

    /**
     * The next connection, to be driven by the caller; waits up to 20 seconds for it. Not for a server that serves.
     *
     * @throws IllegalStateException if none comes
     */
    public FakeQmpConnection accept() {
        try {
            FakeQmpConnection connection = accepted.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (connection == null) {
                throw new IllegalStateException("no client has connected to " + address + " within " + patience);
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a client", e);
        }
    }

    private void acceptAll() {
        while (true) {
            try {
                SocketChannel channel = listening.accept();
                FakeQmpConnection connection = new FakeQmpConnection(channel, patience);
                connections.add(connection);
                Script served = script;
                if (served == null) {
                    accepted.add(connection);
                } else {
                    Thread thread = new Thread(() -> run(served, connection), "fake-qmp-connection " + address);
                    thread.setDaemon(true);
                    thread.start();
                }
            } catch (IOException e) {
                // Closed: the server has ended.
                return;
            }
        }
    }

    private void run(Script served, FakeQmpConnection connection) {
        try (connection) {
            served.run(connection);
        } catch (IOException e) {
            // The client has left, which is its right.
        } finally {
            connections.remove(connection);
        }
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        try {
            listening.close();
            connections.forEach(FakeQmpConnection::close);
            if (directory != null) {
                Files.deleteIfExists(directory.resolve("s"));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
