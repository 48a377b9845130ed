package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.transport.ProcessTransport;
import io.github.qmpcodegen.qmp.internal.transport.StreamTransport;
import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** Transports over streams and processes that a program has. */
public final class QmpTransports {

    private QmpTransports() {}

    /**
     * Returns a transport over two streams.
     *
     * @param name the peer's name, for messages and thread names
     * @param in the stream from the server
     * @param out the stream to the server
     * @param closing closes both, even while a thread is blocked in them
     * @return the transport
     */
    public static QmpTransport of(String name, InputStream in, OutputStream out, Closeable closing) {
        return new StreamTransport(name, in, out, closing);
    }

    /**
     * Returns a transport over the standard streams of a process: {@code qemu-system-… -qmp stdio}. Closing it asks the
     * process to end, and kills it if it has not ended within three seconds.
     *
     * @param process the process, whose standard input and output must be pipes
     * @return the transport
     */
    public static QmpTransport of(Process process) {
        return ProcessTransport.of(process);
    }
}
