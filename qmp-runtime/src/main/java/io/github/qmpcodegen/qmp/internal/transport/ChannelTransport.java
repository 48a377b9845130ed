package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A UNIX or TCP socket in non-blocking mode.
 *
 * <p>That mode is what lets a user's thread write: an interrupted thread closes a channel on which it blocks, but not
 * one on which no operation blocks. Waiting is done in selectors, by the connection's own threads.
 */
public final class ChannelTransport implements QmpTransport {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final String peer;
    private final SocketChannel channel;
    private final Selector readable;
    private volatile @Nullable Selector writable;
    private volatile boolean closed;

    /**
     * Takes over a connected channel.
     *
     * @param peer the peer's name
     * @param channel the channel, closed with this
     * @throws IOException if the system refuses a selector
     */
    public ChannelTransport(String peer, SocketChannel channel) throws IOException {
        this.peer = peer;
        this.channel = channel;
        channel.configureBlocking(false);
        readable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (true) {
            await(readable);
            int count = channel.read(target);
            if (count != 0) {
                return count;
            }
        }
    }

    @Override
    public void writeNow(ByteBuffer message) throws IOException {
        channel.write(message);
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        channel.write(message);
        if (!message.hasRemaining()) {
            return;
        }
        try (Selector selector = Selector.open()) {
            writable = selector;
            channel.register(selector, SelectionKey.OP_WRITE);
            while (message.hasRemaining()) {
                await(selector);
                channel.write(message);
            }
        } finally {
            writable = null;
        }
    }

    private void await(Selector selector) throws IOException {
        try {
            if (closed) {
                throw new AsynchronousCloseException();
            }
            selector.select();
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            AsynchronousCloseException failure = new AsynchronousCloseException();
            failure.initCause(e);
            throw failure;
        }
        if (closed) {
            throw new AsynchronousCloseException();
        }
        // These threads are the connection's own; an interrupt set by a stranger would only make them spin.
        Thread.interrupted();
    }

    @Override
    public void close() {
        closed = true;
        close(channel);
        close(readable);
        Selector writing = writable;
        if (writing != null) {
            close(writing);
        }
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(Logger.Level.DEBUG, () -> "closing the connection to " + peer, e);
        }
    }
}
