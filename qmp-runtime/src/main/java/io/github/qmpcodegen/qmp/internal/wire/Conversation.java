package io.github.qmpcodegen.qmp.internal.wire;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpCapability;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.QmpNegotiationException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.internal.descriptor.Descriptors;
import io.github.qmpcodegen.qmp.internal.descriptor.GivenDescriptor;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.json.Envelope;
import io.github.qmpcodegen.qmp.internal.json.Excerpts;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.thread.BlockingThread;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.transport.ChannelTransport;
import io.github.qmpcodegen.qmp.internal.transport.TlsTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The conversation on one connection to a QMP server: greeting, negotiation, commands, events. Thread-safe. */
public final class Conversation implements Wire.Receiver {

    private static final String COMMAND_DROPPED = "COMMAND_DROPPED";

    /** So many unanswered commands that another one does not depend on when it is written. */
    private static final int FEW = 4;

    /** A deadline to which the moments do not matter by which a thread that reads itself may exceed it. */
    private static final long LONG_NANOS = 100_000_000;

    private final QmpOptions options;
    private final EventHub events;
    private final Dispatcher completing;
    private final String peer;
    private final PendingCalls calls;
    private final CompletableFuture<QmpGreeting> greeting = new CompletableFuture<>();
    private final CompletableFuture<@Nullable QmpException> ended = new CompletableFuture<>();
    private final Wire wire;
    private final DescriptorTurns descriptorTurns;
    private volatile boolean outOfBand;

    /** The reader, while it has read an answer and not yet all that it read with it; read by others than itself for a no. */
    private @Nullable Thread answering;

    private Conversation(
            QmpTransport transport, QmpOptions options, EventHub events, Dispatcher completing, @Nullable Trace trace) {
        this.options = options;
        this.completing = completing;
        this.events = events;
        this.peer = transport.peer();
        calls = new PendingCalls(peer);
        wire = new Wire(transport, options, false, trace, this);
        descriptorTurns = new DescriptorTurns(wire::release);
        events.whenWanted(wire::attend);
    }

    /** Creates the conversation on a connected transport; nothing is read before {@link #read}. */
    public static Conversation on(
            QmpTransport transport, QmpOptions options, EventHub events, Dispatcher completing, @Nullable Trace trace) {
        return new Conversation(transport, options, events, completing, trace);
    }

    /** Starts to read; see {@link Wire#read}. */
    public void read() {
        wire.read();
    }

    /**
     * Starts to read, in this thread if it can be interrupted there, until something is done; see {@link Wire#read}.
     */
    public void readUntil(Future<?> done) {
        wire.read(() -> !done.isDone());
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

    /** How the connection ended, for its calls, once it has. */
    public ConnectionEnded howItEnded() {
        return new ConnectionEnded(ended.getNow(null));
    }

    /** Whether the running thread is the one that reads the answers, and therefore must not wait for one. */
    public boolean isReadHere() {
        return answering == Thread.currentThread() || ChannelTransport.isServedHere() || wire.isReadHere();
    }

    /** Whether out-of-band execution was enabled. */
    public boolean hasOutOfBand() {
        return outOfBand;
    }

    /** Converts descriptors to the form that is sent with a message; see {@link Wire#descriptors}. */
    public Descriptors descriptors(List<GivenDescriptor> given) throws IOException {
        return wire.descriptors(given);
    }

    /** Waits for the greeting and answers it; fails with a {@link QmpException}. */
    public CompletableFuture<QmpGreeting> negotiate() {
        return Deadlines.limit(
                        greeting,
                        options.greetingTimeout(),
                        () -> new QmpTimeoutException(
                                peer + " accepted the connection but sent no greeting within "
                                        + Deadlines.text(options.greetingTimeout()) + whyNotGreeted(),
                                Awaited.GREETING,
                                options.greetingTimeout(),
                                null,
                                null,
                                false))
                .thenCompose(this::answerGreeting);
    }

    private String whyNotGreeted() {
        if (wire.hasReceivedAnything()) {
            return ", but something else: is it a monitor with mode=control?";
        }
        return ": a monitor serves one client at a time, and another one may be connected"
                + (peer.startsWith("tcp:") ? "; or the port expects TLS, and waits for it" : "");
    }

    private CompletableFuture<QmpGreeting> answerGreeting(QmpGreeting greeted) {
        boolean enabling = options.outOfBand() && greeted.offers(QmpCapability.OUT_OF_BAND);
        String arguments = enabling ? "{\"enable\":[\"" + QmpCapability.OUT_OF_BAND.name() + "\"]}" : "{}";
        PendingCall call = callPlain(
                "execute",
                "qmp_capabilities",
                arguments.getBytes(StandardCharsets.US_ASCII),
                Descriptors.none(),
                Standing.PASSING,
                null);
        return Deadlines.limit(
                        call.answer(),
                        options.negotiationTimeout(),
                        () -> new QmpTimeoutException(
                                peer + " greeted but did not answer qmp_capabilities within "
                                        + Deadlines.text(options.negotiationTimeout()),
                                Awaited.NEGOTIATION,
                                options.negotiationTimeout(),
                                call.command(),
                                call.id(),
                                true))
                .handle((answer, failure) -> negotiated(greeted, enabling, answer, failure));
    }

    private QmpGreeting negotiated(
            QmpGreeting greeted, boolean enabling, WireMessage.@Nullable Answer answer, @Nullable Throwable failure) {
        if (failure instanceof QmpException known) {
            throw known;
        }
        if (answer instanceof WireMessage.Failure refused) {
            throw new QmpNegotiationException(
                    peer + " refused the negotiation: " + refused.description() + " [" + refused.errorClass() + "]",
                    null,
                    refused.excerpt());
        }
        if (answer == null) {
            QmpException reason = failure instanceof ConnectionEnded end ? end.reason() : null;
            if (reason != null && !(reason instanceof QmpClosedException)) {
                throw reason;
            }
            throw new QmpNegotiationException(
                    peer + " greeted but then closed the connection: some releases of QEMU turn away a client that"
                            + " connects right behind another; try again",
                    reason,
                    null);
        }
        outOfBand = enabling;
        return greeted;
    }

    /**
     * Sends a command. Never waits.
     *
     * @param verb {@code execute} or {@code exec-oob}
     * @param command the command's name
     * @param arguments its arguments, null for none
     * @param descriptors the descriptors to send with it, from {@link #descriptors}
     * @param standing how it stands to a command that is to be alone
     * @param timeout how long the answer may take, before it fails with a {@link java.util.concurrent.TimeoutException}
     *     and so does what depends on it, which must not wait; null if a thread waits for it, with its own deadline.
     *     With a timeout the command may be sent a moment later, together with others.
     * @return the call, which may already be answered
     * @throws IllegalArgumentException if the arguments cannot be written as JSON; nothing is sent
     */
    public PendingCall call(
            String verb,
            String command,
            @Nullable JsonNode arguments,
            Descriptors descriptors,
            Standing standing,
            @Nullable Duration timeout) {
        return call(
                command, id -> wire.encode(verb, command, arguments, id), descriptors, standing, timeout, call -> {});
    }

    /**
     * Sends a command whose arguments are already bytes; the rest is as for the other commands. Never waits.
     *
     * @param arguments the JSON of its arguments, which is plain: see
     *     {@link io.github.qmpcodegen.qmp.internal.json.WireJson#isPlain}
     */
    public PendingCall callPlain(
            String verb,
            String command,
            byte[] arguments,
            Descriptors descriptors,
            Standing standing,
            @Nullable Duration timeout) {
        return call(
                command,
                id -> wire.encodePlain(verb, command, arguments, id),
                descriptors,
                standing,
                timeout,
                call -> {});
    }

    /**
     * Sends a whole message; the rest is as for commands. Never waits.
     *
     * @param command the name of the message in errors
     * @param message the message, whose id is replaced
     * @throws IllegalArgumentException if the message cannot be written as JSON; nothing is sent
     */
    public PendingCall call(
            String command,
            ObjectNode message,
            Descriptors descriptors,
            Standing standing,
            @Nullable Duration timeout) {
        return call(command, id -> wire.encode(command, message, id), descriptors, standing, timeout, call -> {});
    }

    /**
     * Sends a command on the client's own behalf, which waits for none that is to be alone. Never waits.
     *
     * @param command the command's name
     * @param arguments its arguments, null for none
     * @param begun receives the call before it is sent: what must happen when the answer is read, before anything that
     *     comes after it, must depend on it by then
     */
    public void ask(String command, @Nullable JsonNode arguments, Consumer<PendingCall> begun) {
        PendingCall unused = call(
                command,
                id -> wire.encode("execute", command, arguments, id),
                Descriptors.none(),
                Standing.PASSING,
                null,
                begun);
        wire.attend();
    }

    private PendingCall call(
            String command,
            LongFunction<byte[]> encoding,
            Descriptors descriptors,
            Standing standing,
            @Nullable Duration timeout,
            Consumer<PendingCall> begun) {
        PendingCall call = calls.begin(command, timeout);
        byte[] line;
        try {
            line = encoding.apply(Objects.requireNonNull(call.id(), "a call has an id"));
        } catch (RuntimeException | Error e) {
            calls.giveUp(call, false);
            descriptors.close();
            throw e;
        }
        begun.accept(call);
        // The answers to those before it take their time: so may this.
        boolean atOnce = timeout == null || call.unanswered() < FEW;
        if (descriptors.isEmpty()) {
            wire.send(call, line, descriptors, standing, atOnce);
        } else {
            descriptorTurns.send(call, descriptors, () -> wire.send(call, line, descriptors, standing, atOnce));
        }
        if (timeout != null) {
            wire.attend();
        }
        return call;
    }

    /**
     * Waits for the answer to a call.
     *
     * @param call the call, whose command was sent without a timeout
     * @param limit how long to wait
     * @return the answer
     * @throws ExecutionException if the connection has ended
     */
    public WireMessage.Answer await(PendingCall call, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long nanos = Deadlines.nanos(limit);
        CompletableFuture<WireMessage.Answer> answer = call.answer();
        if (nanos < LONG_NANOS || !readsReplies()) {
            calls.endRow();
            wire.attend();
        } else if (call.isOneOfMany()) {
            wire.readUntil(answer);
            if (calls.areWaiting() || !events.isEmpty()) {
                wire.attend();
            }
            if (answer.isDone()) {
                return answer.get();
            }
            nanos -= System.nanoTime() - call.begun();
        } else {
            wire.attend();
        }
        return answer.get(nanos, TimeUnit.NANOSECONDS);
    }

    /** Whether the running thread may read: where nobody depends on who reads, nor on events that come between two calls. */
    private boolean readsReplies() {
        return !options.completeInReader() && events.isEmpty() && !BlockingThread.isVirtual();
    }

    /**
     * Abandons a call: nobody waits for the answer any longer, so it is dropped when it comes.
     *
     * @return whether the command may have been sent; if not, it never will be
     */
    public boolean giveUp(PendingCall call) {
        descriptorTurns.forget(call);
        OutgoingMessage message = call.message();
        boolean sent = message != null && !wire.withdraw(message);
        if (sent) {
            descriptorTurns.abandon(call);
        } else {
            descriptorTurns.pass(call);
        }
        calls.giveUp(call, sent);
        return sent;
    }

    @Override
    public void received(WireMessage message, boolean afterSentinel) throws FramingException {
        if (message instanceof WireMessage.Event event) {
            if (event.name().equals(COMMAND_DROPPED) && event.data().tree().has("id")) {
                calls.answer(dropped(event.data().tree()));
                descriptorTurns.answered(null);
            }
            events.publish(new EventQueue.Arrived(event.name(), event.timestamp(), event.data()));
        } else if (message instanceof WireMessage.Answer answer && greeting.isDone()) {
            // Who gets the answer finds the events that came before it.
            events.handOver();
            if (answering == null) {
                answering = Thread.currentThread();
                completing.beginToGather();
            }
            calls.answer(answer);
            descriptorTurns.answered(answer.id());
        } else if (message instanceof WireMessage.Greeting greeted && !greeting.isDone()) {
            greeting.complete(greeting(greeted.qmp()));
        } else if (message instanceof WireMessage.Failure refused) {
            throw new QmpNegotiationException(
                    peer + " sent an error instead of a greeting: " + refused.description() + " ["
                            + refused.errorClass() + "]",
                    null,
                    refused.excerpt());
        } else if (message instanceof WireMessage.Greeting again) {
            throw new QmpProtocolException(
                    peer + " greeted a second time", new SecondGreetingException(), Excerpts.of(again.qmp()));
        } else {
            throw new QmpProtocolException(
                    peer + " sent a reply instead of a greeting",
                    null,
                    Excerpts.of(((WireMessage.Return) message).value().tree()));
        }
    }

    @Override
    public void event(Envelope event, boolean afterSentinel) throws FramingException {
        if (event.name().equals(COMMAND_DROPPED)) {
            received(WireMessage.of(event), afterSentinel);
        } else {
            events.publish(event);
        }
    }

    @Override
    public void paused() {
        events.handOver();
        if (answering != null) {
            completing.handOver();
            answering = null;
        }
    }

    @Override
    public void ended(@Nullable QmpException cause) {
        if (!greeting.isDone()) {
            greeting.completeExceptionally(notGreeted(cause));
        }
        // Before the calls: who learns that his call has failed does not find a client that says that it is running.
        ended.complete(cause);
        descriptorTurns.end();
        calls.end(cause);
    }

    private QmpException notGreeted(@Nullable QmpException cause) {
        if (cause instanceof QmpClosedException || cause == null) {
            return new QmpNegotiationException(
                    peer + " closed the connection without a greeting"
                            // With TLS 1.3, a server sees the client's certificate when the client is already done.
                            + (peer.startsWith("tls:") ? TlsTransport.CERTIFICATE_WANTED : ""),
                    cause,
                    null);
        }
        return cause;
    }

    /** How QEMU 2.12 and 3.0 say that a command will never be answered, for their queue was full. */
    private static WireMessage.Failure dropped(JsonNode data) {
        String reason = data.path("reason").asString("");
        return new WireMessage.Failure(
                data.get("id"),
                "CommandDropped",
                "the server has dropped the command unexecuted (" + reason + ")",
                null,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event", COMMAND_DROPPED)
                        .put("reason", reason),
                0);
    }

    /**
     * Reads the greeting. QEMU 0.12 greets with its capabilities alone; whatever else lacks the version is none.
     *
     * @throws QmpProtocolException if no version can be read from it
     */
    private QmpGreeting greeting(JsonNode qmp) {
        JsonNode version = qmp.path("version");
        JsonNode numbers = version.path("qemu");
        boolean unversioned = !qmp.has("version") && qmp.path("capabilities").isArray();
        if (!unversioned && !(isNumber(numbers.path("major")) && isNumber(numbers.path("minor")))) {
            throw new QmpProtocolException(
                    peer
                            + " sent a greeting that has no version: expected {\"QMP\": {\"version\": {\"qemu\": {\"major\":"
                            + " …, \"minor\": …}}, …}}",
                    null,
                    Excerpts.of(JsonNodeFactory.instance.objectNode().set("QMP", qmp)));
        }
        List<QmpCapability> capabilities = new ArrayList<>();
        for (JsonNode capability : qmp.path("capabilities")) {
            if (capability.isString()) {
                capabilities.add(new QmpCapability(capability.stringValue()));
            }
        }
        return new QmpGreeting(
                new QemuVersion(
                        numbers.path("major").asInt(0),
                        numbers.path("minor").asInt(0),
                        numbers.path("micro").asInt(0),
                        version.path("package").asString("")),
                capabilities,
                qmp);
    }

    private static boolean isNumber(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToInt();
    }
}
