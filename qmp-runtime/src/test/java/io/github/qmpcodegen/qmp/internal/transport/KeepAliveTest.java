package io.github.qmpcodegen.qmp.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.qmp.QmpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    /** The options that this platform has; a JVM without the module jdk.net has the first alone. */
    private static final Map<String, Object> EXPECTED =
            Map.of("SO_KEEPALIVE", true, "TCP_KEEPIDLE", 30, "TCP_KEEPINTERVAL", 10, "TCP_KEEPCOUNT", 3);

    private interface Reader {
        Object read(SocketOption<?> option) throws IOException;
    }

    private static void assertSet(Set<SocketOption<?>> supported, Reader options) throws IOException {
        Map<String, Object> expected = new TreeMap<>();
        Map<String, Object> found = new TreeMap<>();
        for (SocketOption<?> option : supported) {
            Object value = EXPECTED.get(option.name());
            if (value != null) {
                expected.put(option.name(), value);
                found.put(option.name(), options.read(option));
            }
        }
        assertEquals(true, found.get("SO_KEEPALIVE"));
        assertEquals(expected, found);
    }

    @Test
    void aConnectionOfTcpIsProbedWhileItIsIdle() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress())) {
            QmpAddress address = QmpAddress.tcp("127.0.0.1", server.getLocalPort());
            new Connecting(NameLookup.SYSTEM, Duration.ofMinutes(1)).accept(address, channel);
            assertSet(channel.supportedOptions(), channel::getOption);
        }
    }

    @Test
    void soIsASocketUnderTls() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            KeepAlive.begin(socket);
            assertSet(socket.supportedOptions(), socket::getOption);
        }
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress())) {
            // The form that an accepted connection has.
            KeepAlive.begin(channel.socket());
            assertSet(channel.supportedOptions(), channel::getOption);
        }
    }
}
