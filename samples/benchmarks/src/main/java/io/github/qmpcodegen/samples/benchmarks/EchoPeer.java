package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A QMP server in this process, on a UNIX socket, that does as little as one can: its replies are made beforehand, and it
 * reads no more of a command than its name and its id. So what is measured is the client.
 */
final class EchoPeer implements AutoCloseable {

    /** Answered with the events that the peer was made with, then an empty return. */
    static final String FLOOD = "x-flood";

    /** The data of the events. */
    static final String JOB_COMPLETED = "{\"device\": \"disk0\", \"len\": 10737418240, \"offset\": 10737418240,"
            + " \"speed\": 0, \"type\": \"stream\"}";

    static final String STATUS = "{\"running\": true, \"singlestep\": false, \"status\": \"running\"}";

    private static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 0, \"minor\": 2, \"major\": 7}, \"package\": \"\"},"
                    + " \"capabilities\": []}}\r\n";
    private static final byte[] EVENT = bytes("{\"timestamp\": {\"seconds\": 1700000000, \"microseconds\": 250000},"
            + " \"event\": \"BLOCK_JOB_COMPLETED\", \"data\": " + JOB_COMPLETED + "}\r\n");
    private static final Pattern COMMAND = Pattern.compile("\"execute\" *: *\"([^\"]+)\"(?:.*\"id\" *: *(\\d+))?");

    private final ServerSocketChannel listening;
    private final SocketFolder folder;
    private final Map<String, byte[]> returns;
    private final int events;

    private EchoPeer(ServerSocketChannel listening, SocketFolder folder, Map<String, byte[]> returns, int events) {
        this.listening = listening;
        this.folder = folder;
        this.returns = returns;
        this.events = events;
    }

    /**
     * Starts a peer.
     *
     * @param drives how many {@code query-block} lists
     * @param events how many {@link #FLOOD} brings
     */
    static EchoPeer start(int drives, int events) throws IOException {
        SocketFolder folder = SocketFolder.create();
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(folder.socket("s")));
        Map<String, byte[]> returns = Map.of(
                "qmp_capabilities",
                bytes("{}"),
                "query-status",
                bytes(STATUS),
                "query-block",
                bytes(drives(drives)),
                FLOOD,
                bytes("{}"));
        EchoPeer peer = new EchoPeer(listening, folder, returns, events);
        Thread acceptor = new Thread(peer::acceptAll, "peer");
        acceptor.setDaemon(true);
        acceptor.start();
        return peer;
    }

    /** The JSON text of what {@code query-block} returns. */
    static String drives(int count) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("{\"device\": \"disk" + i + "\", \"removable\": false, \"locked\": false, \"inserted\":"
                            + " {\"file\": \"/images/disk" + i + "\", \"ro\": false, \"drv\": \"qcow2\","
                            + " \"bps\": 0, \"iops\": " + i + "}}");
        }
        return text.append("]").toString();
    }

    /** The socket's path. */
    Path socket() {
        return folder.socket("s");
    }

    private void acceptAll() {
        while (true) {
            try {
                SocketChannel channel = listening.accept();
                Thread thread = new Thread(() -> serve(channel), "peer connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void serve(SocketChannel channel) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lines lines = new Lines(channel);
        try (channel) {
            out.writeBytes(bytes(GREETING));
            flush(out, channel);
            while (lines.next()) {
                answer(lines.text(), out);
                if (!lines.hasNext()) {
                    flush(out, channel);
                }
            }
        } catch (IOException e) {
            // The client has left.
            return;
        }
    }

    private void answer(String line, ByteArrayOutputStream out) throws IOException {
        Matcher command = COMMAND.matcher(line);
        byte[] value = command.find() ? returns.get(command.group(1)) : null;
        if (value == null) {
            throw new IOException("not a command of the benchmarks: " + line);
        }
        if (command.group(1).equals(FLOOD)) {
            for (int i = 0; i < events; i++) {
                out.writeBytes(EVENT);
            }
        }
        out.writeBytes(bytes("{\"return\": "));
        out.writeBytes(value);
        out.writeBytes(bytes(command.group(2) == null ? "}\r\n" : ", \"id\": " + command.group(2) + "}\r\n"));
    }

    private static void flush(ByteArrayOutputStream out, SocketChannel channel) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(out.toByteArray());
        while (left.hasRemaining()) {
            channel.write(left);
        }
        out.reset();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        folder.close();
    }
}
