package io.github.qmpcodegen.qmp;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.internal.call.Call;
import io.github.qmpcodegen.qmp.internal.call.CallExecution;
import io.github.qmpcodegen.qmp.internal.event.EventHub;
import io.github.qmpcodegen.qmp.internal.event.EventQueue;
import io.github.qmpcodegen.qmp.internal.event.EventTypes;
import io.github.qmpcodegen.qmp.internal.follow.FollowedDevice;
import io.github.qmpcodegen.qmp.internal.follow.FollowedJob;
import io.github.qmpcodegen.qmp.internal.follow.JobLister;
import io.github.qmpcodegen.qmp.internal.introspect.InterfaceFolder;
import io.github.qmpcodegen.qmp.internal.introspect.Introspection;
import io.github.qmpcodegen.qmp.internal.introspect.ReplyForms;
import io.github.qmpcodegen.qmp.internal.introspect.RequestCheck;
import io.github.qmpcodegen.qmp.internal.introspect.StrictReading;
import io.github.qmpcodegen.qmp.internal.json.FramingException;
import io.github.qmpcodegen.qmp.internal.json.WireJson;
import io.github.qmpcodegen.qmp.internal.json.WireValue;
import io.github.qmpcodegen.qmp.internal.link.Link;
import io.github.qmpcodegen.qmp.internal.link.StateChange;
import io.github.qmpcodegen.qmp.internal.link.TransportSource;
import io.github.qmpcodegen.qmp.internal.observe.Observation;
import io.github.qmpcodegen.qmp.internal.thread.Dispatcher;
import io.github.qmpcodegen.qmp.internal.thread.InOrder;
import io.github.qmpcodegen.qmp.internal.thread.Unclosed;
import io.github.qmpcodegen.qmp.internal.wire.Deadlines;
import io.github.qmpcodegen.qmp.internal.wire.SecondGreetingException;
import io.github.qmpcodegen.qmp.internal.wire.Trace;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of one QMP server: the monitor of a machine or of a storage daemon.
 *
 * <p>Thread-safe: any number of threads may call it at once, and replies come in any order. Every wait has a deadline,
 * given by {@link QmpOptions} unless the call has its own, and ends at once when the connection does. No user code runs
 * on the threads that serve the connection.
 *
 * <pre>{@code
 * try (QmpClient client = QmpClient.connect(QmpAddress.parse("unix:/run/vm.qmp"))) {
 *     JsonNode status = client.execute("query-status");
 * }
 * }</pre>
 */
public final class QmpClient implements QmpExecutor, AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final long RETRY_NANOS = 20_000_000;

    /** A grace for the step of connecting that is under way to time out itself, because its message says more. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private final QmpOptions options;
    private final EventHub events = new EventHub();
    private final Link link;
    private final Dispatcher dispatcher;
    private final Observation observation;
    private final CallExecution calls;
    private final Introspection introspection;
    private final StrictReading strict;
    private final JobLister jobs;

    private QmpClient(TransportSource source, QmpOptions options, @Nullable ProcessHandle process) {
        this.options = options;
        dispatcher = new Dispatcher(options.executor().orElse(null), source.peer());
        boolean reportsChanges =
                options.stateListener().isPresent() || options.observer().isPresent();
        Executor inOrder = reportsChanges ? new InOrder(dispatcher) : dispatcher;
        observation = new Observation(options.observer().orElse(null), source.peer(), inOrder);
        link = new Link(
                source,
                options,
                events,
                dispatcher,
                Trace.of(source.peer(), options, dispatcher),
                reporting(options, source.peer(), inOrder, observation));
        introspection = new Introspection(
                this::greeting,
                this::execute,
                options.interfaceFolder()
                        .map(folder -> new InterfaceFolder(folder, process))
                        .orElse(null),
                options.registry().orElse(null));
        strict = new StrictReading(introspection);
        calls = new CallExecution(
                link,
                dispatcher,
                // A strict client may have to ask its server what it makes of a reply.
                options.completeInReader() && !options.strict(),
                observation,
                isPreparing(options) ? new RequestCheck(introspection, this::greeting, options) : null);
        jobs = new JobLister(calls);
    }

    private void watch() {
        Link watched = link;
        Unclosed.watch(this, "the client of " + watched.peer(), () -> watched.state() == QmpState.CLOSED);
    }

    private static boolean isPreparing(QmpOptions options) {
        return options.checkRequests() || options.convertRequests();
    }

    private static Consumer<StateChange> reporting(
            QmpOptions options, String peer, Executor inOrder, Observation observation) {
        QmpStateListener listener = options.stateListener().orElse(null);
        return change -> {
            if (listener != null) {
                inOrder.execute(() -> listener.changed(change.state(), peer, change.cause()));
            }
            observation.stateChanged(change.state(), change.cause());
        };
    }

    /** Connects with the standard options; see {@link #connect(QmpAddress, QmpOptions)}. */
    public static QmpClient connect(QmpAddress address) {
        return connect(address, QmpOptions.standard());
    }

    /**
     * Connects to a server, awaits its greeting, and negotiates.
     *
     * @param address where the server listens
     * @param options deadlines, limits and the rest
     * @return the client, ready for commands
     * @throws QmpConnectException if no server listens there
     * @throws QmpTimeoutException if connecting, greeting or negotiation take too long
     * @throws QmpNegotiationException if the peer does not greet or negotiate as QMP asks
     * @throws QmpProtocolException if what it sends is not QMP
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public static QmpClient connect(QmpAddress address, QmpOptions options) {
        return connected(TransportSource.of(address), options);
    }

    /**
     * Awaits the greeting on a connected transport, and negotiates. The transport belongs to the client from now on.
     *
     * @param transport the connection
     * @param options deadlines, limits and the rest
     * @return the client, ready for commands
     * @throws QmpException as {@link #connect(QmpAddress, QmpOptions)}
     */
    public static QmpClient connect(QmpTransport transport, QmpOptions options) {
        return connected(TransportSource.of(transport), options);
    }

    /**
     * Connects to a server that is about to start, or busy: tries until it listens, greets and negotiates.
     *
     * @param address where the server will listen
     * @param options deadlines, limits and the rest; none of these deadlines extends beyond the timeout
     * @param timeout how long to try in all
     * @param process whose end makes further waiting pointless, null for none
     * @return the client, ready for commands
     * @throws QmpException with which the last attempt failed, as {@link #connect(QmpAddress, QmpOptions)}; at once if
     *     the peer does not speak QMP or refuses the negotiation, or the process has ended
     * @throws IllegalArgumentException if the process is this one
     */
    public static QmpClient connectWhenReady(
            QmpAddress address, QmpOptions options, Duration timeout, @Nullable ProcessHandle process) {
        if (process != null && process.pid() == ProcessHandle.current().pid()) {
            throw new IllegalArgumentException("the process is this JVM: expected that of the server, or null");
        }
        long deadline = System.nanoTime() + Deadlines.nanos(timeout);
        QmpException before = null;
        while (true) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            try {
                return connected(TransportSource.of(address), options.within(left), left.plus(SETTLING), process);
            } catch (QmpConnectException | QmpTimeoutException | QmpNegotiationException | QmpProtocolException e) {
                // A negotiation that the peer cut off may succeed the next time; one that it refused will not.
                if (e instanceof QmpNegotiationException && !(e.getCause() instanceof QmpClosedException)) {
                    throw e;
                }
                // QEMU 5.2 greets again, and forgets the negotiation, when it is connected to just while it starts.
                if (e instanceof QmpProtocolException && !(e.getCause() instanceof SecondGreetingException)) {
                    throw e;
                }
                if (process != null && !process.isAlive()) {
                    throw new QmpConnectException("process " + process.pid() + " has ended; " + e.getMessage(), e);
                }
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    // An attempt that only lacked the time says less than the one before it.
                    throw before != null && e instanceof QmpTimeoutException ? before : e;
                }
                before = e;
                pause(process, address, Math.min(rest, RETRY_NANOS));
            }
        }
    }

    private static void pause(@Nullable ProcessHandle process, QmpAddress address, long nanos) {
        CompletableFuture<?> end = process == null ? new CompletableFuture<>() : process.onExit();
        try {
            end.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Time for the next attempt.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QmpInterruptedException("interrupted while waiting for " + address, e, null, null);
        }
    }

    static QmpClient connected(TransportSource source, QmpOptions options) {
        Objects.requireNonNull(options, "options");
        return connected(source, options, QmpOptions.NO_TIMEOUT, null);
    }

    private static QmpClient connected(
            TransportSource source, QmpOptions options, Duration most, @Nullable ProcessHandle process) {
        long begun = System.nanoTime();
        QmpClient client = new QmpClient(source, options, process);
        try {
            CompletableFuture<QmpGreeting> ready = client.link.start(most.equals(QmpOptions.NO_TIMEOUT));
            ready.get(Deadlines.nanos(most) - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
            client.watch();
            return client;
        } catch (TimeoutException e) {
            client.close();
            throw new QmpTimeoutException(
                    client.link.peer() + " was not ready within " + Deadlines.text(most),
                    QmpTimeoutException.Awaited.NEGOTIATION,
                    most,
                    null,
                    null,
                    false);
        } catch (ExecutionException e) {
            client.close();
            if (Thread.currentThread().isInterrupted()) {
                throw client.interrupted(e);
            }
            throw e.getCause() instanceof QmpException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            client.close();
            Thread.currentThread().interrupt();
            throw client.interrupted(e);
        }
    }

    private QmpInterruptedException interrupted(Exception cause) {
        return new QmpInterruptedException("interrupted while connecting to " + link.peer(), cause, null, null);
    }

    /** Returns the greeting of the current or last connection. */
    public QmpGreeting greeting() {
        return Objects.requireNonNull(link.greeting(), "a client that was handed out was greeted");
    }

    /** Returns the current state of the client. */
    public QmpState state() {
        return link.state();
    }

    /**
     * Waits until the client is connected again after it has lost its connection ({@link QmpOptions.Builder#reconnect}).
     *
     * @param timeout how long to wait
     * @return whether it is connected; false if it has ended for good, or the time is up
     * @throws QmpInterruptedException if this thread is interrupted
     */
    public boolean awaitConnected(Duration timeout) {
        try {
            return link.awaitConnected(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /**
     * Returns a future that completes when the client has ended for good: normally if it was closed, exceptionally,
     * with the {@link QmpException} that says why, if the connection was lost.
     */
    public CompletableFuture<Void> closed() {
        return dispatcher.futureOf(link.closed());
    }

    /**
     * Ends the connection at once: pending calls fail. Never waits; closing twice is harmless. A client that is never
     * closed stays connected, and is logged once it is unreachable, with the place where it was opened if the system
     * property {@code io.github.qmpcodegen.qmp.unclosed} is true. The same holds for subscriptions.
     */
    @Override
    public void close() {
        link.close();
    }

    /**
     * Executes a command and waits for its return value; see {@link QmpCall#execute} for what it throws.
     *
     * @param request the command with its arguments
     * @return what the command returns
     */
    @Override
    public <R> R execute(QmpRequest<R> request) {
        return call(request).execute();
    }

    /** Executes a command; see {@link QmpCall#executeAsync}. */
    @Override
    public <R> CompletableFuture<R> executeAsync(QmpRequest<R> request) {
        return call(request).executeAsync();
    }

    /** Executes a command out-of-band and waits for its return value; see {@link QmpCall#outOfBand}. */
    public <R> R executeOutOfBand(OutOfBandRequest<R> request) {
        return call(request).outOfBand().execute();
    }

    /** Executes a command without arguments, by name; see {@link QmpCall#execute} for what it throws. */
    public JsonNode execute(String command) {
        return call(command).execute();
    }

    /** Executes a command by name; see {@link QmpCall#execute} for what it throws. */
    public JsonNode execute(String command, ObjectNode arguments) {
        return call(command, arguments).execute();
    }

    /** Returns a call of a command, which can be given its own settings, such as a deadline. */
    public <R> QmpCall<R> call(QmpRequest<R> request) {
        return new QmpCall<>(
                calls,
                Call.of(
                        request.qmpName(),
                        request.getClass(),
                        content(request),
                        value -> decode(request, value),
                        options.callTimeout(request)));
    }

    /** The arguments to send: bytes, unless each value has to be examined first because servers may not read it. */
    private Call.Content content(QmpRequest<?> request) {
        try {
            if (isPreparing(options)) {
                return new Call.Arguments(request.toJson());
            }
            byte[] arguments = QmpJson.bytes(request);
            if (WireJson.isPlain(request.qmpName(), arguments)) {
                return new Call.PlainArguments(arguments);
            }
        } catch (JacksonException e) {
            // Jackson cannot write it; the general way reports which of the values is the reason.
            LOG.log(Level.DEBUG, () -> "'" + request.qmpName() + "' cannot be written as it is: " + e.getMessage());
        }
        ObjectNode tree = request.toJson();
        return new Call.Arguments(tree.isEmpty() ? null : tree);
    }

    /** Returns a call, by name, of a command without arguments. */
    public QmpCall<JsonNode> call(String command) {
        Objects.requireNonNull(command, "command");
        return byName(command, new Call.Arguments(null));
    }

    /**
     * Returns a call of a command by name.
     *
     * @throws IllegalArgumentException if the arguments are nested deeper than any QEMU accepts
     */
    public QmpCall<JsonNode> call(String command, ObjectNode arguments) {
        Objects.requireNonNull(command, "command");
        return byName(command, new Call.Arguments(WireJson.copy(command, arguments)));
    }

    /**
     * Returns a call that sends a whole message, with {@code execute} and all other members as they are, except
     * {@code id}: the client replaces that with its own, by which it recognises the reply. Requests that a server
     * refuses are sent, too, and its reply says so; a message that its parser cannot read is not sent, because it would
     * make other calls fail.
     *
     * @param message the message
     * @throws IllegalArgumentException if it is nested deeper than any QEMU accepts
     */
    public QmpCall<JsonNode> callMessage(ObjectNode message) {
        String named = message.path("execute").asString(message.path("exec-oob").asString(""));
        String command = named.isEmpty() ? "a message without a command" : named;
        return byName(command, new Call.Message(WireJson.copy(command, message)));
    }

    private QmpCall<JsonNode> byName(String command, Call.Content content) {
        return new QmpCall<>(calls, Call.of(command, null, content, WireValue::tree, options.callTimeout(command)));
    }

    /**
     * Returns a view of this client with another deadline, for a generated facade: {@code new
     * QmpCommands(client.withTimeout(…))}.
     *
     * @param timeout the deadline of every command, which overrides those of the options
     */
    public QmpExecutor withTimeout(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return new QmpExecutor() {
            @Override
            public <R> R execute(QmpRequest<R> request) {
                return call(request).timeout(timeout).execute();
            }

            @Override
            public <R> CompletableFuture<R> executeAsync(QmpRequest<R> request) {
                return call(request).timeout(timeout).executeAsync();
            }
        };
    }

    private <R> R decode(QmpRequest<R> request, WireValue value) throws FramingException {
        if (options.convertReplies() && ReplyForms.areOf(request.qmpName())) {
            return decode(request, ReplyForms.convert(value.tree()));
        }
        try {
            Decoding decoding = Decoding.ofReturn(request.qmpName());
            R decoded = value.read(
                    (parser, bytes, start, end) -> decoding.decode(parser, bytes, start, end, request::readReturn));
            if (decoded != null && (!options.strict() || decoding.problems().isEmpty())) {
                return decoded;
            }
        } catch (Exception e) {
            LOG.log(Level.DEBUG, () -> request.qmpName() + " is decoded again to find out what is wrong: " + e);
        }
        return decode(request, value.tree());
    }

    private <R> R decode(QmpRequest<R> request, JsonNode value) {
        Decoding decoding = Decoding.ofReturn(request.qmpName());
        // A type of the user's own making may throw anything.
        R decoded = decoding.guarded(value, () -> request.decodeReturn(value, decoding));
        if (options.strict()) {
            strict.requireFitting(decoding, server -> server.misfitsOfReturn(request.qmpName(), value));
        }
        return decoded;
    }

    /**
     * Subscribes to events of a type: an event class of the generated package given to the options, a sealed type of
     * several, {@link UnknownEvent} for all that the package lacks, or {@link QmpEvent} for all. Without a generated
     * package only the last two match, and events are {@link RawEvent}s.
     *
     * <p>Events that the server sends after this method has returned are not missed: subscribe, then send the command.
     *
     * @param type the type of the events
     * @return the subscription, to be closed
     * @throws IllegalArgumentException if no event of the package is of that type
     */
    public <E extends QmpEvent> QmpSubscription<E> subscribe(Class<E> type) {
        EventTypes types = eventTypes();
        return subscribe(types.names(type), event -> types.decode(event, type), type.getSimpleName());
    }

    /**
     * Subscribes to events by name. Each has the type that the generated package has for it, else it is a
     * {@link RawEvent}.
     *
     * @param names the events' names on the wire; none for all events
     * @return the subscription, to be closed
     */
    public QmpSubscription<QmpEvent> subscribe(String... names) {
        Set<String> selected = Set.of(names);
        EventTypes types = eventTypes();
        return subscribe(
                selected.isEmpty() ? name -> true : selected::contains,
                event -> types.decode(event, QmpEvent.class),
                String.join(", ", names));
    }

    /**
     * Subscribes to events that a test accepts. The test runs when an event is taken, in the thread that takes it:
     * until then, events that it rejects take up room in the queue.
     *
     * @param test selects events
     * @return the subscription, to be closed
     */
    public QmpSubscription<QmpEvent> subscribe(Predicate<? super QmpEvent> test) {
        EventTypes types = eventTypes();
        return subscribe(
                name -> true,
                event -> {
                    QmpEvent decoded = types.decode(event, QmpEvent.class);
                    return decoded != null && test.test(decoded) ? decoded : null;
                },
                "");
    }

    private EventTypes eventTypes() {
        return new EventTypes(
                options,
                (decoding, event, data) ->
                        strict.requireFitting(decoding, server -> server.misfitsOfData(event, data)));
    }

    private <E> QmpSubscription<E> subscribe(Predicate<String> names, QmpSubscription.Decoder<E> decoder, String what) {
        EventQueue queue = new EventQueue(options.eventQueueCapacity(), names, observation::eventDropped);
        events.add(queue);
        return new QmpSubscription<>(queue, decoder, () -> events.remove(queue), dispatcher, link.peer(), what);
    }

    /**
     * Waits for one event that comes after this call; to wait for what a command causes, subscribe first.
     *
     * @param type the type of the event
     * @param test tests whether an event of the type is the one to wait for
     * @param timeout how long to wait
     * @return the event
     * @throws QmpException as {@link QmpSubscription#await}
     */
    public <E extends QmpEvent> E await(Class<E> type, Predicate<? super E> test, Duration timeout) {
        try (QmpSubscription<E> subscription = subscribe(type)) {
            return subscription.await(test, timeout);
        }
    }

    /**
     * Follows a job that runs, has concluded, or is about to start. If the job is yet to start, call this before the
     * command that starts it.
     *
     * @param id the job's id; for a block job without one, the name of its drive
     * @return the job, to be closed
     */
    public Job job(String id) {
        return FollowedJob.of(events, calls, jobs, dispatcher, Objects.requireNonNull(id, "id"));
    }

    /**
     * Follows a device that is plugged, or is about to be.
     *
     * @param id the device's id, or its path in the object tree
     * @return the device, to be closed
     */
    public Device device(String id) {
        return FollowedDevice.of(events, calls, () -> greeting().version(), Objects.requireNonNull(id, "id"));
    }

    /**
     * Returns what this server reports about its own interface: its commands and events, with their types if it is QEMU
     * 2.5 or later, else only their names. The first call asks the server; later ones do so again only if the client
     * has since connected to another version. {@link QmpOptions.Builder#interfaceFolder} keeps the answer for other
     * clients.
     *
     * @return the interface; for what it lacks it names the releases that have it, if the options have a generated
     *     package that knows them
     * @throws QmpException as {@link QmpCall#execute}
     */
    public ServerInterface serverInterface() {
        return introspection.server();
    }

    /**
     * Compares a generated package with this server's interface.
     *
     * @param registry the generated package
     * @return what either of them lacks
     * @throws QmpException as {@link QmpCall#execute}
     */
    public CompatibilityReport compatibility(QmpRegistry registry) {
        return CompatibilityReport.of(greeting().version(), registry, serverInterface());
    }
}
