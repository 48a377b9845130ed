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
 * A QMP server in this process, on a socket as a real one, that speaks a schema.
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
 * <p>Any number of clients may connect. With a {@link #schema} or a {@link #registry} it knows which commands there are
 * and what they take; a request that is malformed, unknown, or does not fit is refused in the words of QEMU 7.2. A command
 * is answered by its handler ({@link #on}), or else by that of all others ({@link #onOthers}), or else by the {@link #jobs} and
 * {@link #devices} that it makes believe to have, or else with what the server knows of itself, or else as documented
 * ({@link #examples}).
 *
 * <p>Who is concerned with the conversation itself drives each connection and can send any bytes at any moment: see
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
     * Listens on a UNIX socket in a folder of its own.
     *
     * @throws UncheckedIOException if there is no place for one
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
     * @throws UncheckedIOException if it cannot
     */
    public static QmpServer at(QmpAddress address) {
        QmpServer server = new QmpServer();
        server.listenAt(address);
        return server;
    }

    /**
     * Listens at one more address.
     *
     * @param address where; a TCP port of 0 takes any free one
     * @return the address with the port that was taken
     * @throws UncheckedIOException if it cannot
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

    /** Where clients connect; the first address, if there are several. */
    public QmpAddress address() {
        return listening.get(0).address();
    }

    /** Gives the server generated types to check requests with, unless it has a schema. */
    public QmpServer registry(QmpRegistry types) {
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
    public QmpServer schema(JsonNode introspection) {
        answers.introspection(introspection);
        return this;
    }

    /** Has commands answered as documented, where nothing else answers them: see {@link QmpExamples#find}. */
    public QmpServer examples(QmpExamples documented) {
        answers.examples(documented);
        return this;
    }

    /**
     * Greets, from the next connection on, as this release does, and answers {@code query-version} alike.
     *
     * @param release the release; 7.2.0 unless told otherwise
     * @param offered the capabilities that it offers, such as {@code oob}, which it does unless told otherwise
     */
    public QmpServer version(QemuVersion release, String... offered) {
        version = release;
        capabilities = List.of(offered);
        return this;
    }

    /**
     * Has a command answered, also one that the schema does not have; the last handler for a name counts.
     *
     * @param command the command's name
     * @param handler makes the answer
     */
    public QmpServer on(String command, CommandHandler handler) {
        answers.on(command, handler);
        return this;
    }

    /**
     * Has the commands of the schema answered that have no handler of their own; the last such handler counts.
     *
     * @param handler makes what a command returns, or throws a {@link CommandError}; empty leaves it to the server
     */
    public QmpServer onOthers(Function<ReceivedRequest, Optional<JsonNode>> handler) {
        answers.onOthers(handler);
        return this;
    }

    /**
     * Tells somebody, from the next connection on, of each command that comes, but for negotiations, before it is answered;
     * the last one who is to be told counts. Called by threads of the server, perhaps by several at once.
     */
    public QmpServer observer(Consumer<ReceivedRequest> told) {
        observer = told;
        return this;
    }

    /**
     * Greets and negotiates on every connection, from now on and on those that wait, and answers commands, as QEMU does. A
     * handler that throws anything fails its command, with what it has thrown.
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

    /** Runs a script on every connection, from now on and on those that wait, each in a thread of its own. */
    public QmpServer serve(ConnectionScript everyConnection) {
        connections.serve(everyConnection);
        return this;
    }

    /** Has every answer to a command, from now on, go wrong in some way. */
    public QmpServer fault(String command, Fault fault) {
        faults.add(command, fault);
        return this;
    }

    /** Has the next answer to a command go wrong in some way; several faults have their turn one after another. */
    public QmpServer faultOnce(String command, Fault fault) {
        faults.addOnce(command, fault);
        return this;
    }

    /** Has every greeting, from now on, go wrong in some way. */
    public QmpServer faultyGreeting(Fault fault) {
        faults.add(Faults.GREETING, fault);
        return this;
    }

    /** Has nothing go wrong any more. */
    public QmpServer withoutFaults() {
        faults.clear();
        return this;
    }

    /**
     * Sends an event to all clients that have negotiated; one without a timestamp happens now. Never waits: a client that
     * leaves 16 MiB of them unread is dropped, and the log says so.
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

    /** The jobs that the server makes believe to have, from the first call on. */
    public SimulatedJobs jobs() {
        synchronized (simulating) {
            if (jobs == null) {
                jobs = new SimulatedJobs(PATIENCE, () -> version, this::emitNow);
                answers.simulate(jobs.simulation());
            }
            return jobs;
        }
    }

    /** The devices that the server makes believe to have, from the first call on. */
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

    /** The connections that were accepted and have not ended on this side, in the order in which they came. */
    public List<ServerConnection> connections() {
        return connections.open();
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
        return connections.next(address());
    }

    /** Ends all connections and stops listening. */
    @Override
    public void close() {
        listening.forEach(Listening::close);
        connections.close();
    }
}
