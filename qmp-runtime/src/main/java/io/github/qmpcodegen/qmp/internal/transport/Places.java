package io.github.qmpcodegen.qmp.internal.transport;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where callers wait for their channels: as many as may do so at the same time. What they read into is allocated once,
 * because a JVM that has no such memory left makes whoever wants some wait for half a second. Thread-safe.
 */
final class Places {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    /** Each costs descriptors while it is taken, and gains little where more threads than processors run. */
    private static final int MOST = 32;

    private static final int READ_SIZE = 8 * 1024;

    private final ArrayBlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(MOST);

    /** Creates the places; if there is no memory for them there are none. */
    Places() {
        try {
            ByteBuffer all = ByteBuffer.allocateDirect(MOST * READ_SIZE);
            for (int i = 0; i < MOST; i++) {
                free.add(all.slice(i * READ_SIZE, READ_SIZE));
            }
        } catch (OutOfMemoryError e) {
            LOG.log(Level.DEBUG, "callers do not read their replies themselves", e);
        }
    }

    /** Takes one for a channel; null if none is free, or the system has none. */
    @Nullable
    Place take(SocketChannel channel) {
        ByteBuffer space = free.poll();
        if (space == null) {
            return null;
        }
        try {
            return new Place(channel, space);
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "a caller does not read its reply itself", e);
            boolean unused = free.offer(space);
            return null;
        }
    }

    /** A place, which waits for one channel. */
    final class Place implements AutoCloseable {
        private final Selector selector;
        private final ByteBuffer space;
        private final byte[] bytes = new byte[READ_SIZE];

        private Place(SocketChannel channel, ByteBuffer space) throws IOException {
            this.space = space;
            selector = Selector.open();
            try {
                channel.register(selector, SelectionKey.OP_READ);
            } catch (Throwable e) {
                selector.close();
                throw e;
            }
        }

        /** Waits until there is something to read; false if there is nothing for so long, or {@link #wake} was called. */
        boolean await(long millis) throws IOException {
            return selector.select(Place::ready, millis) > 0;
        }

        private static void ready(SelectionKey only) {}

        void wake() {
            selector.wakeup();
        }

        /** Reads what there is, at most as much as {@link #bytes} holds; the count is negative at the end. */
        int read(SocketChannel channel) throws IOException {
            int count = channel.read(space.clear());
            space.flip().get(bytes, 0, Math.max(0, count));
            return count;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            try {
                selector.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing a selector", e);
            }
            boolean unused = free.offer(space);
        }
    }
}
