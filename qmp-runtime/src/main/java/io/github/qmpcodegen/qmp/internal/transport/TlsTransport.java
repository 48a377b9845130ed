package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection.
 *
 * <p>QEMU 7.2 asks the plain socket whether there is more to read, and not its TLS session, which has decrypted a whole
 * record: it leaves the end of each record unread until another one arrives, and a command without reply. So the line
 * end after a command is a record of its own.
 */
final class TlsTransport implements QmpTransport {
    private final StreamTransport streams;

    private TlsTransport(StreamTransport streams) {
        this.streams = streams;
    }

    /** Takes over a TLS socket; the plain one below it is what is closed, at once, where closing TLS would wait. */
    static TlsTransport over(String peer, SSLSocket tls, Socket plain) throws IOException {
        return new TlsTransport(new StreamTransport(peer, tls.getInputStream(), tls.getOutputStream(), plain));
    }

    @Override
    public String peer() {
        return streams.peer();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return streams.read(target);
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        int end = message.limit();
        if (message.remaining() > 1) {
            message.limit(end - 1);
            streams.write(message, descriptors);
            message.limit(end);
        }
        streams.write(message, List.of());
    }

    @Override
    public void close() {
        streams.close();
    }
}
