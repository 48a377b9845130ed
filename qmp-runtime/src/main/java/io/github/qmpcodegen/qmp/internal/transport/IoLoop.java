package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.internal.thread.DaemonThread;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that reads from the channels of many clients, and writes to them what could not be written at once. It reads
 * from each channel once in turn, and not more than there is room for. A channel on which much comes again and again leaves
 * for the loop of such channels, if there are others that it would hold up; there the peer is made to wait, because reading
 * at its pace takes a whole processor, and its own, from all others. Thread-safe.
 */
final class IoLoop {
    /** Where all channels of the JVM begin. It runs from when it is first needed, as does the other. */
    static final IoLoop SHARED = new IoLoop("qmp-io");

    /** That of channels on which more comes than others should wait for. */
    static final IoLoop FLOODED = new IoLoop("qmp-io-flood");

    /** Where callers read in place of either. */
    private static final Places PLACES = new Places();

    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int READ_SIZE = 64 * 1024;
    private static final long AFTER_FAILURE_NANOS = 20_000_000;

    /** A read that takes about as long as all else that a turn of the loop does. */
    private static final int MUCH = 4 * 1024;

    /** Nobody notices that the first event of a connection comes so late. */
    private static final long AGAIN_MILLIS = 1;

    /** How long a channel may be left unread by those that called again and again. */
    private static final long LENT_MILLIS = 10;

    private static final long LENT_NANOS = LENT_MILLIS * 1_000_000;

    /** What is read of a flood at once, and the pause after it: short, for others wait meanwhile, and still 50 MB a second. */
    private static final int FLOOD_READ_SIZE = 16 * 1024;

    private static final long FLOOD_PAUSE_NANOS = 250_000;

    /** More in a row than the largest replies of servers take. */
    private static final int MOST_IN_A_ROW = 32;

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer space = ByteBuffer.allocate(READ_SIZE);
    private final ConcurrentLinkedQueue<Runnable> writes = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Selector running;
    private volatile @Nullable Thread thread;

    /** Whether the thread waits, or is about to: whoever has something for it must wake it. */
    private volatile boolean waiting;

    /** How many channels were registered so far. */
    private final AtomicInteger registered = new AtomicInteger();

    /**
     * Whether the thread looks again within a moment: whoever registers a channel need not wake it. Where many connect one
     * after the other, waking it for each costs more than connecting.
     */
    private volatile boolean looksAgain;

    /** Channels that have something to read when it is not this loop's turn to read it; for the thread alone. */
    private final List<SelectionKey> lent = new ArrayList<>();

    /** When these were looked at. */
    private long lookedAtLent;

    /** Whether so much was read in this turn that there must be a pause before the next one; for the thread alone. */
    private boolean pausing;

    private IoLoop(String name) {
        this.name = name;
    }

    /** Marks the threads of loops. */
    private static final class LoopThread extends DaemonThread {
        LoopThread(String name, Runnable work) {
            super(name, work);
        }
    }

    /** A channel that the loop serves, on behalf of its handler. */
    static final class Served {
        private final ReadingTurn turn = new ReadingTurn(PLACES);
        private final ChannelHandler handler;
        private final Consumer<SelectionKey> leave;
        private int muchInARow;

        /** Whether something was sent since the last read: an answer is no flood, however long it is. */
        private volatile boolean sentSinceRead;

        /**
         * Creates it, to be read by the loop.
         *
         * @param handler notified of what becomes of the channel
         * @param leave has the channel, which has this key, served by the other loop
         */
        Served(ChannelHandler handler, Consumer<SelectionKey> leave) {
            this.handler = handler;
            this.leave = leave;
        }

        ChannelHandler handler() {
            return handler;
        }

        ReadingTurn turn() {
            return turn;
        }
    }

    /**
     * Reads what has come until nothing more is there, or the peer has closed it; only in the thread of the loop.
     *
     * @return false if a caller reads it just now
     */
    boolean readRest(SocketChannel channel, Served served) {
        if (served.turn.takeFromCallers()) {
            takeBack(served);
        }
        if (!served.turn.beginInLoop()) {
            return false;
        }
        try {
            int count = 1;
            for (int i = 0; i < MOST_IN_A_ROW && count > 0; i++) {
                count = read(channel, served.handler);
            }
        } catch (IOException e) {
            served.handler.broken(e);
        } finally {
            served.turn.endInLoop();
        }
        return true;
    }

    /** Whether the running thread is that of a loop. */
    static boolean isRunning() {
        return Thread.currentThread() instanceof LoopThread;
    }

    /**
     * Runs the loop if it does not run yet.
     *
     * @throws IOException if the system refuses a selector; {@link OutOfMemoryError} if it refuses a thread
     */
    Selector selector() throws IOException {
        Selector present = running;
        if (present != null) {
            return present;
        }
        lock.lock();
        try {
            present = running;
            if (present != null) {
                return present;
            }
            Selector selector = Selector.open();
            try {
                Thread started = new LoopThread(name, () -> run(selector));
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

    /**
     * Has a channel served until it is closed.
     *
     * @throws IOException if it is closed
     */
    void register(SocketChannel channel, Served served) throws IOException {
        channel.register(selector(), SelectionKey.OP_READ, served);
        registered.incrementAndGet();
        if (!looksAgain) {
            wakeup();
        }
    }

    /** Whether a channel can be registered; not where the loop has yet to let go of it, or cannot be started. */
    boolean canTake(SocketChannel channel) {
        try {
            return channel.keyFor(selector()) == null;
        } catch (IOException | OutOfMemoryError e) {
            LOG.log(Level.DEBUG, "a connection stays where it is served", e);
            return false;
        }
    }

    /** Has the handler of a channel asked to write once the peer takes something. */
    void awaitWritable(SocketChannel channel) {
        Selector selector = running;
        SelectionKey key = selector == null ? null : channel.keyFor(selector);
        if (key == null) {
            // Not served yet, or not any more.
            return;
        }
        try {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            wakeup();
        } catch (CancelledKeyException e) {
            LOG.log(Level.DEBUG, "a connection was closed while it was written to");
        }
    }

    /** Has what comes be read at once, because something was sent that is answered. */
    void expect(Served served) {
        if (!served.sentSinceRead) {
            served.sentSinceRead = true;
        }
        if (looksAgain) {
            wakeup();
        }
    }

    /** Has something written by the loop, soon. */
    void writeSoon(Runnable write) {
        writes.add(write);
        if (waiting) {
            wakeup();
        }
    }

    /** Has the loop see at once what has changed of a channel. */
    void wakeup() {
        Selector selector = running;
        if (selector != null) {
            selector.wakeup();
            LockSupport.unpark(thread);
        }
    }

    private void run(Selector selector) {
        int known = 0;
        while (true) {
            waiting = true;
            while (selector.keys().isEmpty() && writes.isEmpty()) {
                lent.clear();
                if (looksAgain) {
                    // And then once more at the keys, for who registered one may have relied on it.
                    looksAgain = false;
                } else {
                    // Not in the selector: a JVM that ends waits 300 ms for a thread in a call of the system.
                    LockSupport.park(this);
                }
            }
            if (pausing && writes.isEmpty()) {
                LockSupport.parkNanos(this, FLOOD_PAUSE_NANOS);
            }
            pausing = false;
            try {
                if (writes.isEmpty()) {
                    selector.select(
                            key -> serve(key, selector), looksAgain ? AGAIN_MILLIS : lent.isEmpty() ? 0 : LENT_MILLIS);
                } else {
                    selector.selectNow(key -> serve(key, selector));
                }
                waiting = false;
                writeAll();
                lookAtLent();
                looksAgain = false;
                // In this order: who registered one meanwhile either saw the flag, and wakes, or is seen here.
                int now = registered.get();
                looksAgain = now != known;
                known = now;
            } catch (Throwable e) {
                Warnings.log(() -> "waiting for connections has failed; trying again", e);
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

    /** Takes back what callers no longer read. */
    private void lookAtLent() {
        if (!lent.isEmpty()) {
            long now = System.nanoTime();
            if (now - lookedAtLent >= LENT_NANOS) {
                lookedAtLent = now;
                lent.removeIf(key -> {
                    ((Served) key.attachment()).turn.takeIfUnused();
                    return isBack(key);
                });
            }
        }
    }

    /** Reads again what was taken from its callers. */
    void takeBack(Served served) {
        served.turn.backToLoop();
        lent.removeIf(IoLoop::isBack);
    }

    /** Whether a channel is this loop's to read, or closed. */
    private static boolean isBack(SelectionKey key) {
        ReadingTurn turn = ((Served) key.attachment()).turn;
        turn.backToLoop();
        if (!key.isValid()) {
            return true;
        }
        if (!turn.isOfLoop()) {
            return false;
        }
        try {
            key.interestOpsOr(SelectionKey.OP_READ);
        } catch (CancelledKeyException e) {
            LOG.log(Level.DEBUG, "a connection was closed while its reader changed");
        }
        return true;
    }

    /** Leaves a channel to the callers, which have taken the turn to read it. */
    void lend(SocketChannel channel) {
        Selector selector = running;
        SelectionKey key = selector == null ? null : channel.keyFor(selector);
        if (key != null) {
            try {
                lend(key);
            } catch (CancelledKeyException e) {
                LOG.log(Level.DEBUG, "a connection was closed while its reader changed");
            }
        }
    }

    private void lend(SelectionKey key) {
        key.interestOpsAnd(~SelectionKey.OP_READ);
        if (!isBack(key) && !lent.contains(key)) {
            lent.add(key);
        }
    }

    private void serve(SelectionKey key, Selector selector) {
        if (waiting) {
            waiting = false;
        }
        Served served = (Served) key.attachment();
        try {
            int ready = key.readyOps();
            if ((ready & SelectionKey.OP_WRITE) != 0) {
                // Before the writing: what somebody leaves for later meanwhile asks for it again.
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                if (!served.handler.writeWaiting()) {
                    key.interestOpsOr(SelectionKey.OP_WRITE);
                }
            }
            if ((ready & SelectionKey.OP_READ) != 0) {
                if (!served.turn.beginInLoop()) {
                    lend(key);
                    return;
                }
                try {
                    read(key, served, selector);
                } finally {
                    served.turn.endInLoop();
                }
            }
        } catch (CancelledKeyException e) {
            LOG.log(Level.DEBUG, "a connection was closed while it was served");
        } catch (Throwable e) {
            served.handler.broken(e);
        }
    }

    private void read(SelectionKey key, Served served, Selector selector) throws IOException {
        int count = read((SocketChannel) key.channel(), served.handler);
        boolean much = count >= MUCH;
        served.muchInARow = !much || served.sentSinceRead ? 0 : served.muchInARow + 1;
        served.sentSinceRead = false;
        boolean flood = served.muchInARow > MOST_IN_A_ROW && selector.keys().size() > 1;
        if (this == SHARED ? flood : !much) {
            served.leave.accept(key);
        }
        pausing |= this == FLOODED && much;
    }

    private int read(SocketChannel channel, ChannelHandler handler) throws IOException {
        space.clear().limit(this == FLOODED ? FLOOD_READ_SIZE : READ_SIZE);
        int count = channel.read(space);
        handler.taken(space.array(), count);
        return count;
    }
}
