package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.thread.DaemonThreads;
import io.github.qmpcodegen.qmp.internal.transport.ChannelTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, in order.
 *
 * <p>A message is written by the thread that sends it as far as that goes without waiting, which is nearly always all of
 * it and saves a change of threads. One that is not urgent may wait for others to be written with it: until there are some,
 * until an urgent one comes, or until the thread that serves channels gets to it, which is notified at once. Everything else
 * is done by that thread, or, for a transport that can only block, by a writer thread, which begins with the first message
 * that needs it. Thread-safe.
 */
final class Outbox {
    /** Enough that writing them one by one would cost several times as much. */
    private static final int MOST_GATHERED = 32;

    private static final int LONGEST_WRITE = 64 * 1024;

    private final QmpTransport transport;
    private final Duration writeTimeout;
    private final Consumer<Throwable> failed;

    // Not a monitor: a virtual thread that waits for one would hold its carrier.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<OutgoingMessage> waiting = new ArrayDeque<>();

    /** Whether the thread that serves channels has been notified to write. */
    private boolean promised;

    private boolean writing;
    private boolean writerStarted;
    private boolean closed;

    /** Whether nothing may follow the last message that was written; see {@link #release}. */
    private boolean held;

    /** The message that is to be alone, from when it is its turn until that is over. */
    private @Nullable OutgoingMessage alone;

    /** What waits until that is over. */
    private final ArrayDeque<OutgoingMessage> behindAlone = new ArrayDeque<>();

    /** Completes when a channel has taken the first message that waits for it; null when none does, or a writer writes. */
    private @Nullable CompletableFuture<Void> firstTaken;

    /**
     * @param transport where messages go
     * @param writeTimeout how long the peer may leave one unread
     * @param failed receives the reason why messages can no longer be written
     */
    Outbox(QmpTransport transport, Duration writeTimeout, Consumer<Throwable> failed) {
        this.transport = transport;
        this.writeTimeout = writeTimeout;
        this.failed = failed;
    }

    /**
     * Writes the message, now or in its turn; does nothing once closed. Never waits for the peer.
     *
     * @param urgent whether it is to go at once, if the peer takes it
     */
    void send(OutgoingMessage message, boolean urgent) {
        Throwable failure = null;
        lock.lock();
        try {
            if (closed) {
                message.drop();
            } else if (alone != null && !message.standing().passes()) {
                behindAlone.add(message);
            } else {
                write(message, urgent);
            }
        } catch (Throwable e) {
            // How much of the message was written cannot be known, so the connection cannot go on.
            failure = e;
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            failed.accept(failure);
        }
    }

    private void write(OutgoingMessage message, boolean urgent) throws IOException {
        // Whoever completes the stage just now comes here next.
        if (message.standing().isAlone()) {
            alone = message;
        }
        if (transport instanceof ChannelTransport channel) {
            write(message, urgent, channel);
            return;
        }
        if (!writing
                && !held
                && waiting.isEmpty()
                && message.descriptors().objects().isEmpty()) {
            transport.writeNow(message.bytes());
        }
        if (message.bytes().hasRemaining()) {
            waiting.add(message);
            startWriter();
            changed.signal();
        }
    }

    private void write(OutgoingMessage message, boolean urgent, ChannelTransport channel) throws IOException {
        waiting.add(message);
        if (firstTaken != null || held) {
            // The peer takes nothing at present, or is not to get it yet.
            return;
        }
        if (urgent || waiting.size() >= MOST_GATHERED) {
            if (!writeAll()) {
                watchFirst();
                channel.awaitWritable();
            }
        } else if (!promised) {
            promised = true;
            channel.writeSoon();
        }
    }

    /** Writes what waits as far as a channel takes it; true if that is all that may be written. */
    private boolean writeAll() throws IOException {
        for (OutgoingMessage first = waiting.peek(); first != null && !held; first = waiting.peek()) {
            if (!first.descriptors().isEmpty()) {
                if (!writeAlone(first)) {
                    return false;
                }
                continue;
            }
            ByteBuffer bytes = waiting.size() == 1 ? piece(first) : joined();
            int from = bytes.position();
            try {
                transport.writeNow(bytes);
            } catch (Throwable e) {
                // They may have been written all the same.
                advance(bytes.limit() - from);
                throw e;
            }
            advance(bytes.position() - from);
            if (bytes.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    /** Writes a message that descriptors go with; true if that is all of it. */
    private boolean writeAlone(OutgoingMessage message) throws IOException {
        try {
            ((ChannelTransport) transport).writeNow(message.bytes(), message.descriptors());
        } catch (Throwable e) {
            // As above; and nobody else closes the descriptors of what may have been written.
            message.bytes().position(message.bytes().limit());
            message.descriptors().close();
            throw e;
        }
        if (message.bytes().hasRemaining()) {
            return false;
        }
        waiting.remove();
        held = true;
        return true;
    }

    /** As much of a message as one write is good for: a channel copies all that it is given, each time, and keeps the room. */
    private static ByteBuffer piece(OutgoingMessage message) {
        ByteBuffer bytes = message.bytes().duplicate();
        return bytes.limit(Math.min(bytes.limit(), bytes.position() + LONGEST_WRITE));
    }

    /** The first of what waits, as much as one write is good for, and up to what descriptors go with. */
    private ByteBuffer joined() {
        int length = 0;
        for (OutgoingMessage message : waiting) {
            if (!message.descriptors().isEmpty()) {
                break;
            }
            length += message.bytes().remaining();
            if (length >= LONGEST_WRITE) {
                break;
            }
        }
        ByteBuffer all = ByteBuffer.allocate(Math.min(length, LONGEST_WRITE));
        for (OutgoingMessage message : waiting) {
            ByteBuffer bytes = message.bytes().duplicate();
            all.put(bytes.limit(Math.min(bytes.limit(), bytes.position() + all.remaining())));
            if (!all.hasRemaining()) {
                break;
            }
        }
        return all.flip();
    }

    /** Says that so many bytes of what waits were written. */
    private void advance(int count) {
        int left = count;
        for (OutgoingMessage first = waiting.peek(); first != null; first = waiting.peek()) {
            ByteBuffer bytes = first.bytes();
            int written = Math.min(left, bytes.remaining());
            bytes.position(bytes.position() + written);
            left -= written;
            if (bytes.hasRemaining()) {
                return;
            }
            waiting.remove();
        }
    }

    /** Keeps a message from being written; false if some of it may have been. */
    boolean withdraw(OutgoingMessage message) {
        boolean withdrawn = remove(message);
        if (withdrawn) {
            endAlone(message);
        }
        return withdrawn;
    }

    private boolean remove(OutgoingMessage message) {
        lock.lock();
        try {
            if (behindAlone.remove(message)) {
                message.drop();
                return true;
            }
            boolean first = waiting.peek() == message;
            if (message.isBegun() || !waiting.remove(message)) {
                return message.isDropped();
            }
            message.drop();
            if (first && firstTaken != null) {
                watchFirst();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what waits as far as a channel takes it; for the thread that serves it. Never waits.
     *
     * @return whether nothing waits any more
     */
    boolean writeWaiting() {
        Throwable failure = null;
        lock.lock();
        try {
            promised = false;
            OutgoingMessage first = waiting.peek();
            boolean all = writeAll();
            if (waiting.peek() != first || (!all && firstTaken == null)) {
                watchFirst();
            }
            return all;
        } catch (Throwable e) {
            failure = e;
        } finally {
            lock.unlock();
        }
        failed.accept(failure);
        return true;
    }

    /** Gives a channel the write deadline for what is now the first message that waits. */
    private void watchFirst() {
        if (firstTaken != null) {
            firstTaken.complete(null);
            firstTaken = null;
        }
        if (!waiting.isEmpty() && !held && transport instanceof ChannelTransport) {
            firstTaken = new CompletableFuture<>();
            Deadlines.watch(firstTaken, writeTimeout, () -> failed.accept(notTaken()));
        }
    }

    /**
     * Lets go what had to wait for the end of the last command that descriptors went with. While QEMU executes that, it must
     * get nothing, not even the end of the line: whatever arrives has its other thread look through the descriptors that are
     * being taken, and where commands may be out of band it crashes.
     */
    void release() {
        letGo(() -> {
            held = false;
            changed.signal();
            if (!closed && firstTaken == null && transport instanceof ChannelTransport channel && !writeAll()) {
                watchFirst();
                channel.awaitWritable();
            }
        });
    }

    /** Lets go what had to wait behind a message that was alone, up to the next that is to be. */
    void endAlone(OutgoingMessage message) {
        letGo(() -> {
            if (alone == message) {
                alone = null;
                while (alone == null && !behindAlone.isEmpty()) {
                    write(behindAlone.remove(), behindAlone.isEmpty());
                }
            }
        });
    }

    /** Writes what no longer has to wait; if that fails, the connection cannot go on. */
    private void letGo(Writing released) {
        Throwable failure = null;
        lock.lock();
        try {
            released.write();
        } catch (Throwable e) {
            failure = e;
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            failed.accept(failure);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** Drops what waits and ends the writer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.stream().filter(message -> !message.isBegun()).forEach(OutgoingMessage::drop);
            waiting.clear();
            behindAlone.forEach(OutgoingMessage::drop);
            behindAlone.clear();
            watchFirst();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startWriter() {
        if (!writerStarted) {
            writerStarted = true;
            DaemonThreads.startBlocking("qmp-writer " + transport.peer(), this::write);
        }
    }

    private void write() {
        try {
            for (OutgoingMessage message = take(); message != null; message = take()) {
                write(message);
            }
        } catch (Throwable e) {
            failed.accept(e);
        }
    }

    private @Nullable OutgoingMessage take() {
        lock.lock();
        try {
            writing = false;
            while (!closed && (waiting.isEmpty() || held)) {
                changed.awaitUninterruptibly();
            }
            OutgoingMessage message = closed ? null : waiting.poll();
            writing = message != null;
            held = message != null && !message.descriptors().isEmpty();
            return message;
        } finally {
            lock.unlock();
        }
    }

    private void write(OutgoingMessage message) throws IOException {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Deadlines.watch(written, writeTimeout, () -> failed.accept(notTaken()));
        try {
            transport.write(message.bytes(), message.descriptors().objects());
        } finally {
            written.complete(null);
        }
    }

    private QmpTimeoutException notTaken() {
        return new QmpTimeoutException(
                transport.peer() + " did not take a message within " + Deadlines.text(writeTimeout),
                QmpTimeoutException.Awaited.WRITE,
                writeTimeout,
                null,
                null,
                true);
    }
}
