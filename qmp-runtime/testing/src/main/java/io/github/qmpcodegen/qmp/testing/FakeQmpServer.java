package io.github.qmpcodegen.qmp.testing;

import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.CommandHandler;
import io.github.qmpcodegen.qmp.server.ConnectionScript;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.server.QmpExamples;
import io.github.qmpcodegen.qmp.server.QmpServer;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.server.SimulatedDevices;
import io.github.qmpcodegen.qmp.server.SimulatedJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A {@link QmpServer} for tests that need no QEMU: it also knows generated types, and keeps what it was asked.
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

    /** What stands where distributions name their packages, so that nobody takes it for a real one. */
    private static final String PACKAGE = "fake";

    private final TypedHandlers handlers = new TypedHandlers();
    private final RequestLog log = new RequestLog();
    private final QmpServer server;

    private FakeQmpServer(QmpServer server) {
        this.server = server;
        server.onOthers(handlers::answer).observer(log::add);
        version(7, 2, 0, "oob");
    }

    /** Listens on a UNIX socket in a folder of its own. */
    public static FakeQmpServer onUnixSocket() {
        return new FakeQmpServer(QmpServer.onUnixSocket());
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
        return new FakeQmpServer(QmpServer.at(address));
    }

    /**
     * Listens at one more address.
     *
     * @param address where; a TCP port of 0 takes any free one
     * @return the address with the port that was taken
     */
    public QmpAddress listenAt(QmpAddress address) {
        return server.listenAt(address);
    }

    /** Where clients connect. */
    public QmpAddress address() {
        return server.address();
    }

    /** A client that is connected to this server and knows the types of its {@link #registry}, if it has one. */
    public QmpClient connect() {
        QmpOptions.Builder options = QmpOptions.builder();
        handlers.registry().ifPresent(options::registry);
        return QmpClient.connect(address(), options.build());
    }

    /** Gives the server generated types: it checks requests with them, and typed handlers can be had. */
    public FakeQmpServer registry(QmpRegistry types) {
        handlers.registry(types);
        server.registry(types);
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
        server.schema(introspection);
        return this;
    }

    /** Has commands answered as documented, where no handler does: see {@link QmpExamples#find}. */
    public FakeQmpServer examples(QmpExamples documented) {
        server.examples(documented);
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
        server.version(new QemuVersion(major, minor, micro, PACKAGE), capabilities);
        return this;
    }

    /**
     * Has commands of a type answered; the last handler for a type counts.
     *
     * @param type the command's generated type
     * @param handler makes the return value, or throws a {@link CommandError}
     * @throws IllegalStateException if the server has no {@link #registry}
     */
    public <R, Q extends QmpRequest<R>> FakeQmpServer on(Class<Q> type, Function<? super Q, ? extends R> handler) {
        handlers.on(type, handler);
        return this;
    }

    /**
     * Has a command answered, also one that the schema does not have; the last handler for a name counts, and goes before
     * one for the type.
     *
     * @param command the command's name
     * @param handler makes the answer
     */
    public FakeQmpServer on(String command, CommandHandler handler) {
        server.on(command, handler);
        return this;
    }

    /**
     * Greets and negotiates on every connection, from now on and on those that wait, and answers commands, as QEMU does. A
     * handler that throws anything fails its command, with what it has thrown.
     */
    public FakeQmpServer serve() {
        server.serve();
        return this;
    }

    /** Runs a script on every connection, from now on and on those that wait, each in a thread of its own. */
    public FakeQmpServer serve(ConnectionScript everyConnection) {
        server.serve(everyConnection);
        return this;
    }

    /** Has every answer to a command, from now on, go wrong in some way. */
    public FakeQmpServer fault(String command, Fault fault) {
        server.fault(command, fault);
        return this;
    }

    /** Has the next answer to a command go wrong in some way; several faults have their turn one after another. */
    public FakeQmpServer faultOnce(String command, Fault fault) {
        server.faultOnce(command, fault);
        return this;
    }

    /** Has every greeting, from now on, go wrong in some way. */
    public FakeQmpServer faultyGreeting(Fault fault) {
        server.faultyGreeting(fault);
        return this;
    }

    /** Has nothing go wrong any more. */
    public FakeQmpServer withoutFaults() {
        server.withoutFaults();
        return this;
    }

    /**
     * Sends an event to all clients that have negotiated; one without a timestamp happens now. Never waits: a client that
     * leaves 16 MiB of them unread is dropped, and the log says so.
     */
    public FakeQmpServer emit(QmpEvent event) {
        server.emit(event);
        return this;
    }

    /** The jobs that the server makes believe to have, from the first call on. */
    public SimulatedJobs jobs() {
        return server.jobs();
    }

    /** The devices that the server makes believe to have, from the first call on. */
    public SimulatedDevices devices() {
        return server.devices();
    }

    /** The commands that clients have sent since {@link #serve()}, but for negotiations, in the order in which they came. */
    public List<ReceivedRequest> requests() {
        return log.all();
    }

    /**
     * The requests of a type among {@link #requests}.
     *
     * @throws IllegalStateException if the server has no {@link #registry}
     */
    public <Q extends QmpRequest<?>> List<Q> requests(Class<Q> type) {
        handlers.registered();
        return log.all().stream()
                .flatMap(request -> handlers.decoded(request).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * The first request of a command; waits up to 20 seconds if there is none yet.
     *
     * @throws IllegalStateException if none comes
     */
    public ReceivedRequest awaitRequest(String command) {
        return log.await(command, PATIENCE);
    }

    /** The connections that were accepted and have not ended on this side, in the order in which they came. */
    public List<ServerConnection> connections() {
        return server.connections();
    }

    /**
     * The next connection, to be driven by the caller; waits up to 20 seconds for it. Not for a server that serves.
     *
     * <pre>{@code
     * // The client connects in another thread, to server.address().
     * ServerConnection connection = server.accept();
     * connection.negotiate();
     * ReceivedRequest request = connection.receive();
     * connection.event("STOP", "{}").reply(request, "{}");
     * }</pre>
     *
     * @throws IllegalStateException if none comes
     */
    public ServerConnection accept() {
        return server.accept();
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        server.close();
    }
}
