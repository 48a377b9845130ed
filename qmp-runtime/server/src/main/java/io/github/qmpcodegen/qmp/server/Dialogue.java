package io.github.qmpcodegen.qmp.server;

import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.internal.json.Incoming;
import io.github.qmpcodegen.qmp.server.internal.json.WireText;
import io.github.qmpcodegen.qmp.server.internal.schema.IntrospectedSchema;
import io.github.qmpcodegen.qmp.server.internal.schema.RefusedArgumentException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One connection on which a server behaves as QEMU 7.2: greeting, negotiation, commands. In-band commands are executed
 * one after another; once out-of-band execution is negotiated, such commands overtake them.
 */
final class Dialogue {
    private static final Logger LOG = System.getLogger(Dialogue.class.getName());
    private static final Duration FOREVER = Duration.ofDays(1_000);
    private static final long PATIENCE_SECONDS = 20;

    /** After as many in-band commands without an answer QEMU reads no further. */
    private static final int MOST_QUEUED = 8;

    private static final IntrospectedSchema NEGOTIATION = new IntrospectedSchema(QmpJson.parse("""
            [{"name": "qmp_capabilities", "meta-type": "command", "arg-type": "arguments", "ret-type": "arguments"},
             {"name": "arguments", "meta-type": "object",
              "members": [{"name": "enable", "type": "[capability]", "default": null}]},
             {"name": "[capability]", "meta-type": "array", "element-type": "capability"},
             {"name": "capability", "meta-type": "enum", "values": ["oob"]}]
            """));

    private final ServerConnection connection;
    private final JsonNode greeting;
    private final Answers answers;
    private final Faults faults;
    private final Consumer<ReceivedRequest> observer;
    private final Semaphore room = new Semaphore(MOST_QUEUED);
    private @Nullable ExecutorService inBand;
    private volatile boolean negotiated;
    private volatile boolean outOfBand;

    /**
     * Begins nothing yet.
     *
     * @param connection on which it talks
     * @param greeting what it says first
     * @param answers to commands
     * @param faults that it has
     * @param observer receives each command except negotiations, before it is answered
     */
    Dialogue(
            ServerConnection connection,
            JsonNode greeting,
            Answers answers,
            Faults faults,
            Consumer<ReceivedRequest> observer) {
        this.connection = connection;
        this.greeting = greeting;
        this.answers = answers;
        this.faults = faults;
        this.observer = observer;
    }

    /** Talks until the connection ends. */
    void run() throws IOException {
        faults.send(Faults.GREETING, WireText.of(greeting), connection);
        try {
            while (true) {
                take(connection.next(FOREVER));
            }
        } catch (EOFException e) {
            // A client that has only shut down its sending side still gets its answers.
            finishInBand();
        } finally {
            if (inBand != null) {
                inBand.shutdownNow();
            }
        }
    }

    /** Sends a line that is no answer, if the client has negotiated: before, there are no events. Never waits. */
    void emit(String line) {
        if (!negotiated) {
            return;
        }
        try {
            connection.sendLater(line);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client has left before an event", e);
        }
    }

    private void take(Incoming incoming) throws IOException {
        boolean overtaking = incoming instanceof Incoming.Value value && Envelope.isOutOfBand(value.value());
        if (!outOfBand || overtaking) {
            answer(incoming);
            return;
        }
        if (inBand == null) {
            inBand = Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "qmp-server-commands");
                thread.setDaemon(true);
                return thread;
            });
        }
        room.acquireUninterruptibly();
        inBand.execute(() -> {
            try {
                answer(incoming);
            } catch (IOException | UncheckedIOException e) {
                LOG.log(Level.DEBUG, "the client has left before it was answered", e);
            } catch (Throwable e) {
                // Handlers and faults may throw anything; the client must not wait for an answer that never comes.
                LOG.log(Level.WARNING, "the handler of a command failed; the connection is closed", e);
                connection.close();
            } finally {
                room.release();
            }
        });
    }

    private void finishInBand() throws IOException {
        if (inBand == null) {
            return;
        }
        inBand.shutdown();
        try {
            if (!inBand.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "a command was still under way when the client had left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException("interrupted");
            failure.initCause(e);
            throw failure;
        }
    }

    private void answer(Incoming incoming) throws IOException {
        if (incoming instanceof Incoming.Value value) {
            ReceivedRequest request = ReceivedRequest.of(value);
            Reply reply = reply(request, value.value());
            try {
                faults.send(request.command(), reply.line(), connection);
            } finally {
                // Whatever becomes of the answer.
                reply.afterwards().run();
            }
        } else if (incoming instanceof Incoming.Malformed malformed) {
            connection.send(Replies.failure("", "GenericError", malformed.description()));
        }
    }

    /** What is sent, and what is done then. */
    private record Reply(String line, Runnable afterwards) {}

    private Reply reply(ReceivedRequest request, JsonNode message) {
        try {
            Envelope.check(message, outOfBand);
            Simulation.Answer answer = execute(request);
            return new Reply(Replies.success(request.id(), answer.value()), answer.afterwards());
        } catch (CommandError error) {
            return failure(request, error.errorClass(), error.description());
        } catch (Throwable e) {
            // Most likely an AssertionError of a test, for which the client's call is to fail as well.
            LOG.log(Level.WARNING, () -> "the handler of '" + request.command() + "' failed", e);
            return failure(request, "GenericError", "the handler of '" + request.command() + "' failed: " + e);
        }
    }

    private static Reply failure(ReceivedRequest request, String errorClass, String description) {
        return new Reply(Replies.failure(request.id(), errorClass, description), () -> {});
    }

    private Simulation.Answer execute(ReceivedRequest request) {
        boolean negotiating = request.command().equals("qmp_capabilities");
        if (negotiated && negotiating) {
            throw new CommandError("CommandNotFound", "Capabilities negotiation is already complete, command ignored");
        }
        if (!negotiating) {
            observer.accept(request);
        }
        if (negotiated) {
            return answers.to(request);
        }
        if (!negotiating) {
            throw new CommandError("CommandNotFound", "Expecting capabilities negotiation with 'qmp_capabilities'");
        }
        negotiate(request.arguments());
        return Simulation.Answer.NOTHING;
    }

    private void negotiate(JsonNode arguments) {
        try {
            NEGOTIATION.check("qmp_capabilities", arguments);
        } catch (RefusedArgumentException e) {
            throw new CommandError(String.valueOf(e.getMessage()));
        }
        for (JsonNode enabled : arguments.path("enable")) {
            if (!offers(enabled)) {
                throw new CommandError("Capability " + enabled.stringValue() + " not available");
            }
            outOfBand = true;
        }
        negotiated = true;
    }

    private boolean offers(JsonNode capability) {
        for (JsonNode offered : greeting.path("QMP").path("capabilities")) {
            if (offered.equals(capability)) {
                return true;
            }
        }
        return false;
    }
}
