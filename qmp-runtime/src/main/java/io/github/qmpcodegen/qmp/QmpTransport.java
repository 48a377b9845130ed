package io.github.qmpcodegen.qmp;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A connected stream of bytes to a QMP server. Implement it to carry QMP over what the runtime has no address for, or
 * to pass file descriptors where the runtime cannot, see {@code QmpCall.withDescriptors}. {@code QmpTransports} has those over streams and processes.
 *
 * <p>The runtime calls {@link #read} from one thread of its own and never from two at once; {@link #writeNow} and
 * {@link #write} from any thread but never two of them at once; {@link #close} from any thread at any time.
 */
public interface QmpTransport extends AutoCloseable {

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

    /** Whether a message can carry file descriptors. Of those of the runtime only UNIX sockets can. */
    default boolean carriesDescriptors() {
        return false;
    }

    /** Ends the connection at once: a thread that is waiting in it returns. Never waits, never throws. */
    @Override
    void close();
}
