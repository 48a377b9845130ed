package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.List;

/** A transport over two streams. They may block, so users' threads never write to them. */
public final class StreamTransport implements QmpTransport {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final String peer;
    private final InputStream in;
    private final OutputStream out;
    private final Closeable closing;

    /**
     * Creates the transport.
     *
     * @param peer the peer's name
     * @param in the stream from the server
     * @param out the stream to the server
     * @param closing closes both, even while a thread is blocked in them
     */
    public StreamTransport(String peer, InputStream in, OutputStream out, Closeable closing) {
        this.peer = peer;
        this.in = in;
        this.out = out;
        this.closing = closing;
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (target.hasArray()) {
            int count = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            if (count > 0) {
                target.position(target.position() + count);
            }
            return count;
        }
        byte[] bytes = new byte[target.remaining()];
        int count = in.read(bytes);
        if (count > 0) {
            target.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, () -> "closing the connection to " + peer, e);
        }
    }
}
