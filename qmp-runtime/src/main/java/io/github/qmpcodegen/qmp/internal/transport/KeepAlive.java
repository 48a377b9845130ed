package io.github.qmpcodegen.qmp.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Set;

/**
 * Makes the system probe an idle TCP connection, so that the connection ends about a minute after its host vanished. The
 * usual timing of systems is two hours.
 */
final class KeepAlive {
    private static final int IDLE_SECONDS = 30;
    private static final int INTERVAL_SECONDS = 10;
    private static final int PROBES = 3;

    private KeepAlive() {}

    private interface Options {
        <T> Object set(SocketOption<T> option, T value) throws IOException;
    }

    static void begin(SocketChannel channel) throws IOException {
        begin(channel.supportedOptions(), channel::setOption);
    }

    static void begin(Socket socket) throws IOException {
        begin(socket.supportedOptions(), socket::setOption);
    }

    private static void begin(Set<SocketOption<?>> supported, Options options) throws IOException {
        options.set(StandardSocketOptions.SO_KEEPALIVE, true);
        for (SocketOption<?> option : supported) {
            // By name, because the module that declares them, jdk.net, may be missing.
            int value = switch (option.name()) {
                case "TCP_KEEPIDLE" -> IDLE_SECONDS;
                case "TCP_KEEPINTERVAL" -> INTERVAL_SECONDS;
                case "TCP_KEEPCOUNT" -> PROBES;
                default -> 0;
            };
            if (value > 0) {
                @SuppressWarnings("unchecked") // the type of all three
                SocketOption<Integer> number = (SocketOption<Integer>) option;
                options.set(number, value);
            }
        }
    }
}
