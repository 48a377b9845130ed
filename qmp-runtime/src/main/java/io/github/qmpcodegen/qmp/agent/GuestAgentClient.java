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
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.SlowCommand;
import io.github.qmpcodegen.qmp.UnansweredRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.internal.agent.AgentCalls;
import io.github.qmpcodegen.qmp.internal.agent.AgentCalls.Patience;
import io.github.qmpcodegen.qmp.internal.agent.AgentLink;
import io.github.qmpcodegen.qmp.internal.link.TransportSource;
import io.github.qmpcodegen.qmp.internal.observe.Observation;
import io.github.qmpcodegen.qmp.internal.observe.ObservedCall;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.thread.InOrder;
import io.github.qmpcodegen.qmp.internal.thread.Unclosed;
import io.github.qmpcodegen.qmp.internal.wire.AgentConversation;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
    private final QmpOptions options;
    private final Dispatcher dispatcher;
    private final AgentLink link;
    private final AgentConversation conversation;
    private final Observation observation;
    private final InOrder asynchronous;
    private final AgentCalls calls;

    private GuestAgentClient(
            QmpOptions options, Dispatcher dispatcher, AgentLink link, AgentConversation conversation) {
        this.options = options;
        this.dispatcher = dispatcher;
        asynchronous = new InOrder(dispatcher);
        observation = new Observation(options.observer().orElse(null), link.peer(), dispatcher);
        this.link = link;
        this.conversation = conversation;
        calls = new AgentCalls(conversation, link.peer());
        Unclosed.watch(this, "the guest agent's client of " + link.peer(), conversation::hasEnded);
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
        ObservedCall observed = observation.begin(request.qmpName(), request.getClass());
        return reporting(observed, () -> exchange(request, patience, observed));
    }

    private static <R> R reporting(ObservedCall observed, Supplier<R> exchange) {
        try {
            R value = exchange.get();
            observed.succeed();
            return value;
        } catch (Throwable e) {
            observed.fail(e);
            throw e;
        }
    }

    private <R> R exchange(QmpRequest<R> request, Patience patience, ObservedCall observed) {
        ObjectNode arguments = request.toJson();
        JsonNode value = calls.execute(
                request.qmpName(),
                arguments.isEmpty() ? null : arguments,
                patience,
                request instanceof UnansweredRequest || AgentCalls.isUnanswered(request.qmpName()),
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
        observed.endWith(result);
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        // One after the other, as the agent does them: thousands that wait for their turns take no thread each. What
        // depends on a future must not hold up the next, so it has another one.
        asynchronous.execute(() -> {
            if (result.isDone()) {
                return;
            }
            try {
                R value = reporting(observed, () -> exchange(request, rest(request, timeout, deadline), observed));
                dispatcher.execute(() -> result.complete(value));
            } catch (Throwable e) {
                dispatcher.execute(() -> result.completeExceptionally(e));
            }
        });
        return result;
    }

    /** The patience that is left when a command's turn has come. */
    private Patience rest(QmpRequest<?> request, Duration timeout, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw calls.waited(request.qmpName(), timeout);
        }
        return usual(Duration.ofNanos(left), request.qmpName());
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
        return dispatcher.futureOf(conversation.ended());
    }

    /** Ends the connection at once: a call under way fails. Never waits; closing twice is harmless. */
    @Override
    public void close() {
        link.close();
    }

    private JsonNode byName(String command, @Nullable ObjectNode arguments, Patience patience) {
        ObservedCall observed = observation.begin(command, null);
        return reporting(
                observed,
                () -> calls.execute(command, arguments, patience, AgentCalls.isUnanswered(command), observed));
    }
}
