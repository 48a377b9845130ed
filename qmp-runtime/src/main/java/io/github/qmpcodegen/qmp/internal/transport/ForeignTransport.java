package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.thread.DaemonThreads;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A transport that the user has implemented. Closing it may block, although it should not: until the peer takes what
 * its streams still hold, or for a closing handshake. So a separate thread closes it, once.
 */
public final class ForeignTransport implements QmpTransport {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final QmpTransport transport;
    private final String peer;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over a transport. */
    public ForeignTransport(QmpTransport transport) {
        this.transport = transport;
        peer = transport.peer();
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return transport.read(target);
    }

    @Override
    public void writeNow(ByteBuffer message) throws IOException {
        transport.writeNow(message);
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        transport.write(message, descriptors);
    }

    @Override
    public boolean carriesDescriptors() {
        return transport.carriesDescriptors();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            DaemonThreads.start("qmp-closer " + peer, this::closeNow);
        }
    }

    private void closeNow() {
        try {
            transport.close();
        } catch (Throwable e) {
            LOG.log(Logger.Level.WARNING, () -> "closing the connection to " + peer, e);
        }
    }
}
