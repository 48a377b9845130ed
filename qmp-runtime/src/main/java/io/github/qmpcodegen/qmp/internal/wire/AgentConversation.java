package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTransport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What is said on one connection to a guest agent: one command at a time, the next answer is its answer.
 *
 * <p>Commands carry no id: agents of QEMU 2.8 and older, which live on in guests, take no member but {@code execute} and
 * {@code arguments}. What keeps the answer to an
 * abandoned command from being taken for that of the next one is a synchronisation in between.
 */
public final class AgentConversation implements Wire.Receiver {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final byte SENTINEL = (byte) 0xFF;

    private final Wire wire;
    private final AtomicReference<@Nullable Exchange> underWay = new AtomicReference<>();
    private final CompletableFuture<@Nullable QmpException> ended = new CompletableFuture<>();

    /**
     * A command that waits for its answer.
     *
     * @param syncId what the answer to a synchronisation must return, null for another command
     */
    private record Exchange(PendingCall call, @Nullable Long syncId) {}

    private AgentConversation(QmpTransport transport, QmpOptions options, @Nullable Trace trace) {
        wire = new Wire(transport, options, true, trace, this);
    }

    /** Begins on a connected transport; nothing is read before {@link #read}. */
    public static AgentConversation on(QmpTransport transport, QmpOptions options, @Nullable Trace trace) {
        return new AgentConversation(transport, options, trace);
    }

    /** Reads until the connection ends; for its one reader thread. */
    public void read() {
        wire.read();
    }

    /** Ends the connection; see {@link Wire#end}. */
    public void end(@Nullable QmpException cause) {
        wire.end(cause);
    }

    /** Completes when the connection has ended, with the cause; with null when it was closed on purpose. */
    public CompletableFuture<@Nullable QmpException> ended() {
        return ended;
    }

    /**
     * Sends a synchronisation: everything before its answer belongs to an earlier conversation. The 0xFF byte before it
     * ends what a cut command may have left in the agent's parser; the one before the answer does the same here.
     *
     * @param id what the agent is to return
     */
    public PendingCall synchronise(long id) {
        byte[] command = wire.encode(
                "execute",
                "guest-sync-delimited",
                JsonNodeFactory.instance.objectNode().put("id", id),
                null);
        byte[] line = new byte[command.length + 1];
        line[0] = SENTINEL;
        System.arraycopy(command, 0, line, 1, command.length);
        return send("guest-sync-delimited", line, id);
    }

    /**
     * Sends a command; only when none is under way.
     *
     * @throws IllegalArgumentException if the arguments cannot be written as JSON; nothing is sent
     */
    public PendingCall call(String command, @Nullable JsonNode arguments) {
        return send(command, wire.encode("execute", command, arguments, null), null);
    }

    private PendingCall send(String command, byte[] line, @Nullable Long syncId) {
        PendingCall call = new PendingCall(command, null);
        underWay.set(new Exchange(call, syncId));
        if (ended.isDone()) {
            fail(ended.join());
        }
        call.message(wire.send(line, List.of()));
        return call;
    }

    /**
     * Says that nobody waits for the answer any more.
     *
     * @return whether the command may have been sent
     */
    public boolean giveUp(PendingCall call) {
        underWay.set(null);
        OutgoingMessage message = call.message();
        return message != null && !wire.withdraw(message);
    }

    @Override
    public void received(WireMessage message, boolean afterSentinel) {
        Exchange exchange = underWay.get();
        if (message instanceof WireMessage.Answer answer && exchange != null && fits(answer, exchange, afterSentinel)) {
            if (underWay.compareAndSet(exchange, null)) {
                exchange.call().answer().complete(answer);
            }
        } else {
            LOG.log(Level.DEBUG, () -> wire.peer() + " sent what nobody waits for; dropped");
        }
    }

    private static boolean fits(WireMessage.Answer answer, Exchange exchange, boolean afterSentinel) {
        Long syncId = exchange.syncId();
        if (syncId == null) {
            return true;
        }
        if (answer instanceof WireMessage.Return value) {
            return afterSentinel
                    && value.value().isIntegralNumber()
                    && value.value().asLong(0) == syncId;
        }
        return false;
    }

    @Override
    public void ended(@Nullable QmpException cause) {
        ended.complete(cause);
        fail(cause);
    }

    private void fail(@Nullable QmpException cause) {
        Exchange exchange = underWay.getAndSet(null);
        if (exchange != null) {
            exchange.call().answer().completeExceptionally(new ConnectionEnded(cause));
        }
    }
}
