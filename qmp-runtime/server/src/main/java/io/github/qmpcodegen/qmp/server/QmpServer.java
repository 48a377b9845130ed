package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A QMP server in this process that listens on a socket like a real one, and speaks a schema.
 *
 * <pre>{@code
 * try (QmpServer server = QmpServer.at(QmpAddress.parse("unix:/run/vm.qmp"))
 *         .schema(introspection)
 *         .on("query-name", request -> "{\"name\": \"vm1\"}")
 *         .serve()) {
 *     …
 * }
 * }</pre>
 *
 * <p>Any number of clients may connect. With a {@link #schema} or a {@link #registry} it knows the commands and their
 * arguments, and refuses requests that are malformed, unknown, or do not fit, in the words of QEMU 7.2. A command is
 * answered by the first of these that can: its handler ({@link #on}), the handler for all other commands
 * ({@link #onOthers}), the simulated {@link #jobs} and {@link #devices}, the server's knowledge of itself, and the
 * documentation ({@link #examples}).
 *
 * <p>For full control of the conversation, drive each connection yourself and send any bytes at any moment: see
 * {@link #accept}.
 *
 * <p>Thread-safe. Handlers are called by threads of the server. Closing it ends all connections.
 */
public final class QmpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private volatile QemuVersion version = new QemuVersion(7, 2, 0, "");
    private volatile List<String> capabilities = List.of("oob");
    private volatile Consumer<ReceivedRequest> observer = request -> {};
    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private final Connections connections = new Connections(PATIENCE, () -> version);
    private final List<Dialogue> dialogues = new CopyOnWriteArrayList<>();
    private final Answers answers = new Answers(this::emitJson, () -> Greetings.version(version));
    private final Faults faults = new Faults();
    private final Object simulating = new Object();
    private @Nullable SimulatedJobs jobs;
    private @Nullable SimulatedDevices devices;

    private QmpServer() {}

    /**
     * Listens on a UNIX socket in a private folder.
     *
     * @throws UncheckedIOException if the socket cannot be created
     */
    public static QmpServer onUnixSocket() {
        QmpServer server = new QmpServer();
        try {
            server.listening.add(Listening.onUnixSocket(server.connections::accepted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /**
     * Listens at an address; a TCP port of 0 takes any free one.
     *
     * @throws UncheckedIOException if the server cannot listen there
     */
    public static QmpServer at(QmpAddress address) {
        QmpServer server = new QmpServer();
        server.listenAt(address);
        return server;
    }

    /**
     * Listens at one more address.
     *
     * @param address where to listen; a TCP port of 0 takes any free one
     * @return the address with the actual port
     * @throws UncheckedIOException if the server cannot listen there
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

    /** The address that clients connect to; the first one if there are several. */
    public QmpAddress address() {
        return listening.get(0).address();
    }

    /** Sets the generated types to check requests with, unless the server has a schema. */
    public QmpServer registry(QmpRegistry types) {
        answers.registry(types);
        return this;
    }

    /**
     * Sets the schema with which requests are checked, and {@code query-qmp-schema}, {@code query-commands} and
     * {@code query-events} answered; it overrides that of the {@link #registry}.
     *
     * @param introspection the array that {@code query-qmp-schema} returns, or that {@code export} prints
     * @throws IllegalArgumentException if it is something else
     */
    public QmpServer schema(JsonNode introspection) {
        answers.introspection(introspection);
        return this;
    }

    /** Answers commands as documented if nothing else answers them: see {@link QmpExamples#find}. */
    public QmpServer examples(QmpExamples documented) {
        answers.examples(documented);
        return this;
    }

    /**
     * Greets like this release, from the next connection on, and answers {@code query-version} accordingly.
     *
     * @param release the release; 7.2.0 by default
     * @param offered the capabilities that it offers; {@code oob} by default
     */
    public QmpServer version(QemuVersion release, String... offered) {
        version = release;
        capabilities = List.of(offered);
        return this;
    }

    /**
     * Sets the handler of a command, which the schema need not have; replaces an earlier one of that name.
     *
     * @param command the command's name
     * @param handler answers the command
     */
    public QmpServer on(String command, CommandHandler handler) {
        answers.on(command, handler);
        return this;
    }

    /**
     * Sets the handler for the schema's commands that have no handler of their own; replaces an earlier one.
     *
     * @param handler returns what a command returns, or throws a {@link CommandError}; empty leaves the command to the
     *     server
     */
    public QmpServer onOthers(Function<ReceivedRequest, Optional<JsonNode>> handler) {
        answers.onOthers(handler);
        return this;
    }

    /**
     * Sets an observer that is called, from the next connection on, with each received command except negotiations,
     * before it is answered; replaces an earlier one. Called by threads of the server, possibly by several at once.
     */
    public QmpServer observer(Consumer<ReceivedRequest> observer) {
        this.observer = observer;
        return this;
    }

    /**
     * Starts to greet, negotiate and answer commands as QEMU does, on every connection from now on, including those
     * that are waiting. If a handler throws an exception, its command fails with that as the error.
     */
    public QmpServer serve() {
        return serve(connection -> {
            JsonNode greeting = Greetings.of(version, capabilities);
            Dialogue dialogue = new Dialogue(connection, greeting, answers, faults, observer);
            dialogues.add(dialogue);
            try {
                dialogue.run();
            } finally {
                dialogues.remove(dialogue);
            }
        });
    }

    /** Runs a script on every connection from now on, including those that are waiting, each in its own thread. */
    public QmpServer serve(ConnectionScript everyConnection) {
        connections.serve(everyConnection);
        return this;
    }

    /** Applies a fault to every answer to a command from now on. */
    public QmpServer fault(String command, Fault fault) {
        faults.add(command, fault);
        return this;
    }

    /** Applies a fault to the next answer to a command; several faults take turns, one per answer. */
    public QmpServer faultOnce(String command, Fault fault) {
        faults.addOnce(command, fault);
        return this;
    }

    /** Applies a fault to every greeting from now on. */
    public QmpServer faultyGreeting(Fault fault) {
        faults.add(Faults.GREETING, fault);
        return this;
    }

    /** Removes all faults. */
    public QmpServer withoutFaults() {
        faults.clear();
        return this;
    }

    /**
     * Sends an event to all clients that have negotiated; an event without a timestamp gets the current time. Never
     * waits: a client that leaves 16 MiB of events unread is disconnected, which is logged.
     */
    public QmpServer emit(QmpEvent event) {
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

    /** The simulated jobs, which the server has from the first call of this method on. */
    public SimulatedJobs jobs() {
        synchronized (simulating) {
            if (jobs == null) {
                jobs = new SimulatedJobs(PATIENCE, () -> version, this::emitNow);
                answers.simulate(jobs.simulation());
            }
            return jobs;
        }
    }

    /** The simulated devices, which the server has from the first call of this method on. */
    public SimulatedDevices devices() {
        synchronized (simulating) {
            if (devices == null) {
                devices = new SimulatedDevices(() -> version, this::emitNow);
                answers.simulate(devices.simulation());
            }
            return devices;
        }
    }

    private void emitNow(String event, ObjectNode data) {
        emit(new RawEvent(event, EventTimestamp.UNKNOWN, data));
    }

    private void emitJson(JsonNode event) {
        String line = WireText.of(event);
        for (Dialogue dialogue : dialogues) {
            dialogue.emit(line);
        }
    }

    /** The accepted connections that have not ended on this side, in the order in which they came. */
    public List<ServerConnection> connections() {
        return connections.open();
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
        return connections.next(address());
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        listening.forEach(Listening::close);
        connections.close();
    }
}
