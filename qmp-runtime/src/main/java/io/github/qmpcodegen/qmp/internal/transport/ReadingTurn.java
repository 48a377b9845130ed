package io.github.qmpcodegen.qmp.internal.transport;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to read a channel: that of the loop, or for a while that of threads that make one call after the other.
 * These read each reply themselves, which saves two changes of threads, and keep the turn between two calls: handing it over
 * each time would cost more. The loop takes it back when nobody has used it for a moment, or when it is asked to.
 * Thread-safe.
 */
final class ReadingTurn {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    /** Each costs some descriptors, and gains little where more threads than processors run. */
    private static final int MOST_PLACES = 32;

    /** What takes longer gains nothing from where it is read. */
    private static final long LONGEST_MILLIS = 5;

    private static final long LONGEST_NANOS = LONGEST_MILLIS * 1_000_000;
    private static final int READ_SIZE = 16 * 1024;

    /** About what it takes the loop to finish a read. */
    private static final long MOMENT_NANOS = 10_000;

    /** How many places there are. */
    private final AtomicInteger places;

    private final AtomicReference<Holder> holder = new AtomicReference<>(Holder.LOOP);

    /** Whether the turn was used since the loop asked the last time. */
    private volatile boolean used;

    /** Of the callers; written by whoever has the turn. */
    private volatile @Nullable Place place;

    /** The caller that reads; read by others than itself for a no. */
    private @Nullable Thread caller;

    /**
     * Creates the turn, which is the loop's.
     *
     * @param places counts the places of all callers
     */
    ReadingTurn(AtomicInteger places) {
        this.places = places;
    }

    private enum Holder {
        /** The loop may read. */
        LOOP,
        /** The loop reads. */
        READING_LOOP,
        /** The loop reads, and then a caller does, which waits for something to read already. */
        READING_LOOP_THEN_CALLER,
        /** A caller reads. */
        READING_CALLER,
        /** The next caller may read. */
        CALLERS,
        /** No caller may read any more, and the loop not yet. */
        NOBODY,
        /** As above, and it is about to. */
        NOBODY_SOON_LOOP
    }

    /** Where a caller waits for a channel, and what it reads into. */
    private static final class Place implements AutoCloseable {
        private final Selector selector;
        // Not the one that the JDK would keep for each thread that ever reads.
        private final ByteBuffer space = ByteBuffer.allocateDirect(READ_SIZE);
        private final byte[] bytes = new byte[READ_SIZE];

        Place(SocketChannel channel) throws IOException {
            selector = Selector.open();
            try {
                channel.register(selector, SelectionKey.OP_READ);
            } catch (Throwable e) {
                selector.close();
                throw e;
            }
        }

        int read(SocketChannel channel) throws IOException {
            int count = channel.read(space.clear());
            space.flip().get(bytes, 0, Math.max(0, count));
            return count;
        }

        @Override
        public void close() {
            try {
                selector.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing a selector", e);
            }
        }
    }

    /** Takes the turn for the loop, until {@link #endInLoop}; false if it is not the loop's. */
    boolean beginInLoop() {
        return holder.compareAndSet(Holder.LOOP, Holder.READING_LOOP);
    }

    void endInLoop() {
        if (!holder.compareAndSet(Holder.READING_LOOP, Holder.LOOP)) {
            holder.set(Holder.READING_CALLER);
        }
    }

    /** Whether the loop may read, or does. */
    boolean isOfLoop() {
        Holder now = holder.get();
        return now == Holder.LOOP || now == Holder.READING_LOOP || now == Holder.READING_LOOP_THEN_CALLER;
    }

    /** Whether the running thread has taken the turn for a call. */
    boolean isTakenHere() {
        return caller == Thread.currentThread();
    }

    /** Takes the turn for the running thread, until {@link #endInCaller}; false if that is not possible. */
    boolean beginInCaller(SocketChannel channel) {
        if (place == null && places.get() >= MOST_PLACES) {
            return false;
        }
        if (!holder.compareAndSet(Holder.CALLERS, Holder.READING_CALLER)
                && !holder.compareAndSet(Holder.LOOP, Holder.READING_CALLER)
                // It has read the reply to the call before, and only has to look whether more has come.
                && !holder.compareAndSet(Holder.READING_LOOP, Holder.READING_LOOP_THEN_CALLER)) {
            return false;
        }
        if (place == null && !open(channel)) {
            leaveTo(Holder.LOOP);
            return false;
        }
        if (!used) {
            used = true;
        }
        caller = Thread.currentThread();
        return true;
    }

    private boolean open(SocketChannel channel) {
        if (places.incrementAndGet() <= MOST_PLACES) {
            try {
                place = new Place(channel);
                return true;
            } catch (IOException | RuntimeException | Error e) {
                LOG.log(Level.DEBUG, "a caller does not read its reply itself", e);
            }
        }
        places.decrementAndGet();
        return false;
    }

    void endInCaller() {
        caller = null;
        leaveTo(Holder.CALLERS);
    }

    private void leaveTo(Holder next) {
        if (!holder.compareAndSet(Holder.READING_LOOP_THEN_CALLER, Holder.READING_LOOP)) {
            holder.set(next);
        }
    }

    /** Reads until something is done, the connection has ended, or it takes long; for the caller that has the turn. */
    void read(SocketChannel channel, ChannelHandler handler, Future<?> done) throws IOException {
        Place here = place;
        long begun = 0;
        while (here != null && !done.isDone()) {
            if (here.selector.select(ReadingTurn::ready, LONGEST_MILLIS) == 0) {
                return;
            }
            if (holder.get() == Holder.READING_CALLER) {
                read(here, channel, handler);
            } else {
                // What there is to read is perhaps what the loop reads just now.
                LockSupport.parkNanos(this, MOMENT_NANOS);
            }
            if (!done.isDone()) {
                long now = System.nanoTime();
                begun = begun == 0 ? now : begun;
                if (now - begun > LONGEST_NANOS) {
                    return;
                }
            }
        }
    }

    private static void ready(SelectionKey only) {}

    private static void read(Place here, SocketChannel channel, ChannelHandler handler) {
        try {
            int count = here.read(channel);
            if (count > 0) {
                handler.received(here.bytes, 0, count);
            } else if (count < 0) {
                handler.endOfStream();
            }
        } catch (Throwable e) {
            // What was read may be lost.
            handler.broken(e);
        }
    }

    /** Has a caller that waits for something to read look whether it still must. */
    void wakeCaller() {
        Place here = place;
        if (here != null) {
            here.selector.wakeup();
        }
    }

    /** Takes the turn from the callers; false if it is not theirs, or one reads. */
    boolean takeFromCallers() {
        return holder.get() == Holder.CALLERS && holder.compareAndSet(Holder.CALLERS, Holder.NOBODY);
    }

    /** Takes the turn from the callers if they have not used it since this was asked. */
    void takeIfUnused() {
        if (used) {
            used = false;
        } else {
            boolean unused = takeFromCallers();
        }
    }

    /** Makes the turn the loop's, if it was taken from the callers. */
    void backToLoop() {
        if (holder.compareAndSet(Holder.NOBODY, Holder.NOBODY_SOON_LOOP)) {
            Place left = place;
            place = null;
            if (left != null) {
                left.close();
                places.decrementAndGet();
            }
            holder.set(Holder.LOOP);
        }
    }
}
