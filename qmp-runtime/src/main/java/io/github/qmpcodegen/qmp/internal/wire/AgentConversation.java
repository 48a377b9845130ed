package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conversation on one connection to a guest agent: one command at a time, and the next answer belongs to it.
 *
 * <p>Commands carry no id: agents of QEMU 2.8 and older, which live on in guests, accept no members but {@code execute}
 * and {@code arguments}. A synchronisation in between keeps the answer to an abandoned command from being mistaken for
 * that of the next one.
 */
public final class AgentConversation implements Wire.Receiver {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final byte SENTINEL = (byte) 0xFF;

    private final Wire wire;
    private final AtomicReference<@Nullable Exchange> underWay = new AtomicReference<>();
    private final CompletableFuture<@Nullable QmpException> ended = new CompletableFuture<>();

    /** Whether an earlier attempt to synchronise was answered when a later one was under way. */
    private volatile boolean answering;

    /** What came while an agent was asked to synchronise and was no answer to that; null for nothing. */
    private volatile @Nullable String unexpected;

    /**
     * A command that waits for its answer.
     *
     * @param sync what it asks the agent to return, null for another command than a synchronisation
     */
    private record Exchange(PendingCall call, @Nullable Synchronisation sync) {}

    /**
     * A command that asks the agent to return a number, so that everything before its answer belongs to an earlier
     * conversation.
     *
     * @param delimited whether it is {@code guest-sync-delimited}, which has a 0xFF byte before the answer, or
     *     {@code guest-sync}, which is all that agents before 1.1 have
     * @param first the first of the numbers that the agent has been asked for without an answer
     * @param id the number
     */
    public record Synchronisation(boolean delimited, long first, long id) {
        private static final String DELIMITED = "guest-sync-delimited";

        /** The command's name. */
        public String command() {
            return delimited ? DELIMITED : "guest-sync";
        }

        /** Returns the next attempt with the same command. */
        public Synchronisation again() {
            return new Synchronisation(delimited, first, id + 1);
        }

        /** Returns the first attempt with the older command. */
        public Synchronisation undelimited() {
            return new Synchronisation(false, id + 1, id + 1);
        }

        private boolean isAnsweredBy(WireMessage.Return answer, boolean afterSentinel) {
            return (afterSentinel || !delimited) && number(answer) == id;
        }

        private boolean wasAnsweredBy(WireMessage.Return answer) {
            return number(answer) >= first && number(answer) < id;
        }

        private static long number(WireMessage.Return answer) {
            JsonNode value = answer.value().knownTree();
            return value.isIntegralNumber() ? value.asLong(-1) : -1;
        }

        /** Whether the agent says that it does not have the command; it complains of the 0xFF byte, too. */
        private boolean isRefusedBy(WireMessage.Failure failure) {
            boolean namesDelimited = failure.raw().toString().contains(DELIMITED);
            boolean unknown = failure.errorClass().equals("CommandNotFound");
            return delimited ? unknown || namesDelimited : unknown && !namesDelimited;
        }
    }

    private AgentConversation(QmpTransport transport, QmpOptions options, @Nullable Trace trace) {
        wire = new Wire(transport, options, true, trace, this);
    }

    /** Creates the conversation on a connected transport; nothing is read before {@link #read}. */
    public static AgentConversation on(QmpTransport transport, QmpOptions options, @Nullable Trace trace) {
        return new AgentConversation(transport, options, trace);
    }

    /** Starts to read; see {@link Wire#read}. */
    public void read() {
        wire.read();
    }

    /** Ends the connection; see {@link Wire#end}. */
    public void end(@Nullable QmpException cause) {
        wire.end(cause);
    }

    /**
     * Returns a future that completes when the connection has ended, with the cause; with null if it was closed on
     * purpose.
     */
    public CompletableFuture<@Nullable QmpException> ended() {
        return ended;
    }

    /**
     * Sends a synchronisation. The 0xFF byte before it ends what an incomplete command may have left in the agent's
     * parser; the one before the answer does the same here.
     */
    public PendingCall synchronise(Synchronisation sync) {
        byte[] command = wire.encode(
                "execute", sync.command(), JsonNodeFactory.instance.objectNode().put("id", sync.id()), null);
        byte[] line = new byte[command.length + 1];
        line[0] = SENTINEL;
        System.arraycopy(command, 0, line, 1, command.length);
        return send(sync.command(), line, sync);
    }

    /** Whether an agent has answered an earlier attempt of this synchronisation, so that it only takes patience. */
    public boolean isAnswering() {
        return answering;
    }

    /** What came instead of an answer since the synchronisation started, in words; null for nothing. */
    public @Nullable String unexpected() {
        return unexpected;
    }

    /** Forgets what came, because a synchronisation starts. */
    public void listenAnew() {
        answering = false;
        unexpected = null;
    }

    /**
     * Sends a command; only if none is under way.
     *
     * @throws IllegalArgumentException if the arguments cannot be written as JSON; nothing is sent
     */
    public PendingCall call(String command, @Nullable JsonNode arguments) {
        return send(command, wire.encode("execute", command, arguments, null), null);
    }

    private PendingCall send(String command, byte[] line, @Nullable Synchronisation sync) {
        PendingCall call = new PendingCall(command, null);
        underWay.set(new Exchange(call, sync));
        if (ended.isDone()) {
            fail(ended.join());
        }
        wire.send(call, line, Descriptors.none(), Standing.PASSING, true);
        return call;
    }

    /**
     * Abandons a call: nobody waits for the answer any longer.
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
            LOG.log(Level.DEBUG, () -> wire.peer() + " sent something that nobody is waiting for; dropped");
        }
    }

    private boolean fits(WireMessage.Answer answer, Exchange exchange, boolean afterSentinel) {
        Synchronisation sync = exchange.sync();
        if (sync == null) {
            return true;
        }
        if (answer instanceof WireMessage.Failure failure) {
            unexpected = "it has answered with an error: " + failure.description() + " [" + failure.errorClass() + "]";
            return sync.isRefusedBy(failure);
        }
        WireMessage.Return value = (WireMessage.Return) answer;
        answering |= sync.wasAnsweredBy(value);
        return sync.isAnsweredBy(value, afterSentinel);
    }

    @Override
    public void notUnderstood(ObjectNode json) {
        unexpected = json.has("execute")
                ? "what is sent comes back, as from a terminal or a console: " + Excerpts.of(json)
                : "it has sent " + Excerpts.of(json);
        LOG.log(Level.DEBUG, () -> wire.peer() + " sent JSON that is not an answer; dropped");
    }

    /** Whether the connection has ended. */
    public boolean hasEnded() {
        return ended.isDone();
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
