package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between clients and a real server that records what both send, for {@link QmpRecording}.
 *
 * <pre>{@code
 * try (QmpRecorder recorder = QmpRecorder.before(QmpAddress.parse("unix:/run/vm.qmp"), Path.of("session.jsonl"));
 *         QmpClient client = QmpClient.connect(recorder.address())) {
 *     client.execute("query-status");
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing it ends all connections; what was sent until then is in the file.
 */
public final class QmpRecorder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QmpRecorder.class.getName());

    private final QmpAddress server;
    private final RecordingFile file;
    private final Listening listening;
    private final AtomicInteger lastConnection = new AtomicInteger();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    private QmpRecorder(QmpAddress server, Path file) throws IOException {
        this.server = server;
        this.file = new RecordingFile(file);
        listening = Listening.onUnixSocket(this::accepted);
    }

    /**
     * Starts to record, on a UNIX socket in a private folder.
     *
     * @param server the server's address: a UNIX socket or TCP
     * @param file the file that the recording is written to; an existing one is overwritten
     * @throws IllegalArgumentException if the address is another
     * @throws UncheckedIOException if the file cannot be written
     */
    public static QmpRecorder before(QmpAddress server, Path file) {
        if (server instanceof QmpAddress.Tls) {
            throw new IllegalArgumentException(
                    "cannot record " + server + ", which is encrypted: expected unix:PATH or tcp:HOST:PORT");
        }
        try {
            return new QmpRecorder(server, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record to " + file + ": " + e.getMessage(), e);
        }
    }

    /** The address that clients connect to instead of the server's. */
    public QmpAddress address() {
        return listening.address();
    }

    private void accepted(SocketChannel client) {
        int connection = lastConnection.incrementAndGet();
        try {
            SocketChannel real = connect();
            open.add(client);
            open.add(real);
            AtomicInteger directions = new AtomicInteger(2);
            start(client, real, file.lines(connection, "in"), directions);
            start(real, client, file.lines(connection, "out"), directions);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "cannot connect to " + server, e);
            close(client);
        }
    }

    private SocketChannel connect() throws IOException {
        if (server instanceof QmpAddress.Unix unix) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(unix.path()));
            return channel;
        }
        QmpAddress.Tcp tcp = (QmpAddress.Tcp) server;
        return SocketChannel.open(new InetSocketAddress(tcp.host(), tcp.port()));
    }

    private void start(SocketChannel from, SocketChannel to, RecordingFile.Lines lines, AtomicInteger directions) {
        Thread pump = new Thread(
                () -> {
                    pass(from, to, lines);
                    if (directions.decrementAndGet() == 0) {
                        end(from);
                        end(to);
                    }
                },
                "qmp-recorder " + server);
        pump.setDaemon(true);
        pump.start();
    }

    private void pass(SocketChannel from, SocketChannel to, RecordingFile.Lines lines) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (lines) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                // Before it is passed on: a request must not be found behind its answer.
                lines.add(Arrays.copyOf(buffer.array(), buffer.limit()));
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "a connection to " + server + " has ended", e);
            // Ends the other direction, too.
            close(from);
            close(to);
        }
    }

    private void end(SocketChannel channel) {
        open.remove(channel);
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a connection", e);
        }
    }

    /** Ends all connections, and closes the file. */
    @Override
    public void close() {
        listening.close();
        open.forEach(QmpRecorder::close);
        file.close();
    }
}
