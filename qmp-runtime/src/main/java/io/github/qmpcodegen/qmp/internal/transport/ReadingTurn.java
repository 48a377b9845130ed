package io.github.qmpcodegen.qmp.internal.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Future;
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
    /** What takes longer gains nothing from where it is read. */
    private static final long LONGEST_MILLIS = 5;

    private static final long LONGEST_NANOS = LONGEST_MILLIS * 1_000_000;

    /** About what it takes the loop to finish a read. */
    private static final long MOMENT_NANOS = 10_000;

    private final Places places;
    private final AtomicReference<Holder> holder = new AtomicReference<>(Holder.LOOP);

    /** Whether the turn was used since the loop asked the last time. */
    private volatile boolean used;

    /** That of the callers, unless the turn is the loop's alone. */
    private volatile Places.@Nullable Place place;

    /** The caller that reads; read by others than itself for a no. */
    private @Nullable Thread caller;

    private enum Holder {
        /** The loop may read. */
        LOOP,
        /** The loop reads. */
        READING_LOOP,
        /** The loop reads, and then a caller does, which waits for something to read already. */
        READING_LOOP_THEN_CALLER,
        /** The loop reads, and then the turn is its own again: the caller that waited has left. */
        READING_LOOP_THEN_NOBODY,
        /** A caller reads. */
        READING_CALLER,
        /** The next caller may read. */
        CALLERS,
        /** No caller may read any more, and the loop not yet. */
        NOBODY,
        /** As above, and it is about to. */
        NOBODY_SOON_LOOP
    }

    /** How a caller got the turn. */
    enum Begun {
        /** It did not. */
        NOT,
        /** From the loop, which must be notified. */
        FIRST,
        /** From another call. */
        AGAIN
    }

    /**
     * Creates the turn, which is the loop's.
     *
     * @param places the places of all callers
     */
    ReadingTurn(Places places) {
        this.places = places;
    }

    /** Takes the turn for the loop, until {@link #endInLoop}; false if it is not the loop's. */
    boolean beginInLoop() {
        return holder.compareAndSet(Holder.LOOP, Holder.READING_LOOP);
    }

    void endInLoop() {
        // In the order in which a caller comes and leaves meanwhile; another one does not come then.
        if (!holder.compareAndSet(Holder.READING_LOOP, Holder.LOOP)
                && !holder.compareAndSet(Holder.READING_LOOP_THEN_CALLER, Holder.READING_CALLER)) {
            holder.set(Holder.NOBODY);
            backToLoop();
        }
    }

    /** Whether the loop may read, or does. */
    boolean isOfLoop() {
        Holder now = holder.get();
        return now == Holder.LOOP
                || now == Holder.READING_LOOP
                || now == Holder.READING_LOOP_THEN_CALLER
                || now == Holder.READING_LOOP_THEN_NOBODY;
    }

    /** Whether the running thread has taken the turn for a call. */
    boolean isTakenHere() {
        return caller == Thread.currentThread();
    }

    /** Takes the turn for the running thread, until {@link #endInCaller}, if that is possible. */
    Begun beginInCaller(SocketChannel channel) {
        if (!holder.compareAndSet(Holder.CALLERS, Holder.READING_CALLER)
                && !holder.compareAndSet(Holder.LOOP, Holder.READING_CALLER)
                // It has read the reply to the call before, and only has to look whether more has come.
                && !holder.compareAndSet(Holder.READING_LOOP, Holder.READING_LOOP_THEN_CALLER)) {
            return Begun.NOT;
        }
        boolean first = place == null;
        if (first) {
            place = places.take(channel);
            if (place == null) {
                leaveTo(Holder.LOOP);
                return Begun.NOT;
            }
        }
        if (!used) {
            used = true;
        }
        caller = Thread.currentThread();
        return first ? Begun.FIRST : Begun.AGAIN;
    }

    void endInCaller() {
        caller = null;
        leaveTo(Holder.CALLERS);
    }

    private void leaveTo(Holder next) {
        if (!holder.compareAndSet(Holder.READING_LOOP_THEN_CALLER, Holder.READING_LOOP_THEN_NOBODY)) {
            holder.set(next);
        }
    }

    /** Whether the loop has finished what it read when a caller took the turn; for the caller. */
    boolean hasLoopFinished() {
        return holder.get() == Holder.READING_CALLER;
    }

    /** Reads until something is done, the connection has ended, or it takes long; for the caller that has the turn. */
    void read(SocketChannel channel, ChannelHandler handler, Future<?> done) throws IOException {
        Places.Place here = place;
        long begun = 0;
        while (here != null && !done.isDone() && here.await(LONGEST_MILLIS)) {
            if (hasLoopFinished()) {
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

    private static void read(Places.Place here, SocketChannel channel, ChannelHandler handler) {
        try {
            int count = here.read(channel);
            handler.taken(here.bytes(), count);
        } catch (Throwable e) {
            // What was read may be lost.
            handler.broken(e);
        }
    }

    /** Has a caller that waits for something to read leave. */
    void wakeCaller() {
        Places.Place here = place;
        if (here != null) {
            here.wake();
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
        if (holder.get() == Holder.NOBODY && holder.compareAndSet(Holder.NOBODY, Holder.NOBODY_SOON_LOOP)) {
            Places.Place left = place;
            place = null;
            if (left != null) {
                left.close();
            }
            holder.set(Holder.LOOP);
        }
    }
}
