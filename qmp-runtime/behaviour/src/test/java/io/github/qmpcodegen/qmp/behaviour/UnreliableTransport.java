package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpTransport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A transport to a server within it, which greets, negotiates, and answers nothing else. It throws what it is told to,
 * and one that is sticky never lets go of a thread that closes it, reads from it, or writes a long message to it.
 */
final class UnreliableTransport implements QmpTransport {
    static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"major\": 9, \"minor\": 0, \"micro\": 0}}, \"capabilities\": []}}\n";
    private static final int LONG = 10_000;
    private static final Object END = new Object();

    final CompletableFuture<Thread> closer = new CompletableFuture<>();
    private final LinkedBlockingQueue<Object> incoming = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final boolean sticky;
    private volatile @Nullable Throwable writing;

    UnreliableTransport(boolean sticky) {
        this.sticky = sticky;
    }

    /** What the reader gets next: text, or something to be thrown. */
    UnreliableTransport incoming(Object next) {
        incoming.add(next);
        return this;
    }

    /** Throws from now on when something is written. */
    void failWriting(Throwable failure) {
        writing = failure;
    }

    @Override
    public String peer() {
        return "unreliable";
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        Object next = uninterrupted(incoming::take);
        if (next instanceof Throwable failure) {
            UnreliableTransport.<RuntimeException>sneak(failure);
        }
        if (next == END) {
            return -1;
        }
        byte[] bytes = ((String) next).getBytes(StandardCharsets.UTF_8);
        target.put(bytes);
        return bytes.length;
    }

    @Override
    public void writeNow(ByteBuffer message) {
        fail();
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) {
        fail();
        if (sticky && message.remaining() > LONG) {
            waitForEver();
        }
        String line = StandardCharsets.UTF_8.decode(message).toString();
        if (line.contains("qmp_capabilities")) {
            incoming.add("{\"return\": {}, \"id\": " + line.replaceAll("(?s).*\"id\": ?(\\d+).*", "$1") + "}\n");
        }
    }

    private void fail() {
        UnreliableTransport.<RuntimeException>sneak(writing);
    }

    @Override
    public void close() {
        closer.complete(Thread.currentThread());
        if (sticky) {
            waitForEver();
        }
        incoming.add(END);
        throw new IllegalStateException("a transport that fails even in closing");
    }

    private void waitForEver() {
        uninterrupted(() -> {
            never.await();
            return never;
        });
    }

    private interface Waiting<T> {
        T await() throws InterruptedException;
    }

    private static <T> T uninterrupted(Waiting<T> waiting) {
        while (true) {
            try {
                return waiting.await();
            } catch (InterruptedException e) {
                // Stuck is stuck.
                Thread.interrupted();
            }
        }
    }

    /** Throws what the compiler would want declared; does nothing where there is nothing to throw. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(@Nullable Throwable thrown) throws T {
        if (thrown != null) {
            throw (T) thrown;
        }
    }
}
