package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.internal.transport.ProcessTransport;
import io.github.qmpcodegen.qmp.internal.transport.StreamTransport;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A connected stream of bytes to a QMP server. Implement it to carry QMP over what the runtime has no address for, or
 * to pass file descriptors, which the JDK's sockets cannot.
 *
 * <p>The runtime calls {@link #read} from one thread of its own and never from two at once; {@link #writeNow} and
 * {@link #write} from any thread but never two of them at once; {@link #close} from any thread at any time.
 */
public interface QmpTransport extends AutoCloseable {

    /**
     * A transport over two streams.
     *
     * @param name of the peer, for messages and thread names
     * @param in what the server sends
     * @param out where commands go
     * @param closing ends both, also while a thread is blocked in them
     * @return the transport
     */
    static QmpTransport of(String name, InputStream in, OutputStream out, Closeable closing) {
        return new StreamTransport(name, in, out, closing);
    }

    /**
     * A transport over the standard streams of a process: {@code qemu-system-… -qmp stdio}. Closing it ends the process,
     * by force if it does not end within three seconds of being asked.
     *
     * @param process whose standard input and output are pipes
     * @return the transport
     */
    static QmpTransport of(Process process) {
        return ProcessTransport.of(process);
    }

    /** The peer's name for messages and thread names, such as its address. */
    String peer();

    /**
     * Reads what is there, waiting until there is something.
     *
     * @param target where to put it; has room
     * @return the number of bytes, or -1 at the end of the stream
     * @throws IOException if the connection is broken or closed
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes as much of a message as goes without waiting; what is left is then given to {@link #write}. Called by users'
     * threads: it must neither wait nor be harmed by an interrupted thread. The default writes nothing.
     *
     * @param message whose position is moved
     * @throws IOException if the connection is broken or closed
     */
    default void writeNow(ByteBuffer message) throws IOException {}

    /**
     * Writes a message, waiting until the peer has taken it.
     *
     * @param message what is left of it
     * @param descriptors to go with it; empty unless {@link #carriesDescriptors}
     * @throws IOException if the connection is broken or closed
     */
    void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException;

    /** Whether a message can carry file descriptors. Those of the runtime cannot. */
    default boolean carriesDescriptors() {
        return false;
    }

    /** Ends the connection at once: a thread that is waiting in it returns. Never waits, never throws. */
    @Override
    void close();
}
