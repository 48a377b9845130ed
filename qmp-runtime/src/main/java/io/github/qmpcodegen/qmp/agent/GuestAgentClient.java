package io.github.qmpcodegen.qmp.agent;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpExecutor;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.SlowCommand;
import io.github.qmpcodegen.qmp.UnansweredRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.internal.agent.AgentLink;
import io.github.qmpcodegen.qmp.internal.link.TransportSource;
import io.github.qmpcodegen.qmp.internal.observe.Observation;
import io.github.qmpcodegen.qmp.internal.observe.ObservedCall;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.thread.InOrder;
import io.github.qmpcodegen.qmp.internal.thread.Unclosed;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation.Synchronisation;
import io.github.qmpcodegen.qmp.internal.wire.ConnectionEnded;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.PendingCall;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import io.github.qmpcodegen.qmp.internal.wire.WireMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of {@code qemu-ga}, the agent inside a guest, over the socket of its virtio-serial port or one that the
 * agent itself listens on.
 *
 * <p>There is no greeting, so connecting succeeds even if no agent is running. Before the first command, and after each
 * abandoned one, the client synchronises with {@code guest-sync-delimited}, or with {@code guest-sync} for agents
 * before 1.1. It retries within the command's deadline, or within that of {@code guest-sync-delimited} where the
 * options give a {@link SlowCommand} a longer one; without an agent in the guest this ends in a
 * {@link QmpTimeoutException}. Commands that the agent does not answer when they succeed, such as
 * {@code guest-shutdown}, return when no error has come for a second or the connection has ended.
 *
 * <p>An agent executes one command at a time. Thread-safe: callers wait for each other within their deadlines. Agents
 * support neither reconnecting nor out-of-band execution; those options have no effect here.
 */
public final class GuestAgentClient implements QmpExecutor, AutoCloseable {
    private static final Set<String> UNANSWERED =
            Set.of("guest-shutdown", "guest-suspend-disk", "guest-suspend-ram", "guest-suspend-hybrid");
    private static final Duration GRACE = Duration.ofSeconds(1);

    // For one attempt to synchronise, before the next one.
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(2);

    private final QmpOptions options;
    private final Dispatcher dispatcher;
    private final AgentLink link;
    private final AgentConversation conversation;
    private final Observation observation;
    private final InOrder asynchronous;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean synchronised;

    /**
     * How long to wait for a command.
     *
     * @param reply all in all
     * @param synchronisation of that, for the agent to say that it is there
     */
    private record Patience(Duration reply, Duration synchronisation) {
        Patience {
            reply = Deadlines.positive(reply);
        }
    }

    private GuestAgentClient(
            QmpOptions options, Dispatcher dispatcher, AgentLink link, AgentConversation conversation) {
        this.options = options;
        this.dispatcher = dispatcher;
        asynchronous = new InOrder(dispatcher);
        observation = new Observation(options.observer().orElse(null), link.peer(), dispatcher);
        this.link = link;
        this.conversation = conversation;
        Unclosed.tell(this, "the guest agent's client of " + link.peer(), conversation::hasEnded);
    }

    /** Connects with the standard options; see {@link #connect(QmpAddress, QmpOptions)}. */
    public static GuestAgentClient connect(QmpAddress address) {
        return connect(address, QmpOptions.standard());
    }

    /**
     * Connects; does not send anything yet.
     *
     * @param address the address of the socket that leads to the agent
     * @param options deadlines, limits and the rest
     * @return the client
     * @throws io.github.qmpcodegen.qmp.QmpConnectException if nobody listens there
     * @throws QmpTimeoutException if connecting takes too long
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public static GuestAgentClient connect(QmpAddress address, QmpOptions options) {
        return connect(TransportSource.of(address), options);
    }

    /**
     * Takes over a connected transport; does not send anything yet.
     *
     * @param transport the transport that leads to the agent
     * @param options deadlines, limits and the rest
     * @return the client
     */
    public static GuestAgentClient connect(QmpTransport transport, QmpOptions options) {
        return connect(TransportSource.of(transport), options);
    }

    private static GuestAgentClient connect(TransportSource source, QmpOptions options) {
        Dispatcher dispatcher = new Dispatcher(options.executor().orElse(null), source.peer());
        AgentLink link = new AgentLink(source, options, Trace.of(source.peer(), options, dispatcher));
        try {
            return new GuestAgentClient(options, dispatcher, link, link.start().get());
        } catch (ExecutionException e) {
            link.close();
            throw e.getCause() instanceof QmpException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            link.close();
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while connecting to " + source.peer(), e, null, null);
        }
    }

    /**
     * Executes a command and waits for its return value.
     *
     * @throws QmpCommandException if the agent answers with an error
     * @throws QmpTimeoutException if it is not answered in time, or the agent does not synchronise
     * @throws QmpClosedException if the connection has ended or ends
     * @throws QmpInterruptedException if this thread is interrupted
     */
    @Override
    public <R> R execute(QmpRequest<R> request) {
        return execute(request, usual(options.callTimeout(request), request.qmpName()));
    }

    /** Executes a command with its own deadline; see {@link #execute(QmpRequest)}. */
    public <R> R execute(QmpRequest<R> request, Duration timeout) {
        return execute(request, new Patience(timeout, timeout));
    }

    private <R> R execute(QmpRequest<R> request, Patience patience) {
        return execute(request, patience, observation.begin(request.qmpName(), request.getClass()));
    }

    private <R> R execute(QmpRequest<R> request, Patience patience, @Nullable ObservedCall observed) {
        try {
            R value = exchange(request, patience, observed);
            if (observed != null) {
                observed.succeed();
            }
            return value;
        } catch (Throwable e) {
            if (observed != null) {
                observed.fail(e);
            }
            throw e;
        }
    }

    private <R> R exchange(QmpRequest<R> request, Patience patience, @Nullable ObservedCall observed) {
        ObjectNode arguments = request.toJson();
        JsonNode value = exchange(
                request.qmpName(),
                arguments.isEmpty() ? null : arguments,
                patience,
                request instanceof UnansweredRequest || UNANSWERED.contains(request.qmpName()),
                observed);
        Decoding decoding = Decoding.ofReturn(request.qmpName());
        R decoded = decoding.guarded(value, () -> request.decodeReturn(value, decoding));
        if (options.strict()) {
            decoding.requireNoProblems();
        }
        return decoded;
    }

    /**
     * Executes a command in its turn; the future completes with what {@link #execute(QmpRequest)} returns or throws.
     */
    @Override
    public <R> CompletableFuture<R> executeAsync(QmpRequest<R> request) {
        CompletableFuture<R> result = new CompletableFuture<>();
        Duration timeout = options.callTimeout(request);
        ObservedCall observed = observation.begin(request.qmpName(), request.getClass());
        if (observed != null) {
            // No end where it has ended, as it has before it is completed from here.
            CompletableFuture<?> unused = result.whenComplete((value, failure) -> observed.cancel(failure));
        }
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        // One after the other, as the agent does them: thousands that wait for their turns take no thread each. What
        // depends
        // on a future must not hold up the next, so it has another one.
        asynchronous.execute(() -> {
            if (result.isDone()) {
                return;
            }
            try {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    QmpTimeoutException late = waited(request.qmpName(), timeout);
                    if (observed != null) {
                        observed.fail(late);
                    }
                    throw late;
                }
                R value = execute(request, usual(Duration.ofNanos(left), request.qmpName()), observed);
                dispatcher.execute(() -> result.complete(value));
            } catch (Throwable e) {
                dispatcher.execute(() -> result.completeExceptionally(e));
            }
        });
        return result;
    }

    /** Executes a command without arguments, by name; see {@link #execute(QmpRequest)} for what it throws. */
    public JsonNode execute(String command) {
        return byName(command, null, usual(options.callTimeout(command), command));
    }

    /** Executes a command by name; see {@link #execute(QmpRequest)} for what it throws. */
    public JsonNode execute(String command, ObjectNode arguments) {
        return byName(command, arguments, usual(options.callTimeout(command), command));
    }

    /** Executes a command without arguments, by name, with its own deadline; see {@link #execute(QmpRequest)}. */
    public JsonNode execute(String command, Duration timeout) {
        return byName(command, null, new Patience(timeout, timeout));
    }

    /** Executes a command by name with its own deadline; see {@link #execute(QmpRequest)}. */
    public JsonNode execute(String command, ObjectNode arguments, Duration timeout) {
        return byName(command, arguments, new Patience(timeout, timeout));
    }

    /** That of the options. A command that takes long does not make an agent that is absent worth waiting for as long. */
    private Patience usual(Duration timeout, String command) {
        Duration synchronisation = options.callTimeout("guest-sync-delimited");
        boolean shortened = SlowCommand.of(command).isPresent() && synchronisation.compareTo(timeout) < 0;
        return new Patience(timeout, shortened ? synchronisation : timeout);
    }

    /**
     * Returns a future that completes when the connection has ended: normally if it was closed, else exceptionally with
     * the cause.
     */
    public CompletableFuture<Void> closed() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        CompletableFuture<?> unused = conversation
                .ended()
                .thenAccept(cause -> dispatcher.execute(() -> {
                    if (cause == null) {
                        result.complete(null);
                    } else {
                        result.completeExceptionally(cause);
                    }
                }));
        return result;
    }

    /** Ends the connection at once: a call under way fails. Never waits; closing twice is harmless. */
    @Override
    public void close() {
        link.close();
    }

    private JsonNode byName(String command, @Nullable ObjectNode arguments, Patience patience) {
        ObservedCall observed = observation.begin(command, null);
        try {
            JsonNode value = exchange(command, arguments, patience, UNANSWERED.contains(command), observed);
            if (observed != null) {
                observed.succeed();
            }
            return value;
        } catch (Throwable e) {
            if (observed != null) {
                observed.fail(e);
            }
            throw e;
        }
    }

    private JsonNode exchange(
            String command,
            @Nullable ObjectNode arguments,
            Patience patience,
            boolean unanswered,
            @Nullable ObservedCall observed) {
        Duration timeout = patience.reply();
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        try {
            if (!turn.tryLock(Deadlines.nanos(timeout), TimeUnit.NANOSECONDS)) {
                throw waited(command, timeout);
            }
        } catch (InterruptedException e) {
            throw interrupted(command, e);
        }
        try {
            long left = Math.min(deadline - System.nanoTime(), Deadlines.nanos(patience.synchronisation()));
            synchronise(command, System.nanoTime() + left, patience.synchronisation());
            PendingCall call = conversation.call(command, arguments);
            if (observed != null) {
                observed.carriedBy(call);
            }
            if (unanswered) {
                return awaitNoError(call, Math.min(deadline - System.nanoTime(), GRACE.toNanos()));
            }
            return value(command, await(call, deadline, timeout));
        } finally {
            turn.unlock();
        }
    }

    /** Asks until the agent answers: what was sent before it was up may be lost. */
    private void synchronise(String command, long deadline, Duration timeout) {
        if (synchronised) {
            return;
        }
        conversation.listenAnew();
        long first = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        Synchronisation sync = new Synchronisation(true, first, first);
        for (Duration patience = FIRST_PATIENCE; true; patience = longer(patience)) {
            WireMessage.Answer answer = answer(sync, command, deadline, patience);
            if (answer instanceof WireMessage.Return) {
                synchronised = true;
                return;
            } else if (answer == null) {
                if (deadline - System.nanoTime() <= 0) {
                    String heard = conversation.heard();
                    throw late(
                            command,
                            "was not sent, because no agent answers " + sync.command() + " at ",
                            Awaited.NEGOTIATION,
                            timeout,
                            false,
                            heard == null ? "" : "; " + heard);
                }
                sync = sync.again();
            } else if (sync.delimited()) {
                sync = sync.undelimited();
            } else {
                // An agent that has neither command; the error is the call's.
                value(sync.command(), answer);
            }
        }
    }

    private static Duration longer(Duration patience) {
        Duration doubled = patience.multipliedBy(2);
        return doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
    }

    /** The answer to one attempt to synchronise; null if none comes before the deadline or it is time for another one. */
    private WireMessage.@Nullable Answer answer(
            Synchronisation sync, String command, long deadline, Duration patience) {
        PendingCall call = conversation.synchronise(sync);
        WireMessage.Answer answer =
                answerWithin(call, command, Math.min(deadline - System.nanoTime(), patience.toNanos()));
        if (answer == null && conversation.isAnswering()) {
            // It is slow, not absent; another attempt would only come behind this one.
            answer = answerWithin(call, command, deadline - System.nanoTime());
        }
        if (answer == null) {
            conversation.giveUp(call);
        }
        return answer;
    }

    private WireMessage.@Nullable Answer answerWithin(PendingCall call, String command, long nanos) {
        try {
            return call.answer().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw lost(command, e.getCause(), false);
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(command, e);
        }
    }

    private WireMessage.Answer await(PendingCall call, long deadline, Duration timeout) {
        boolean inStep = false;
        try {
            WireMessage.Answer answer = call.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            inStep = !(answer instanceof WireMessage.Failure failure && isOfTheParser(failure));
            return answer;
        } catch (TimeoutException e) {
            throw late(call.command(), "got no reply from ", Awaited.REPLY, timeout, conversation.giveUp(call), "");
        } catch (ExecutionException e) {
            throw lost(call.command(), e.getCause(), call.wasSent());
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(call.command(), e);
        } finally {
            synchronised = inStep;
        }
    }

    /**
     * Whether the agent could not read a command: it may have more to say about that, which must not be taken for the
     * answer to the next one.
     */
    private static boolean isOfTheParser(WireMessage.Failure failure) {
        return failure.errorClass().equals("JSONParsing")
                || failure.description().contains("JSON parse error")
                || failure.description().startsWith("JSON ")
                || failure.description().startsWith("Invalid JSON");
    }

    /** Waits a while for an error; silence and the end of the connection are how success looks. */
    private JsonNode awaitNoError(PendingCall call, long nanos) {
        synchronised = false;
        try {
            return value(call.command(), call.answer().get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            conversation.giveUp(call);
        } catch (ExecutionException e) {
            if (!call.wasSent()) {
                throw lost(call.command(), e.getCause(), false);
            }
        } catch (InterruptedException e) {
            conversation.giveUp(call);
            throw interrupted(call.command(), e);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode value(String command, WireMessage.Answer answer) {
        if (answer instanceof WireMessage.Failure failure) {
            throw new QmpCommandException(
                    command, null, failure.errorClass(), failure.description(), failure.data(), failure.excerpt());
        }
        return ((WireMessage.Return) answer).value().knownTree();
    }

    private QmpTimeoutException waited(String command, Duration timeout) {
        return late(command, "waited for other commands at ", Awaited.REPLY, timeout, false, "");
    }

    private QmpTimeoutException late(
            String command, String what, Awaited awaited, Duration timeout, boolean sent, String further) {
        return new QmpTimeoutException(
                "'" + command + "' " + what + link.peer() + " within " + Deadlines.text(timeout) + further,
                awaited,
                timeout,
                command,
                null,
                sent);
    }

    private QmpClosedException lost(String command, @Nullable Throwable failure, boolean sent) {
        QmpException reason = failure instanceof ConnectionEnded end ? end.reason() : null;
        return new QmpClosedException(
                "'" + command + (sent ? "' got no reply: " : "' was not sent: ")
                        + (reason == null ? "the connection to " + link.peer() + " was closed" : reason.getMessage()),
                reason,
                command,
                null,
                sent);
    }

    private static QmpInterruptedException interrupted(String command, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new QmpInterruptedException("interrupted while '" + command + "' was executed", e, command, null);
    }
}
