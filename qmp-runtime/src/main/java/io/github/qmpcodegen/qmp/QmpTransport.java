package io.github.qmpcodegen.qmp;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A connected stream of bytes to a QMP server. Implement it to carry QMP over something that has no {@link QmpAddress},
 * or to pass file descriptors where the runtime cannot, see {@code QmpCall.withDescriptors}. {@code QmpTransports} has
 * transports over streams and processes.
 *
 * <p>The runtime calls {@link #read} from one of its own threads and never from two at once; {@link #writeNow} and
 * {@link #write} from any thread, but never two of them at once; {@link #close} from any thread at any time.
 */
public interface QmpTransport extends AutoCloseable {

    /** The peer's name, such as its address, for messages and thread names. */
    String peer();

    /**
     * Reads what is available, waiting until there is something.
     *
     * @param target where to put it; has room for at least one byte
     * @return the number of bytes, or -1 at the end of the stream
     * @throws IOException if the connection is broken or closed
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes as much of a message as it can without waiting; the rest is then passed to {@link #write}. Called by
     * users' threads: it must neither wait nor be harmed if the thread is interrupted. The default writes nothing.
     *
     * @param message the message, whose position is advanced
     * @throws IOException if the connection is broken or closed
     */
    default void writeNow(ByteBuffer message) throws IOException {}

    /**
     * Writes a message, waiting until the peer has taken it. The message ends with a line feed, unless descriptors go
     * with it: QEMU must get nothing else while it takes them.
     *
     * @param message the rest of the message
     * @param descriptors the descriptors that go with it; empty unless {@link #carriesDescriptors}
     * @throws IOException if the connection is broken or closed
     */
    void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException;

    /** Whether a message can carry file descriptors. Of the runtime's own transports, only UNIX sockets can. */
    default boolean carriesDescriptors() {
        return false;
    }

    /** Ends the connection at once: a thread that is waiting in it returns. Never waits, never throws. */
    @Override
    void close();
}
