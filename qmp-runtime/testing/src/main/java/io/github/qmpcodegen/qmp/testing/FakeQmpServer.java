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
 * A {@link QmpServer} for tests without QEMU: it also knows generated types, and keeps the requests that it receives.
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
 * <p>Any number of clients may connect. With a {@link #registry} or a {@link #schema} it knows the commands and their
 * arguments, and refuses requests that are malformed, unknown, or do not fit, in the words of QEMU 7.2.
 *
 * <p>A test of the conversation itself drives each connection and can send any bytes at any moment: see
 * {@link #accept}.
 *
 * <p>Thread-safe. Handlers are called by threads of the server. Closing it ends all connections.
 */
public final class FakeQmpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The package version in the greeting, so that nobody mistakes the server for a real one. */
    private static final String PACKAGE = "fake";

    private final TypedHandlers handlers = new TypedHandlers();
    private final RequestLog log = new RequestLog();
    private final QmpServer server;

    private FakeQmpServer(QmpServer server) {
        this.server = server;
        server.onOthers(handlers::answer).observer(log::add);
        version(7, 2, 0, "oob");
    }

    /** Listens on a UNIX socket in a private folder. */
    public static FakeQmpServer onUnixSocket() {
        return new FakeQmpServer(QmpServer.onUnixSocket());
    }

    /** Listens on a UNIX socket at this path. */
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
     * @param address where to listen; a TCP port of 0 takes any free one
     * @return the address with the actual port
     */
    public QmpAddress listenAt(QmpAddress address) {
        return server.listenAt(address);
    }

    /** The address that clients connect to. */
    public QmpAddress address() {
        return server.address();
    }

    /** Connects a client to this server that knows the types of its {@link #registry}, if it has one. */
    public QmpClient connect() {
        QmpOptions.Builder options = QmpOptions.builder();
        handlers.registry().ifPresent(options::registry);
        return QmpClient.connect(address(), options.build());
    }

    /** Sets the generated types to check requests with; typed handlers need them. */
    public FakeQmpServer registry(QmpRegistry types) {
        handlers.registry(types);
        server.registry(types);
        return this;
    }

    /**
     * Sets the schema with which requests are checked, and {@code query-qmp-schema}, {@code query-commands} and
     * {@code query-events} answered; it overrides that of the {@link #registry}.
     *
     * @param introspection the array that {@code query-qmp-schema} returns, or that {@code export} prints
     * @throws IllegalArgumentException if it is something else
     */
    public FakeQmpServer schema(JsonNode introspection) {
        server.schema(introspection);
        return this;
    }

    /** Answers commands as documented if no handler answers them: see {@link QmpExamples#find}. */
    public FakeQmpServer examples(QmpExamples documented) {
        server.examples(documented);
        return this;
    }

    /**
     * Greets like another release, from the next connection on, and answers {@code query-version} accordingly.
     *
     * @param major the release's first number; 7.2.0 is the default
     * @param minor the second number
     * @param micro the third number
     * @param capabilities the capabilities that it offers; {@code oob} by default
     */
    public FakeQmpServer version(int major, int minor, int micro, String... capabilities) {
        server.version(new QemuVersion(major, minor, micro, PACKAGE), capabilities);
        return this;
    }

    /**
     * Sets the handler of commands of a type; replaces an earlier one of that type.
     *
     * @param type the command's generated type
     * @param handler returns the return value, or throws a {@link CommandError}
     * @throws IllegalStateException if the server has no {@link #registry}
     */
    public <R, Q extends QmpRequest<R>> FakeQmpServer on(Class<Q> type, Function<? super Q, ? extends R> handler) {
        handlers.on(type, handler);
        return this;
    }

    /**
     * Sets the handler of a command, which the schema need not have; replaces an earlier one of that name, and
     * overrides one of the command's type.
     *
     * @param command the command's name
     * @param handler answers the command
     */
    public FakeQmpServer on(String command, CommandHandler handler) {
        server.on(command, handler);
        return this;
    }

    /**
     * Starts to greet, negotiate and answer commands as QEMU does, on every connection from now on, including those
     * that are waiting. If a handler throws an exception, its command fails with that as the error.
     */
    public FakeQmpServer serve() {
        server.serve();
        return this;
    }

    /** Runs a script on every connection from now on, including those that are waiting, each in its own thread. */
    public FakeQmpServer serve(ConnectionScript everyConnection) {
        server.serve(everyConnection);
        return this;
    }

    /** Applies a fault to every answer to a command from now on. */
    public FakeQmpServer fault(String command, Fault fault) {
        server.fault(command, fault);
        return this;
    }

    /** Applies a fault to the next answer to a command; several faults take turns, one per answer. */
    public FakeQmpServer faultOnce(String command, Fault fault) {
        server.faultOnce(command, fault);
        return this;
    }

    /** Applies a fault to every greeting from now on. */
    public FakeQmpServer faultyGreeting(Fault fault) {
        server.faultyGreeting(fault);
        return this;
    }

    /** Removes all faults. */
    public FakeQmpServer withoutFaults() {
        server.withoutFaults();
        return this;
    }

    /**
     * Sends an event to all clients that have negotiated; an event without a timestamp gets the current time. Never
     * waits: a client that leaves 16 MiB of events unread is disconnected, which is logged.
     */
    public FakeQmpServer emit(QmpEvent event) {
        server.emit(event);
        return this;
    }

    /** The simulated jobs, which the server has from the first call of this method on. */
    public SimulatedJobs jobs() {
        return server.jobs();
    }

    /** The simulated devices, which the server has from the first call of this method on. */
    public SimulatedDevices devices() {
        return server.devices();
    }

    /**
     * The commands that clients have sent since {@link #serve()}, except negotiations, in the order in which they came.
     */
    public List<ReceivedRequest> requests() {
        return log.all();
    }

    /**
     * Returns the requests of a type among {@link #requests}.
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
     * Returns the first request of a command; waits up to 20 seconds if there is none yet.
     *
     * @throws IllegalStateException if none comes
     */
    public ReceivedRequest awaitRequest(String command) {
        return log.await(command, PATIENCE);
    }

    /** The accepted connections that have not ended on this side, in the order in which they came. */
    public List<ServerConnection> connections() {
        return server.connections();
    }

    /**
     * Returns the next connection, which the caller drives; waits up to 20 seconds for it. Not for a server that
     * {@linkplain #serve() serves}.
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
