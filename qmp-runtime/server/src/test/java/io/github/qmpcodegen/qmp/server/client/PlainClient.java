package io.github.qmpcodegen.qmp.server.client;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that knows nothing of QMP: lines over a socket. */
public final class PlainClient implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;

    private PlainClient(SocketChannel channel) {
        this.channel = channel;
        // Read and written by one thread, so the stream does not stand in the way of writing.
        this.in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    public static PlainClient connect(QmpAddress address) throws IOException {
        if (address instanceof QmpAddress.Unix unix) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(unix.path()));
            return new PlainClient(channel);
        }
        QmpAddress.Tcp tcp = (QmpAddress.Tcp) address;
        return new PlainClient(SocketChannel.open(new InetSocketAddress(tcp.host(), tcp.port())));
    }

    /** Connects, and negotiates with out-of-band execution. */
    public static PlainClient negotiated(QmpAddress address) throws IOException {
        PlainClient client = connect(address);
        client.read();
        client.ask("{\"execute\": \"qmp_capabilities\", \"arguments\": {\"enable\": [\"oob\"]}}");
        return client;
    }

    public PlainClient send(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return this;
    }

    /** The next line; "the end" when there is none. */
    public String read() throws IOException {
        String line = in.readLine();
        return line == null ? "the end" : line;
    }

    /** Sends a line and reads one. */
    public String ask(String line) throws IOException {
        return send(line + "\n").read();
    }

    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
