package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of a server: each is driven by a script, or waits for a test that drives it. Thread-safe. */
final class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    private final Duration patience;
    private final BlockingQueue<FakeQmpConnection> waiting = new LinkedBlockingQueue<>();
    private final List<FakeQmpConnection> open = new CopyOnWriteArrayList<>();
    private volatile FakeQmpServer.@Nullable Script script;

    Connections(Duration patience) {
        this.patience = patience;
    }

    void serve(FakeQmpServer.Script everyConnection) {
        script = everyConnection;
    }

    List<FakeQmpConnection> open() {
        return List.copyOf(open);
    }

    void accepted(SocketChannel channel) {
        try {
            FakeQmpConnection connection = new FakeQmpConnection(channel, patience);
            open.add(connection);
            FakeQmpServer.Script served = script;
            if (served == null) {
                waiting.add(connection);
            } else {
                Thread thread = new Thread(() -> run(served, connection), "fake-qmp-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client has left at once", e);
        }
    }

    private void run(FakeQmpServer.Script served, FakeQmpConnection connection) {
        try (connection) {
            served.run(connection);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection has ended", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the script of a connection has failed", e);
        } finally {
            open.remove(connection);
        }
    }

    /** The next connection that no script drives. */
    FakeQmpConnection next(QmpAddress address) {
        try {
            FakeQmpConnection connection = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
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
        open.forEach(FakeQmpConnection::close);
    }
}
