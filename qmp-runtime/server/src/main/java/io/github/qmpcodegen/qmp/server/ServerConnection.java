package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.server.internal.json.Incoming;
import io.github.qmpcodegen.qmp.server.internal.json.RequestStream;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * The server's side of one connection: sends what it is given, byte for byte, and reads only when asked to. Each method
 * that waits gives up after 20 seconds.
 *
 * <p>One thread may receive while others send; what one call sends stays together.
 */
public final class ServerConnection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

    private final SocketChannel channel;
    private final Duration patience;
    private final QemuVersion version;
    private final Selector readable;
    private final ByteBuffer input = ByteBuffer.allocate(4 * 1024).flip();
    private final RequestStream requests = new RequestStream();
    private final Backlog backlog = new Backlog();

    // Held by the thread that writes, which may wait for the client meanwhile.
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean deaf;
    private volatile @Nullable Selector writing;

    ServerConnection(SocketChannel channel, Duration patience, QemuVersion version) throws IOException {
        this.channel = channel;
        this.patience = patience;
        this.version = version;
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        readable = Selector.open();
        try {
            channel.register(readable, SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            // The client has left.
            readable.close();
            throw e;
        }
    }

    /** Greets like the server's version, with these capabilities, such as {@code oob}. */
    public ServerConnection greet(String... capabilities) throws IOException {
        return send(WireText.of(Greetings.of(version, List.of(capabilities))));
    }

    /** Greets, and answers the negotiation that must follow. */
    public ServerConnection negotiate(String... capabilities) throws IOException {
        greet(capabilities);
        ReceivedRequest request = receive();
        if (!request.command().equals("qmp_capabilities")) {
            throw new IllegalStateException("expected qmp_capabilities, got " + request.text());
        }
        return reply(request, "{}");
    }

    /** Sends the answer that the command returned a value, given as JSON text. */
    public ServerConnection reply(ReceivedRequest request, String value) throws IOException {
        return send(Replies.success(request.id(), value));
    }

    /** Sends the answer that the command failed. */
    public ServerConnection fail(ReceivedRequest request, String errorClass, String description) throws IOException {
        return send(Replies.failure(request.id(), errorClass, description));
    }

    /** Sends an event with its data as JSON text. */
    public ServerConnection event(String name, String data) throws IOException {
        return send("{\"timestamp\": {\"seconds\": 1700000000, \"microseconds\": 1}, \"event\": "
                + WireText.of(StringNode.valueOf(name)) + ", \"data\": " + data + "}");
    }

    /** Sends a text and a line terminator as QEMU writes it. */
    public ServerConnection send(String line) throws IOException {
        return sendBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are. */
    public ServerConnection sendBytes(byte... bytes) throws IOException {
        sending.lock();
        try {
            for (ByteBuffer earlier = backlog.first(); earlier != null; earlier = backlog.first()) {
                write(earlier);
                backlog.removeFirst();
            }
            write(ByteBuffer.wrap(bytes));
        } finally {
            sending.unlock();
        }
        return this;
    }

    /**
     * Sends a line when the client takes it, after those passed before; a client that has left too much unread is
     * disconnected. Never waits.
     *
     * @throws IOException if the client has ended the connection
     */
    void sendLater(String line) throws IOException {
        if (!backlog.add((line + "\r\n").getBytes(StandardCharsets.UTF_8))) {
            if (channel.isOpen()) {
                LOG.log(
                        Level.WARNING,
                        "a client has left " + Backlog.MOST_BYTES + " bytes of events unread: it is disconnected");
                close();
            }
            return;
        }
        if (sending.tryLock()) {
            try {
                ByteBuffer earliest = backlog.first();
                while (earliest != null && writeNow(earliest)) {
                    backlog.removeFirst();
                    earliest = backlog.first();
                }
            } finally {
                sending.unlock();
            }
        }
        if (backlog.startsSender()) {
            Thread sender = new Thread(this::sendBacklog, "qmp-server-events");
            sender.setDaemon(true);
            sender.start();
        }
    }

    /** Sends what is left, in a separate thread. */
    private void sendBacklog() {
        try {
            do {
                sendBytes();
            } while (backlog.goesOn());
        } catch (IOException e) {
            if (channel.isOpen()) {
                LOG.log(Level.WARNING, "a client that cannot be sent events is disconnected: " + e.getMessage());
                close();
            }
        }
    }

    private boolean writeNow(ByteBuffer left) throws IOException {
        channel.write(left);
        return !left.hasRemaining();
    }

    private void write(ByteBuffer left) throws IOException {
        if (writeNow(left)) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try (Selector writable = Selector.open()) {
            writing = writable;
            channel.register(writable, SelectionKey.OP_WRITE);
            while (left.hasRemaining()) {
                await(writable, deadline, "the client has not read");
                channel.write(left);
            }
        }
    }

    /**
     * Returns the next command, waiting for it.
     *
     * @throws EOFException if the client has closed the connection
     * @throws SocketTimeoutException if none comes in time
     * @throws IllegalStateException if the client has sent something that is not JSON, other than the byte 0xFF
     */
    public ReceivedRequest receive() throws IOException {
        while (true) {
            Incoming incoming = next(patience);
            if (incoming instanceof Incoming.Value value) {
                return ReceivedRequest.of(value);
            }
            if (incoming instanceof Incoming.Malformed malformed && !malformed.sentinel()) {
                throw new IllegalStateException(
                        "the client has sent text that is not JSON: " + malformed.description());
            }
        }
    }

    /** Returns what the client sends next, whether it is a command or not. */
    Incoming next(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Incoming incoming = requests.poll();
            if (incoming != null) {
                return incoming;
            }
            requests.feed(nextByte(deadline));
        }
    }

    /**
     * Returns the next bytes, whatever they are. Must not be mixed with {@link #receive}.
     *
     * @param count how many bytes
     * @throws EOFException if the client closes the connection before
     * @throws SocketTimeoutException if they do not come in time
     */
    public byte[] receiveBytes(int count) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = nextByte(deadline);
        }
        return bytes;
    }

    private byte nextByte(long deadline) throws IOException {
        if (!input.hasRemaining()) {
            fill(deadline);
        }
        return input.get();
    }

    private void fill(long deadline) throws IOException {
        input.clear().flip();
        while (true) {
            if (!deaf) {
                input.clear();
                int count = channel.read(input);
                input.flip();
                if (count < 0) {
                    throw new EOFException("the client has closed the connection");
                }
                if (count > 0) {
                    return;
                }
            }
            await(readable, deadline, "the client has sent no command");
        }
    }

    /** Stops reading, so that what the client sends fills its buffers. */
    public void stopReading() {
        deaf = true;
        SelectionKey key = channel.keyFor(readable);
        if (key != null) {
            key.interestOps(0);
        }
    }

    /** Waits until the client has closed the connection, discarding what it sends until then. */
    public void awaitEnd() throws IOException {
        try {
            while (true) {
                fill(System.nanoTime() + patience.toNanos());
            }
        } catch (EOFException e) {
            // What was waited for.
        }
    }

    private static void await(Selector selector, long deadline, String complaint) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        try {
            if (left <= 0 || (selector.select(left) == 0 && System.nanoTime() >= deadline)) {
                throw new SocketTimeoutException(complaint + " in time");
            }
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            ClosedChannelException closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            channel.close();
            readable.close();
            Selector waiting = writing;
            if (waiting != null) {
                // Who waits for the client to read would not notice.
                waiting.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
