package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpTracer;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import io.github.qmpcodegen.qmp.internal.json.Frame;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.JsonFramer;
import io.github.qmpcodegen.qmp.internal.json.Lines;
import io.github.qmpcodegen.qmp.internal.json.WireJson;
import io.github.qmpcodegen.qmp.internal.thread.Warnings;
import io.github.qmpcodegen.qmp.internal.transport.ChannelHandler;
import io.github.qmpcodegen.qmp.internal.transport.ChannelTransport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of one connection, from its start to its end.
 *
 * <p>{@link #read}, or {@link #received} and the methods that end it, are for the reading thread, everything else for
 * any thread.
 */
public final class Wire implements ChannelHandler {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final int SMALLEST_READ = 512;
    private static final int SMALL_READ = 8 * 1024;
    private static final int LARGE_READ = 64 * 1024;
    private static final int MOST_ATTEMPTS = 100;
    private static final long BETWEEN_ATTEMPTS_NANOS = 20_000_000;

    private final QmpTransport transport;
    private final Receiver receiver;
    private final WireJson json;
    private final boolean resynchronising;
    private final long longestMessage;
    private final JsonFramer framer;
    private final Envelope envelope;
    private final Outbox outbox;
    private final @Nullable Trace trace;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Whether anything at all has come. */
    private volatile boolean receivedAnything;

    /** Receives what comes. Called by the reader, except for {@link #ended}; must not wait. */
    public interface Receiver {

        /**
         * Takes a message.
         *
         * @param message the message
         * @param afterSentinel whether a 0xFF byte preceded it
         * @throws QmpException if the connection cannot continue after it
         * @throws FramingException if its value had to be looked at and is not JSON
         */
        void received(WireMessage message, boolean afterSentinel) throws FramingException;

        /**
         * Takes an event that is known by its bytes.
         *
         * @param event the event, which is valid only during the call
         * @param afterSentinel whether a 0xFF byte preceded it
         * @throws QmpException if the connection cannot continue after it
         * @throws FramingException if its data had to be looked at and is not JSON
         */
        default void event(Envelope event, boolean afterSentinel) throws FramingException {
            received(WireMessage.of(event), afterSentinel);
        }

        /** Called when everything that was read has been taken, so that nothing need be held back until more comes. */
        default void paused() {}

        /**
         * Takes JSON that is not a message.
         *
         * @throws FramingException if the connection cannot continue after it
         */
        default void notUnderstood(ObjectNode json) throws FramingException {
            throw new FramingException("a message is neither reply nor event", Excerpts.of(json));
        }

        /**
         * Called when the connection has ended, by any thread, and again if it throws for lack of memory. Must not
         * wait.
         *
         * @param cause why it ended; null if it was closed on purpose
         */
        void ended(@Nullable QmpException cause);
    }

    /**
     * Takes over a transport.
     *
     * @param transport the transport
     * @param options limits and the write deadline
     * @param resynchronising whether the dialect is the guest agent's, see {@link JsonFramer}
     * @param trace receives all messages, null for none
     * @param receiver receives what comes
     */
    public Wire(
            QmpTransport transport,
            QmpOptions options,
            boolean resynchronising,
            @Nullable Trace trace,
            Receiver receiver) {
        this.transport = transport;
        this.trace = trace;
        this.receiver = receiver;
        this.resynchronising = resynchronising;
        longestMessage = options.limits().messageBytes();
        json = WireJson.of(options.limits());
        envelope = new Envelope(json, this::refuse);
        outbox = new Outbox(transport, options.writeTimeout(), this::notWritten);
        framer =
                new JsonFramer(options.limits().messageBytes(), options.limits().nesting(), resynchronising);
    }

    /** The peer's name. */
    public String peer() {
        return transport.peer();
    }

    /**
     * Converts descriptors to the form that is sent with a message.
     *
     * @throws IOException if they cannot be sent; the message says why, as the end of a sentence
     * @throws IllegalArgumentException if one is closed
     */
    public Descriptors descriptors(List<GivenDescriptor> given) throws IOException {
        if (transport instanceof ChannelTransport channel) {
            return channel.descriptors(given);
        }
        if (!transport.carriesDescriptors()) {
            throw new IOException("only UNIX sockets carry them, and transports that are made for it");
        }
        return Descriptors.objects(given);
    }

    /**
     * Starts to read. A channel is read by the thread that serves all of them, and this returns at once; any other
     * transport is read here until the connection ends, which takes a separate thread. However reading ends, the
     * connection has then ended; nothing is thrown.
     */
    public void read() {
        read(() -> false);
    }

    /**
     * Starts to read; see {@link #read()}.
     *
     * @param here decides, before each read, whether this thread still reads a channel, waiting for it
     */
    public void read(BooleanSupplier here) {
        try {
            ChannelTransport channel = transport instanceof ChannelTransport known ? known : null;
            ByteBuffer space = ByteBuffer.allocate(channel == null ? SMALL_READ : SMALLEST_READ);
            while (channel == null || here.getAsBoolean()) {
                int count = transport.read(space);
                if (count < 0) {
                    endOfStream();
                    return;
                }
                received(space.array(), 0, count);
                if (ended.get()) {
                    return;
                }
                // Many bytes cost few reads; a connection that is idle must not keep the room for them.
                int size = !space.hasRemaining() ? LARGE_READ : channel == null ? SMALL_READ : SMALLEST_READ;
                space = size == space.capacity() ? space.clear() : ByteBuffer.allocate(size);
            }
            channel.serve(this);
        } catch (Throwable e) {
            // An error as well: no memory, most likely. What was read is garbage by now, so that there is some again.
            broken(e);
        }
    }

    /** Reads in the running thread; see {@link ChannelTransport#readUntil}. Does nothing where that is not possible. */
    void readUntil(Future<?> done) {
        // A tracer is a user's own, and may take its time.
        if (trace == null && transport instanceof ChannelTransport channel) {
            try {
                channel.readUntil(done);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "waiting for " + peer(), e);
            }
        }
    }

    /** Has what comes be read at once; see {@link ChannelTransport#attend}. */
    void attend() {
        if (transport instanceof ChannelTransport channel) {
            channel.attend();
        }
    }

    /** Whether the running thread reads just now; see {@link #readUntil}. */
    boolean isReadHere() {
        return transport instanceof ChannelTransport channel && channel.isReadHere();
    }

    /** Whether anything at all has come, even only a part of a message. */
    boolean hasReceivedAnything() {
        return receivedAnything;
    }

    /**
     * Takes what was read; for one thread at a time. Never waits, and throws nothing: bytes that are not QMP end the
     * connection.
     *
     * @param bytes the bytes, which belong to the caller again afterwards
     * @param from the index of the first
     * @param to the index after the last
     */
    @Override
    public void received(byte[] bytes, int from, int to) {
        if (!receivedAnything) {
            receivedAnything = true;
        }
        try {
            cut(bytes, from, to);
            receiver.paused();
            framer.pause();
            envelope.clear();
        } catch (FramingException e) {
            insist(receiver::paused);
            refuse(e);
        } catch (Throwable e) {
            insist(receiver::paused);
            broken(e);
        }
    }

    private void cut(byte[] bytes, int from, int to) throws FramingException {
        boolean inLines = !resynchronising;
        Lines lines = new Lines(bytes, from, to, longestMessage);
        int at = from;
        while (at < to) {
            if (inLines && framer.isAtBoundary()) {
                lines.position(at);
                for (Frame frame = lines.next(); frame != null; frame = lines.next()) {
                    receive(frame);
                }
                // Where there is none it is not looked for at every object of this read.
                inLines = lines.position() > at || at == from;
                at = lines.position();
            }
            if (framer.isAtBoundary()) {
                framer.lend(bytes, at, to);
                at = to;
            } else {
                ByteBuffer space = framer.space();
                int count = Math.min(space.remaining(), to - at);
                space.put(bytes, at, count);
                framer.filled(count);
                at += count;
            }
            for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                if (inLines) {
                    at -= framer.giveBack();
                }
                receive(frame);
            }
        }
    }

    private void refuse(FramingException e) {
        if (trace != null) {
            trace.show(QmpTracer.Direction.RECEIVED, e.excerpt());
        }
        end(new QmpProtocolException(peer() + " does not speak QMP: " + e.getMessage(), e, e.excerpt()));
    }

    /** Ends the connection, because the peer has closed it. */
    @Override
    public void endOfStream() {
        end(new QmpClosedException(
                peer() + " has closed the connection" + (framer.insideMessage() ? " in the middle of a message" : ""),
                null,
                null,
                null,
                false));
    }

    /** Ends the connection, because it can no longer be read. */
    @Override
    public void broken(Throwable e) {
        end(
                e instanceof QmpException known
                        ? known
                        : new QmpClosedException(
                                "the connection to " + peer() + " is broken: " + e, e, null, null, false));
    }

    /** Ends the connection, because it can no longer be written to; what the peer sent before that still counts. */
    private void notWritten(Throwable e) {
        if (e instanceof IOException && transport instanceof ChannelTransport channel) {
            insist(outbox::close);
            if (channel.readRest(() -> broken(e))) {
                return;
            }
        }
        broken(e);
    }

    @Override
    public boolean writeWaiting() {
        return outbox.writeWaiting();
    }

    private void receive(Frame frame) throws FramingException {
        if (trace != null || resynchronising || !envelope.read(frame)) {
            receiveTree(frame);
            return;
        }
        frame.requireUtf8();
        if (envelope.isOfEvent()) {
            receiver.event(envelope, frame.afterSentinel());
        } else {
            receiver.received(WireMessage.of(envelope), frame.afterSentinel());
        }
    }

    private void receiveTree(Frame frame) throws FramingException {
        ObjectNode tree = json.parse(frame);
        WireMessage message = WireMessage.of(tree, frame.length());
        if (message == null) {
            receiver.notUnderstood(tree);
        }
        if (trace != null) {
            trace.show(QmpTracer.Direction.RECEIVED, tree);
        }
        if (message != null) {
            receiver.received(message, frame.afterSentinel());
        }
    }

    /** Returns a command as bytes; see {@link WireJson#encode}. */
    byte[] encode(String verb, String command, @Nullable JsonNode arguments, @Nullable Long id) {
        return json.encode(verb, command, arguments, id);
    }

    byte[] encodePlain(String verb, String command, byte[] arguments, long id) {
        return json.encodePlain(verb, command, arguments, id);
    }

    byte[] encode(String command, ObjectNode message, @Nullable Long id) {
        return json.encode(command, message, id);
    }

    /**
     * Sends the line of a call, now or in its turn; does nothing once ended. Never waits for the peer.
     *
     * @param standing how it stands to a command that is to be alone
     * @param urgent whether to send it at once, rather than a moment later with others
     */
    void send(PendingCall call, byte[] line, Descriptors descriptors, Standing standing, boolean urgent) {
        if (trace != null) {
            trace.show(QmpTracer.Direction.SENT, json.parse(line));
        }
        OutgoingMessage message = new OutgoingMessage(line, descriptors, standing);
        // Before it goes: the connection may end, and the call with it, before this thread is back.
        call.message(message);
        outbox.send(message, urgent);
        if (standing.aloneUntil() != null) {
            // Its own, so that a stage that lasts longer does not keep the message.
            CompletableFuture<?> over = standing.aloneUntil().copy();
            CompletableFuture<?> unusedEnd = over.whenComplete((value, failure) -> outbox.endAlone(message));
            // What the server refuses has not begun.
            CompletableFuture<?> unusedRefusal = call.answer().whenComplete((answer, failure) -> {
                if (answer instanceof WireMessage.Failure) {
                    over.cancel(false);
                }
            });
        }
    }

    /** Keeps a message from being written; false if some of it may have been written. */
    boolean withdraw(OutgoingMessage message) {
        return outbox.withdraw(message);
    }

    /** Releases messages that had to wait for the end of a command with descriptors. */
    void release() {
        outbox.release();
    }

    /**
     * Ends the connection at once, unless it has ended. Notifies first and then closes; a failure of one does not
     * prevent the other.
     *
     * @param cause why it ends; null if it is closed on purpose
     */
    public void end(@Nullable QmpException cause) {
        if (ended.compareAndSet(false, true)) {
            insist(outbox::close);
            insist(() -> receiver.ended(cause));
            insist(transport::close);
        }
    }

    /** Does what must be done though there may be no memory for it just now; all of it can be done twice. */
    private void insist(Runnable step) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                step.run();
                return;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            } catch (Throwable e) {
                Warnings.log(() -> "ending the connection to " + peer(), e);
                return;
            }
        }
    }
}
