package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections of a server: each is driven by a script, or waits for a caller that drives it. Thread-safe. */
final class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final Duration patience;
    private final Supplier<QemuVersion> version;
    private final BlockingQueue<ServerConnection> waiting = new LinkedBlockingQueue<>();
    private final List<ServerConnection> open = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private @Nullable ConnectionScript script;
    private boolean closed;

    /**
     * Creates none yet.
     *
     * @param patience how long a connection waits for its client
     * @param version that of the server
     */
    Connections(Duration patience, Supplier<QemuVersion> version) {
        this.patience = patience;
        this.version = version;
    }

    /** Lets a script drive every connection from now on, including those that are waiting. */
    void serve(ConnectionScript everyConnection) {
        List<ServerConnection> early = new ArrayList<>();
        synchronized (lock) {
            script = everyConnection;
            waiting.drainTo(early);
        }
        early.forEach(connection -> start(everyConnection, connection));
    }

    List<ServerConnection> open() {
        return List.copyOf(open);
    }

    /** Takes a connection. Never throws: a failure affects only this connection. */
    void accepted(SocketChannel channel) {
        try {
            take(new ServerConnection(channel, patience, version.get()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "a connection is closed at once: " + e);
            close(channel);
        }
    }

    private void take(ServerConnection connection) {
        ConnectionScript served;
        synchronized (lock) {
            if (closed) {
                connection.close();
                return;
            }
            open.add(connection);
            served = script;
            if (served == null) {
                waiting.add(connection);
            }
        }
        if (served != null) {
            start(served, connection);
        }
    }

    private void start(ConnectionScript served, ServerConnection connection) {
        Thread thread = new Thread(() -> run(served, connection), "qmp-server-connection");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // That is how the system refuses a thread.
            LOG.log(Level.WARNING, "no thread can be started for a connection; it is closed", e);
            open.remove(connection);
            connection.close();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a connection", e);
        }
    }

    private void run(ConnectionScript served, ServerConnection connection) {
        try (connection) {
            served.run(connection);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection has ended", e);
        } catch (Throwable e) {
            // An AssertionError, most likely. The connection is closed, so that the client does not wait.
            LOG.log(Level.WARNING, "the script of a connection failed", e);
        } finally {
            open.remove(connection);
        }
    }

    /** The next connection that no script drives. */
    ServerConnection next(QmpAddress address) {
        try {
            ServerConnection connection = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (connection == null) {
                throw new IllegalStateException("no client has connected to " + address + " within " + patience);
            }
            return connection;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a client", e);
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
        }
        open.forEach(ServerConnection::close);
    }
}
