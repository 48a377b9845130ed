package io.github.qmpcodegen.qmp.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Messages for a client that has not read earlier ones yet, up to a limit. Thread-safe. */
final class Backlog {
    static final int MOST_BYTES = 16 << 20;

    private final ArrayDeque<ByteBuffer> messages = new ArrayDeque<>();
    private int bytes;
    private boolean hasSender;

    /** Adds a message; false if there is no room. */
    synchronized boolean add(byte[] message) {
        if (bytes + message.length > MOST_BYTES) {
            return false;
        }
        messages.addLast(ByteBuffer.wrap(message));
        bytes += message.length;
        return true;
    }

    /** The first message, of which some may have been sent; null for none. */
    synchronized @Nullable ByteBuffer first() {
        return messages.peekFirst();
    }

    /** Removes the first message, which was sent; for the thread that sends. */
    synchronized void removeFirst() {
        bytes -= messages.removeFirst().capacity();
    }

    /** Whether a thread is to be started that sends what is left; then there is one. */
    synchronized boolean startsSender() {
        boolean starts = !hasSender && !messages.isEmpty();
        hasSender |= starts;
        return starts;
    }

    /** Whether that thread has more to do; if not, it is none any more. */
    synchronized boolean goesOn() {
        hasSender = !messages.isEmpty();
        return hasSender;
    }
}
