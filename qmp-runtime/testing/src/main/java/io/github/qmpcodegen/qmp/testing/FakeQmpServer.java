package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.testing.internal.json.WireText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A QMP server in this process, on a socket as a real one, for tests that need no QEMU.
 *
 * <p>It answers commands as they come, with generated types or by name:
 *
 * <pre>{@code
 * try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
 *                 .registry(new QemuRegistry())
 *                 .on(QueryStatusRequest.class, request -> running())
 *                 .on("query-name", request -> "{\"name\": \"vm1\"}")
 *                 .serve();
 *         QmpClient client = server.connect()) {
 *     new QemuCommands(client).queryStatus();
 *     server.emit(StopEvent.builder().build());
 *     server.fault("query-block", Fault.silence());
 * }
 * }</pre>
 *
 * <p>Any number of clients may connect. With a {@link #registry} or a {@link #schema} it knows which commands there are
 * and what they take; a request that is malformed, unknown, or does not fit is refused in the words of QEMU 7.2.
 *
 * <p>A test that is about the conversation itself drives each connection and can send any bytes at any moment: see
 * {@link #accept}.
 *
 * <p>Thread-safe. Handlers are called by threads of the server. Closing it ends all connections.
 */
public final class FakeQmpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private final Connections connections = new Connections(PATIENCE);
    private final List<Dialogue> dialogues = new CopyOnWriteArrayList<>();
    private final Answers answers = new Answers(this::emitJson, this::version);
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private volatile JsonNode greeting = Greetings.of(7, 2, 0, List.of("oob"));

    /** What is done on a connection, in a thread of its own. */
    @FunctionalInterface
    public interface Script {

        /**
         * Drives the connection; it is closed when this returns.
         *
         * @param connection which was just accepted
         * @throws IOException when the connection ends
         */
        void run(FakeQmpConnection connection) throws IOException;
    }

    private FakeQmpServer() {}

    /** Listens on a UNIX socket in a folder of its own. */
    public static FakeQmpServer onUnixSocket() {
        FakeQmpServer server = new FakeQmpServer();
        try {
            server.listening.add(Listening.onUnixSocket(server.connections::accepted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Listens on a UNIX socket of this path. */
    public static FakeQmpServer onUnixSocket(Path socket) {
        return at(QmpAddress.unix(socket));
    }

    /** Listens on a free TCP port of the loopback interface. */
    public static FakeQmpServer onTcp() {
        return at(QmpAddress.tcp("127.0.0.1", 0));
    }

    /** Listens at an address; a TCP port of 0 takes any free one. */
    public static FakeQmpServer at(QmpAddress address) {
        FakeQmpServer server = new FakeQmpServer();
        server.listenAt(address);
        return server;
    }

    /**
     * Listens at one more address.
     *
     * @param address where; a TCP port of 0 takes any free one
     * @return the address with the port that was taken
     */
    public QmpAddress listenAt(QmpAddress address) {
        try {
            Listening further = Listening.at(address, connections::accepted);
            listening.add(further);
            return further.address();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    /** Where clients connect. */
    public QmpAddress address() {
        return listening.get(0).address();
    }

    /** A client that is connected to this server and knows the types of its {@link #registry}, if it has one. */
    public QmpClient connect() {
        QmpOptions.Builder options = QmpOptions.builder();
        answers.registry().ifPresent(options::registry);
        return QmpClient.connect(address(), options.build());
    }

    /** Gives the server generated types: it checks requests with them, and typed handlers can be had. */
    public FakeQmpServer registry(QmpRegistry types) {
        answers.registry(types);
        return this;
    }

    /**
     * Gives the server a schema to check requests with, before that of the {@link #registry}, and to answer with what is
     * asked of it: {@code query-qmp-schema}, {@code query-commands} and {@code query-events}.
     *
     * @param introspection the array that {@code query-qmp-schema} returns, or that {@code export} prints
     * @throws IllegalArgumentException if it is something else
     */
    public FakeQmpServer schema(JsonNode introspection) {
        answers.introspection(introspection);
        return this;
    }

    /** Has commands answered as documented, where no handler does: see {@link QmpExamples#find}. */
    public FakeQmpServer examples(QmpExamples documented) {
        answers.examples(documented);
        return this;
    }

    /**
     * Greets, from the next connection on, as another release does, and answers {@code query-version} alike.
     *
     * @param major the release, as in 7.2.0
     * @param minor its second number
     * @param micro its third number
     * @param capabilities what it offers, such as {@code oob}, which it does unless told otherwise
     */
    public FakeQmpServer version(int major, int minor, int micro, String... capabilities) {
        greeting = Greetings.of(major, minor, micro, List.of(capabilities));
        return this;
    }

    /**
     * Has commands of a type answered; the last handler for a type counts.
     *
     * @param type the command's generated type
     * @param handler makes the return value, or throws a {@link FakeQmpError}
     * @throws IllegalStateException if the server has no {@link #registry}
     */
    public <R, Q extends QmpRequest<R>> FakeQmpServer on(Class<Q> type, Function<? super Q, ? extends R> handler) {
        answers.on(type, handler);
        return this;
    }

    /**
     * Has a command answered, also one that the schema does not have; the last handler for a name counts, and goes before
     * one for the type.
     *
     * @param command the command's name
     * @param handler makes the answer
     */
    public FakeQmpServer on(String command, FakeQmpHandler handler) {
        answers.on(command, handler);
        return this;
    }

    /**
     * Greets and negotiates on every connection, from now on and on those that wait, and answers commands, as QEMU does. A
     * handler that throws anything fails its command, with what it has thrown.
     */
    public FakeQmpServer serve() {
        return serve(connection -> {
            Dialogue dialogue = new Dialogue(connection, greeting, answers, faults, log);
            dialogues.add(dialogue);
            try {
                dialogue.run();
            } finally {
                dialogues.remove(dialogue);
            }
        });
    }

    /** Runs a script on every connection, from now on and on those that wait, each in a thread of its own. */
    public FakeQmpServer serve(Script everyConnection) {
        connections.serve(everyConnection);
        return this;
    }

    /** Has every answer to a command, from now on, go wrong in some way. */
    public FakeQmpServer fault(String command, Fault fault) {
        faults.add(command, fault);
        return this;
    }

    /** Has the next answer to a command go wrong in some way; several faults have their turn one after another. */
    public FakeQmpServer faultOnce(String command, Fault fault) {
        faults.addOnce(command, fault);
        return this;
    }

    /** Has every greeting, from now on, go wrong in some way. */
    public FakeQmpServer faultyGreeting(Fault fault) {
        faults.add(Faults.GREETING, fault);
        return this;
    }

    /** Has nothing go wrong any more. */
    public FakeQmpServer withoutFaults() {
        faults.clear();
        return this;
    }

    /**
     * Sends an event to all clients that have negotiated; one without a timestamp happens now. Never waits: a client that
     * leaves 16 MiB of them unread is dropped, and the log says so.
     */
    public FakeQmpServer emit(QmpEvent event) {
        EventTimestamp timestamp = event.timestamp().isKnown() ? event.timestamp() : EventTimestamp.of(Instant.now());
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set("timestamp", timestamp.toJson());
        message.put("event", event.qmpName());
        if (!event.toJson().isEmpty()) {
            message.set("data", event.toJson());
        }
        emitJson(message);
        return this;
    }

    private JsonNode version() {
        return greeting.path("QMP").path("version");
    }

    private void emitJson(JsonNode event) {
        String line = WireText.of(event);
        for (Dialogue dialogue : dialogues) {
            dialogue.emit(line);
        }
    }

    /** The commands that clients have sent since {@link #serve()}, but for negotiations, in the order in which they came. */
    public List<FakeQmpRequest> requests() {
        return log.all();
    }

    /**
     * The requests of a type among {@link #requests}.
     *
     * @throws IllegalStateException if the server has no {@link #registry}
     */
    public <Q extends QmpRequest<?>> List<Q> requests(Class<Q> type) {
        answers.registered();
        return log.all().stream()
                .flatMap(request -> answers.decoded(request).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * The first request of a command; waits up to 20 seconds if there is none yet.
     *
     * @throws IllegalStateException if none comes
     */
    public FakeQmpRequest awaitRequest(String command) {
        return log.await(command, PATIENCE);
    }

    /** The connections that were accepted and have not ended on this side, in the order in which they came. */
    public List<FakeQmpConnection> connections() {
        return connections.open();
    }

    /**
     * The next connection, to be driven by the caller; waits up to 20 seconds for it. Not for a server that serves.
     *
     * <pre>{@code
     * // The client connects in another thread, to server.address().
     * FakeQmpConnection connection = server.accept();
     * connection.negotiate();
     * FakeQmpRequest request = connection.receive();
     * connection.event("STOP", "{}").reply(request, "{}");
     * }</pre>
     *
     * @throws IllegalStateException if none comes
     */
    public FakeQmpConnection accept() {
        return connections.next(address());
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        listening.forEach(Listening::close);
        connections.close();
    }
}
