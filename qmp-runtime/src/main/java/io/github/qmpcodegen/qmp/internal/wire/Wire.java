package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpTracer;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import io.github.qmpcodegen.qmp.internal.json.Frame;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.JsonFramer;
import io.github.qmpcodegen.qmp.internal.json.WireJson;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of one connection, from when it stands until it ends.
 *
 * <p>{@link #read} is for the one reader thread, all else for any.
 */
public final class Wire {
    private final QmpTransport transport;
    private final Receiver receiver;
    private final WireJson json;
    private final JsonFramer framer;
    private final Outbox outbox;
    private final @Nullable Trace trace;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Takes what comes. Called by the reader, except for {@link #ended}, and must not wait. */
    public interface Receiver {

        /**
         * Takes a message.
         *
         * @param message the message
         * @param afterSentinel whether a 0xFF byte stood before it
         * @throws QmpException if the connection cannot go on after it
         */
        void received(WireMessage message, boolean afterSentinel);

        /**
         * Takes JSON that is no message.
         *
         * @throws FramingException if the connection cannot go on after it
         */
        default void notUnderstood(ObjectNode json) throws FramingException {
            throw new FramingException("a message is neither reply nor event", Excerpts.of(json.toString()));
        }

        /**
         * Learns that the connection has ended; called once, by any thread.
         *
         * @param cause why; null when it was closed on purpose
         */
        void ended(@Nullable QmpException cause);
    }

    /**
     * Takes over a transport.
     *
     * @param transport the bytes
     * @param options limits and the write deadline
     * @param resynchronising whether the dialect is the guest agent's, see {@link JsonFramer}
     * @param trace is shown all messages, null for none
     * @param receiver takes what comes
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
        json = WireJson.of(options.limits());
        framer =
                new JsonFramer(options.limits().messageBytes(), options.limits().nesting(), resynchronising);
        outbox = new Outbox(transport, options.writeTimeout(), e -> end(lost(e)));
    }

    /** The peer's name. */
    public String peer() {
        return transport.peer();
    }

    /** Whether messages can carry file descriptors. */
    public boolean carriesDescriptors() {
        return transport.carriesDescriptors();
    }

    /** Reads until the connection ends. */
    public void read() {
        try {
            while (true) {
                ByteBuffer space = framer.space();
                int count = transport.read(space);
                if (count < 0) {
                    end(endOfStream());
                    return;
                }
                framer.filled(count);
                for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                    receive(frame);
                }
            }
        } catch (FramingException e) {
            end(new QmpProtocolException(peer() + " does not speak QMP: " + e.getMessage(), e, e.excerpt()));
        } catch (IOException | RuntimeException e) {
            end(lost(e));
        } catch (Error e) {
            // No memory, most likely. Callers must not wait for a reader that is no more.
            end(new QmpClosedException("the reader of " + peer() + " has failed: " + e, e, null, null, false));
            throw e;
        }
    }

    private void receive(Frame frame) throws FramingException {
        ObjectNode tree = json.parse(frame);
        if (trace != null) {
            trace.show(QmpTracer.Direction.RECEIVED, tree);
        }
        WireMessage message = WireMessage.of(tree);
        if (message == null) {
            receiver.notUnderstood(tree);
            return;
        }
        receiver.received(message, frame.afterSentinel());
    }

    /** A command as bytes; see {@link WireJson#encode}. */
    byte[] encode(String verb, String command, @Nullable JsonNode arguments, @Nullable Long id) {
        return json.encode(verb, command, arguments, id);
    }

    byte[] encode(String command, ObjectNode message, @Nullable Long id) {
        return json.encode(command, message, id);
    }

    /** Sends a line, now or in its turn; does nothing once ended. Never waits for the peer. */
    OutgoingMessage send(byte[] line, List<FileDescriptor> descriptors) {
        if (trace != null) {
            trace.show(QmpTracer.Direction.SENT, json.parse(line));
        }
        OutgoingMessage message = new OutgoingMessage(line, descriptors);
        outbox.send(message);
        return message;
    }

    /** Keeps a message from being written; false if some of it may have been. */
    boolean withdraw(OutgoingMessage message) {
        return outbox.withdraw(message);
    }

    /**
     * Ends the connection at once, unless it has ended.
     *
     * @param cause why; null when it is closed on purpose
     */
    public void end(@Nullable QmpException cause) {
        if (ended.compareAndSet(false, true)) {
            outbox.close();
            transport.close();
            receiver.ended(cause);
        }
    }

    private QmpException endOfStream() {
        return new QmpClosedException(
                peer() + " has closed the connection" + (framer.insideMessage() ? " in the middle of a message" : ""),
                null,
                null,
                null,
                false);
    }

    private QmpException lost(Exception e) {
        return e instanceof QmpException known
                ? known
                : new QmpClosedException("the connection to " + peer() + " is broken: " + e, e, null, null, false);
    }
}
