package io.github.qmpcodegen.qmp.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A fault that a reply or a greeting suffers on its way to the client. Implement it for other faults: it receives the
 * message and sends whatever it likes instead.
 */
@FunctionalInterface
public interface Fault {

    /**
     * Sends a message, or what the fault makes of it.
     *
     * @param connection the connection to send it on
     * @param message the message that a server without faults would send, with its line terminator
     * @throws IOException when the connection ends
     */
    void send(ServerConnection connection, byte[] message) throws IOException;

    /** Sends the message late; later messages are not held up. */
    static Fault delay(Duration delay) {
        return (connection, message) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    try {
                        connection.sendBytes(message);
                    } catch (IOException e) {
                        System.getLogger(Fault.class.getName())
                                .log(Level.DEBUG, "the client has left before the delay was over", e);
                    }
                });
    }

    /** Sends nothing. */
    static Fault silence() {
        return (connection, message) -> {};
    }

    /** Sends something that is not JSON instead. */
    static Fault garbage() {
        return instead("%&/()=?\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends other bytes instead. */
    static Fault instead(byte... bytes) {
        byte[] sent = bytes.clone();
        return (connection, message) -> connection.sendBytes(sent);
    }

    /** Sends the message one byte at a time. */
    static Fault byteByByte() {
        return (connection, message) -> {
            for (byte single : message) {
                connection.sendBytes(single);
            }
        };
    }

    /** Sends the first half of the message, then closes the connection. */
    static Fault cutInHalf() {
        return (connection, message) -> {
            connection.sendBytes(Arrays.copyOf(message, message.length / 2));
            connection.close();
        };
    }

    /** Closes the connection instead. */
    static Fault disconnect() {
        return (connection, message) -> connection.close();
    }

    /** Sends the message twice. */
    static Fault twice() {
        return (connection, message) -> connection.sendBytes(message).sendBytes(message);
    }

    /** Sends the message, but stops reading from the client. */
    static Fault stopReading() {
        return (connection, message) -> {
            connection.stopReading();
            connection.sendBytes(message);
        };
    }

    /**
     * Holds messages back until there are this many, then sends them in reverse order, repeatedly. For one connection.
     *
     * @param count how many messages, at least one
     */
    static Fault reverse(int count) {
        List<byte[]> held = new ArrayList<>();
        return (connection, message) -> {
            synchronized (held) {
                held.add(message);
                if (held.size() >= count) {
                    Collections.reverse(held);
                    for (byte[] late : held) {
                        connection.sendBytes(late);
                    }
                    held.clear();
                }
            }
        };
    }

    /**
     * Sends many events before the message.
     *
     * @param event the name of each event
     * @param count how many
     */
    static Fault eventStorm(String event, int count) {
        return (connection, message) -> {
            for (int i = 0; i < count; i++) {
                connection.event(event, "{}");
            }
            connection.sendBytes(message);
        };
    }
}
