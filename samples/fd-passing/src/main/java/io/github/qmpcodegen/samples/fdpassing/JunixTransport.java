package io.github.qmpcodegen.samples.fdpassing;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** A UNIX socket that carries file descriptors on any JDK, by junixsocket. */
final class JunixTransport implements QmpTransport {
    private static final Logger LOG = System.getLogger(JunixTransport.class.getName());

    private final Path path;
    private final AFUNIXSocket socket;
    private final InputStream in;
    private final OutputStream out;

    private JunixTransport(Path path, AFUNIXSocket socket) throws IOException {
        this.path = path;
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * Connects.
     *
     * @throws IOException if nobody listens there
     */
    static JunixTransport connect(Path path) throws IOException {
        return new JunixTransport(path, AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(path)));
    }

    @Override
    public String peer() {
        return "unix:" + path;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        if (count > 0) {
            target.position(target.position() + count);
        }
        return count;
    }

    @Override
    public boolean carriesDescriptors() {
        return true;
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        if (!descriptors.isEmpty()) {
            // They go with the next write.
            socket.setOutboundFileDescriptors(descriptors.toArray(FileDescriptor[]::new));
        }
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing " + peer(), e);
        }
    }
}
