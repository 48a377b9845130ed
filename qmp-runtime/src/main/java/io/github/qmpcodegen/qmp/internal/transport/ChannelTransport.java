package io.github.qmpcodegen.qmp.internal.transport;

import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A UNIX or TCP socket. Until a handler is served, reading and writing wait, and only the running thread may do either.
 * From then on a few threads wait for all such transports and serve a {@link ChannelHandler} for each; contrary to the
 * contract of transports, reading and writing then never wait.
 *
 * <p>That mode is also what lets a user's thread write: an interrupted thread closes a channel on which it blocks, but
 * not one on which no operation blocks.
 */
public final class ChannelTransport implements QmpTransport {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final String peer;
    private final SocketChannel channel;
    private final Runnable writing = this::writeWaiting;
    private volatile IoLoop loop = IoLoop.SHARED;
    private volatile IoLoop.@Nullable Served served;
    private final boolean unix;

    /** The number of the socket's descriptor; negative until it is asked for. */
    private int number = -1;

    /**
     * Takes over a connected channel.
     *
     * @param peer the peer's name
     * @param channel the channel, in blocking mode, closed with this
     * @throws IOException if the system refuses what is needed to serve it
     */
    public ChannelTransport(String peer, SocketChannel channel) throws IOException {
        this.peer = peer;
        this.channel = channel;
        unix = channel.getRemoteAddress() instanceof UnixDomainSocketAddress;
        // Whoever cannot be served learns of it now.
        loop.selector();
    }

    /**
     * Serves the handler from now on until the channel is closed.
     *
     * @throws IOException if it is closed
     */
    public void serve(ChannelHandler handler) throws IOException {
        channel.configureBlocking(false);
        IoLoop.Served now = new IoLoop.Served(handler, this::changeLoops);
        served = now;
        register(now);
    }

    private void register(IoLoop.Served now) throws IOException {
        loop.register(channel, now);
        // What waited before had no loop that it could ask.
        writeWaiting();
    }

    /** Has the handler served by the loop of those that send without pause, or back; called by that which serves it. */
    private void changeLoops(SelectionKey present) {
        IoLoop.Served now = served;
        IoLoop other = loop == IoLoop.SHARED ? IoLoop.FLOODED : IoLoop.SHARED;
        if (now == null || !other.canTake(channel)) {
            return;
        }
        present.cancel();
        loop = other;
        try {
            register(now);
        } catch (Throwable e) {
            now.handler().broken(e);
        }
    }

    /** Whether the running thread is the one that serves all handlers, and therefore must not wait for what they do. */
    public static boolean isServedHere() {
        return IoLoop.isRunning();
    }

    /** Whether the running thread reads just now; see {@link #readUntil}. */
    public boolean isReadHere() {
        IoLoop.Served now = served;
        return now != null && now.turn().isTakenHere();
    }

    /**
     * Reads in the running thread until something is done that the handler does; for a thread that will soon want the same
     * again, because there is no change of threads between writing and reading then. Gives up after some milliseconds, and
     * if the thread is interrupted. Until {@link #attend} is called, what comes next may be read a few milliseconds later.
     */
    public void readUntil(Future<?> done) throws IOException {
        IoLoop.Served now = served;
        if (now == null) {
            return;
        }
        ReadingTurn.Begun begun = now.turn().beginInCaller(channel);
        if (begun == ReadingTurn.Begun.NOT) {
            return;
        }
        try {
            if (begun == ReadingTurn.Begun.FIRST) {
                IoLoop lending = loop;
                lending.writeSoon(() -> lending.lend(channel));
            }
            now.turn().read(channel, now.handler(), done);
        } finally {
            now.turn().endInCaller();
            if (!done.isDone() || !channel.isOpen()) {
                attend();
            }
        }
    }

    /** Has what comes be read at once by the thread that serves all channels, unless a caller reads just now. */
    public void attend() {
        IoLoop.Served now = served;
        if (now != null && now.turn().takeFromCallers()) {
            loop.writeSoon(this::takeBack);
        }
    }

    private void takeBack() {
        IoLoop.Served now = served;
        if (now != null) {
            loop.takeBack(now);
        }
    }

    /** Makes the handler write at the next opportunity, without waiting for the peer to take something. */
    public void writeSoon() {
        if (served != null) {
            loop.writeSoon(writing);
        }
    }

    /**
     * Has what the peer has sent so far be read, and then something done; for a channel that can no longer be written to.
     *
     * @return false if nobody serves it
     */
    public boolean readRest(Runnable then) {
        IoLoop.Served now = served;
        if (now == null) {
            return false;
        }
        IoLoop reading = loop;
        reading.writeSoon(() -> {
            if (loop != reading) {
                // Another thread reads it by now, and only one may.
                boolean unused = readRest(then);
                return;
            }
            if (reading.readRest(channel, now)) {
                then.run();
            } else {
                // The caller that reads it finds the same end, or leaves now.
                now.turn().wakeCaller();
                boolean unused = readRest(then);
            }
        });
        return true;
    }

    private void writeWaiting() {
        IoLoop.Served now = served;
        if (now != null && !now.handler().writeWaiting()) {
            awaitWritable();
        }
    }

    /** Makes the handler write once the peer takes something. */
    public void awaitWritable() {
        loop.awaitWritable(channel);
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public void writeNow(ByteBuffer message) throws IOException {
        channel.write(message);
        expectAnswer();
    }

    private void expectAnswer() {
        IoLoop.Served now = served;
        if (now != null) {
            loop.expect(now);
        }
    }

    /**
     * Converts descriptors to the form that is sent with a message here.
     *
     * @throws IOException if they cannot be sent
     * @throws IllegalArgumentException if one is closed
     */
    public Descriptors descriptors(List<GivenDescriptor> given) throws IOException {
        if (!unix) {
            throw new IOException("only UNIX sockets carry them");
        }
        return Descriptors.duplicates(given);
    }

    /**
     * Writes like {@link #writeNow(ByteBuffer)}, and sends the descriptors with the first byte of the message. The
     * caller ensures that the channel is not closed meanwhile.
     */
    public void writeNow(ByteBuffer message, Descriptors descriptors) throws IOException {
        if (!descriptors.areToBeSent()) {
            channel.write(message);
        } else {
            if (number < 0) {
                number = Descriptors.numberOf(channel);
            }
            descriptors.send(number, message);
        }
        expectAnswer();
    }

    @Override
    public void write(ByteBuffer message, List<FileDescriptor> descriptors) throws IOException {
        channel.write(message);
    }

    @Override
    public boolean carriesDescriptors() {
        return unix && Descriptors.missing() == null;
    }

    @Override
    public void close() {
        try {
            channel.close();
            // It is the selector that lets go of the descriptor, when it looks the next time.
            loop.wakeup();
            IoLoop.Served now = served;
            if (now != null) {
                now.turn().wakeCaller();
            }
            attend();
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, () -> "closing the connection to " + peer, e);
        }
    }
}
