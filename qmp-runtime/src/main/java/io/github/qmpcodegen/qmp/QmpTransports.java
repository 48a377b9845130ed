package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.transport.ProcessTransport;
import io.github.qmpcodegen.qmp.internal.transport.StreamTransport;
import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** Transports over what a program has at hand. */
public final class QmpTransports {

    private QmpTransports() {}

    /**
     * A transport over two streams.
     *
     * @param name of the peer, for messages and thread names
     * @param in what the server sends
     * @param out where commands go
     * @param closing ends both, also while a thread is blocked in them
     * @return the transport
     */
    public static QmpTransport of(String name, InputStream in, OutputStream out, Closeable closing) {
        return new StreamTransport(name, in, out, closing);
    }

    /**
     * A transport over the standard streams of a process: {@code qemu-system-… -qmp stdio}. Closing it ends the process,
     * by force if it does not end within three seconds of being asked.
     *
     * @param process whose standard input and output are pipes
     * @return the transport
     */
    public static QmpTransport of(Process process) {
        return ProcessTransport.of(process);
    }
}
