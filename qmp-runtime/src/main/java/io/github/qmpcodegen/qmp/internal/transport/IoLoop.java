package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.internal.thread.DaemonThread;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that reads from the channels of all clients, and writes to them what could not be written at once. It
 * reads from each channel once in turn, and not more than there is room for: a peer that floods its client delays the
 * others by no more than that. Thread-safe.
 */
final class IoLoop {
    /** That of the JVM. It runs from when it is first needed. */
    static final IoLoop SHARED = new IoLoop();

    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int READ_SIZE = 64 * 1024;
    private static final long AFTER_FAILURE_NANOS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer space = ByteBuffer.allocate(READ_SIZE);
    private final ConcurrentLinkedQueue<Runnable> writes = new ConcurrentLinkedQueue<>();
    private @Nullable Selector running;
    private volatile @Nullable Thread thread;

    /** Whether the thread waits, or is about to: whoever has something for it must wake it. */
    private volatile boolean waiting;

    private IoLoop() {}

    /** A thread that can be told from others. */
    private static final class LoopThread extends DaemonThread {
        LoopThread(Runnable work) {
            super("qmp-io", work);
        }
    }

    /** Whether the running thread is that of a loop. */
    static boolean isRunning() {
        return Thread.currentThread() instanceof LoopThread;
    }

    /** Has something written by the loop, soon. */
    void writeSoon(Runnable write, Selector selector) {
        writes.add(write);
        if (waiting) {
            wakeup(selector);
        }
    }

    /**
     * Runs the loop if it does not run yet.
     *
     * @throws IOException if the system refuses a selector; {@link OutOfMemoryError} if it refuses a thread
     */
    Selector selector() throws IOException {
        lock.lock();
        try {
            if (running != null) {
                return running;
            }
            Selector selector = Selector.open();
            try {
                Thread started = new LoopThread(() -> run(selector));
                thread = started;
                started.start();
            } catch (Throwable e) {
                selector.close();
                throw e;
            }
            running = selector;
            return selector;
        } finally {
            lock.unlock();
        }
    }

    /** Has the loop see at once what has changed of a channel. */
    void wakeup(Selector selector) {
        selector.wakeup();
        LockSupport.unpark(thread);
    }

    private void run(Selector selector) {
        while (true) {
            while (selector.keys().isEmpty()) {
                // Not in the selector: for a thread that waits in a call of the system, a JVM that ends waits 300 ms.
                LockSupport.park(this);
            }
            try {
                waiting = true;
                if (writes.isEmpty()) {
                    selector.select(this::serve);
                } else {
                    selector.selectNow(this::serve);
                }
                waiting = false;
                writeAll();
            } catch (Throwable e) {
                LOG.log(Level.WARNING, "waiting for connections has failed; it is tried again", e);
                LockSupport.parkNanos(AFTER_FAILURE_NANOS);
            }
            // This thread is ours; an interrupt set by a stranger would only make it spin.
            Thread.interrupted();
        }
    }

    private void writeAll() {
        // Once for each: what comes meanwhile comes after the reading.
        for (int left = writes.size(); left > 0; left--) {
            Runnable write = writes.poll();
            if (write != null) {
                write.run();
            }
        }
    }

    private void serve(SelectionKey key) {
        if (waiting) {
            waiting = false;
        }
        ChannelHandler handler = (ChannelHandler) key.attachment();
        try {
            int ready = key.readyOps();
            if ((ready & SelectionKey.OP_WRITE) != 0) {
                // Before the writing: what somebody leaves for later meanwhile asks for it again.
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                if (!handler.writeWaiting()) {
                    key.interestOpsOr(SelectionKey.OP_WRITE);
                }
            }
            if ((ready & SelectionKey.OP_READ) != 0) {
                read((SocketChannel) key.channel(), handler);
            }
        } catch (CancelledKeyException e) {
            LOG.log(Level.DEBUG, "a connection was closed while it was served");
        } catch (Throwable e) {
            handler.broken(e);
        }
    }

    private void read(SocketChannel channel, ChannelHandler handler) throws IOException {
        space.clear();
        int count = channel.read(space);
        if (count > 0) {
            handler.received(space.array(), 0, count);
        } else if (count < 0) {
            handler.endOfStream();
        }
    }
}
