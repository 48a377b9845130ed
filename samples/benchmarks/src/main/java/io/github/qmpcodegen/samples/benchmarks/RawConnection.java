package io.github.qmpcodegen.samples.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The least that a JVM can do: a blocking socket, the bytes of a command out, the bytes of its reply in, and no look at
 * them but for line ends. Not thread-safe.
 */
final class RawConnection implements AutoCloseable {

    private final SocketChannel channel;
    private final Lines lines;

    private RawConnection(SocketChannel channel) {
        this.channel = channel;
        lines = new Lines(channel);
    }

    /** Connects, and negotiates. */
    static RawConnection to(EchoPeer peer) throws IOException {
        RawConnection connection = new RawConnection(SocketChannel.open(UnixDomainSocketAddress.of(peer.socket())));
        connection.receive();
        connection.send(EchoPeer.bytes("{\"execute\": \"qmp_capabilities\"}\n"));
        connection.receive();
        return connection;
    }

    void send(byte... line) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(line);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Reads a line; its length. */
    int receive() throws IOException {
        return receiveLine().length();
    }

    /** Reads a line. */
    Lines receiveLine() throws IOException {
        if (!lines.next()) {
            throw new EOFException("the peer has closed the connection");
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
