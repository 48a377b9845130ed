package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpObserver.BegunCall;
import io.github.qmpcodegen.qmp.QmpObserver.EndedCall;
import io.github.qmpcodegen.qmp.QmpObserver.Outcome;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class ObserverTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();
    private final Seeing seeing = new Seeing();
    private final QmpOptions observed = QmpOptions.builder().observer(seeing).build();

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** A call from its beginning to its end. */
    private record Seen(BegunCall begun, Thread beganOn, EndedCall ended, Thread endedOn) {}

    /** Keeps what it sees. */
    private static final class Seeing implements QmpObserver {
        private final LinkedBlockingQueue<Seen> calls = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> states = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Long> drops = new LinkedBlockingQueue<>();

        @Override
        public Consumer<EndedCall> callBegan(BegunCall call) {
            Thread caller = Thread.currentThread();
            return end -> calls.add(new Seen(call, caller, end, Thread.currentThread()));
        }

        @Override
        public void stateChanged(QmpState state, String peer, @Nullable QmpException cause) {
            states.add(state + " at " + peer + (cause == null ? "" : ", lost"));
        }

        @Override
        public void eventsDropped(String peer, long count) {
            drops.add(count);
        }

        /** What was told of a call when its caller was told; told later it would not be there yet. */
        private Seen call(Outcome outcome) {
            Seen seen = Objects.requireNonNull(calls.poll(), "a call that was seen to its end");
            assertEquals(outcome, seen.ended().outcome());
            assertTrue(seen.ended().durationNanos() > 0);
            return seen;
        }
    }

    /** A command of a user's own making. */
    private record Query(Function<JsonNode, String> decoder) implements QmpRequest<String> {
        @Override
        public String qmpName() {
            return "query-x";
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public String readReturn(QmpReader in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(QmpWriter out) {
            out.json(toJson());
        }

        @Override
        public String decodeReturn(JsonNode value, Decoding decoding) {
            return decoder.apply(value);
        }
    }

    @Test
    void aCallIsSeenWithItsRequestAndItsBytes() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            CompletableFuture<String> call =
                    inBackground(() -> both.client().execute(new Query(JsonNode::stringValue)));
            ReceivedRequest request = both.server().receive();
            String reply = "{\"return\": \"fine\", \"id\": " + request.id() + "}";
            both.server().send(reply);
            assertEquals("fine", call.get(20, TimeUnit.SECONDS));

            Seen seen = seeing.call(Outcome.SUCCESS);
            assertEquals(new BegunCall("query-x", Query.class, server.address().toString()), seen.begun());
            EndedCall end = seen.ended();
            assertEquals(Long.valueOf(request.id()), end.id());
            assertNull(end.failure());
            assertEquals(Optional.empty(), end.errorClass());
            assertEquals(reply.length(), end.receivedBytes());
            assertEquals(request.text().length(), end.sentBytes() - 1, "and the end of the line");
            assertEquals(seen.beganOn(), seen.endedOn());
        }
    }

    @Test
    void theEndOfAnAsynchronousCallIsSeenBeforeItsFutureCompletes() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            CompletableFuture<JsonNode> call =
                    both.client().call("query-status").executeAsync();
            CompletableFuture<Seen> seen = call.handle((value, failure) -> seeing.call(Outcome.COMMAND_ERROR));
            both.server().fail(both.server().receive(), "DeviceNotFound", "there is none");
            EndedCall end = seen.get(20, TimeUnit.SECONDS).ended();

            assertEquals(Optional.of("DeviceNotFound"), end.errorClass());
            assertInstanceOf(QmpCommandException.class, end.failure());
            assertNull(seen.join().begun().requestType());
            assertEquals(Thread.currentThread(), seen.join().beganOn());
        }
    }

    @Test
    void aReplyThatDoesNotFitIsSeenAsSuch() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            Query picky = new Query(value -> {
                throw new IllegalStateException("meant to fail");
            });
            CompletableFuture<String> call = both.client().executeAsync(picky);
            both.server().reply(both.server().receive(), "7");
            Throwable failure = failure(call);
            assertEquals(failure, seeing.call(Outcome.UNREADABLE_REPLY).ended().failure());
        }
    }

    @Test
    void aTimeoutIsSeenAndTheLateReplyIsNot() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            assertThrows(
                    QmpTimeoutException.class,
                    () -> both.client().call("slow").timeout(SHORT).execute());
            EndedCall end = seeing.call(Outcome.TIMEOUT).ended();
            assertTrue(end.durationNanos() >= SHORT.toNanos());
            assertTrue(end.sentBytes() > 0);
            assertEquals(0, end.receivedBytes());

            both.server().reply(both.server().receive(), "{}");
            CompletableFuture<JsonNode> next =
                    both.client().call("query-status").executeAsync();
            both.server().reply(both.server().receive(), "{}");
            next.join();
            assertEquals("query-status", seeing.call(Outcome.SUCCESS).begun().command());
        }
    }

    @Test
    void aLossIsToldFromACallThatWasNotSent() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            CompletableFuture<JsonNode> call =
                    both.client().call("query-status").executeAsync();
            both.server().receive();
            both.server().close();
            assertInstanceOf(QmpClosedException.class, failure(call));
            assertTrue(seeing.call(Outcome.CONNECTION_LOST).ended().sentBytes() > 0);

            assertInstanceOf(
                    QmpClosedException.class,
                    failure(both.client().call("query-status").executeAsync()));
            EndedCall end = seeing.call(Outcome.NOT_SENT).ended();
            assertNull(end.id());
            assertEquals(0, end.sentBytes());
        }
    }

    @Test
    void whatCannotBeWrittenIsSeenAsNotSent() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            ObjectNode broken = JsonNodeFactory.instance.objectNode().put("text", "\ud800");
            assertThrows(IllegalArgumentException.class, () -> both.client().execute("x", broken));
            seeing.call(Outcome.NOT_SENT);
        }
    }

    @Test
    void callersThatGiveUpAreSeen() throws Exception {
        try (Clients both = Clients.connect(server, observed)) {
            CompletableFuture<JsonNode> call = both.client().call("slow").executeAsync();
            both.server().receive();
            call.cancel(false);
            assertInstanceOf(
                    CancellationException.class,
                    seeing.call(Outcome.CANCELLED).ended().failure());

            CompletableFuture<Throwable> told = new CompletableFuture<>();
            Thread waiting = new Thread(() -> told.complete(assertThrows(
                    QmpInterruptedException.class, () -> both.client().execute("slow"))));
            waiting.start();
            both.server().receive();
            waiting.interrupt();
            told.get(20, TimeUnit.SECONDS);
            assertInstanceOf(
                    QmpInterruptedException.class,
                    seeing.call(Outcome.CANCELLED).ended().failure());
        }
    }

    @Test
    void reconnectsAreSeen() throws Exception {
        QmpOptions options = observed.toBuilder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(50), LONG))
                .build();
        String peer = " at " + server.address();
        try (Clients both = Clients.connect(server, options)) {
            assertEquals("RUNNING" + peer, seeing.states.poll(20, TimeUnit.SECONDS));
            both.server().close();
            assertEquals("CONNECTING" + peer + ", lost", seeing.states.poll(20, TimeUnit.SECONDS));
            server.accept().negotiate();
            assertEquals("RUNNING" + peer, seeing.states.poll(20, TimeUnit.SECONDS));
        }
        assertEquals("CLOSED" + peer, seeing.states.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void everyDroppedEventIsCounted() throws Exception {
        QmpOptions options = observed.toBuilder().eventQueueCapacity(10).build();
        try (Clients both = Clients.connect(server, options);
                QmpSubscription<QmpEvent> slow = both.client().subscribe()) {
            for (int i = 0; i < 110; i++) {
                both.server().event("E", "{}");
            }
            long dropped = 0;
            while (dropped < 100) {
                dropped += Objects.requireNonNull(seeing.drops.poll(20, TimeUnit.SECONDS), "the rest");
            }
            assertEquals(100, dropped);
            assertEquals(100, slow.dropped());
        }
    }

    @Test
    void commandsOfGuestAgentsAreSeenAndSynchronisationsAreNot() throws Exception {
        try (GuestAgentClient client = GuestAgentClient.connect(server.address(), observed);
                ServerConnection agent = server.accept()) {
            CompletableFuture<JsonNode> call = inBackground(() -> client.execute("guest-ping"));
            ReceivedRequest request = agent.receive();
            // On a slow machine the client tries more than once.
            while (request.command().equals("guest-sync-delimited")) {
                agent.sendBytes((byte) 0xFF)
                        .send("{\"return\": " + request.arguments().path("id") + "}");
                request = agent.receive();
            }
            agent.reply(request, "{}");
            call.get(20, TimeUnit.SECONDS);
            Seen seen = seeing.call(Outcome.SUCCESS);
            assertEquals("guest-ping", seen.begun().command());
            assertNull(seen.ended().id());
            assertEquals("{\"return\": {}}".length(), seen.ended().receivedBytes());

            CompletableFuture<String> typed = client.executeAsync(new Query(JsonNode::stringValue));
            agent.fail(agent.receive(), "CommandNotFound", "there is none");
            assertInstanceOf(QmpCommandException.class, failure(typed));
            assertEquals(Query.class, seeing.call(Outcome.COMMAND_ERROR).begun().requestType());
        }
    }

    @Test
    void whatAnObserverThrowsIsLogged() throws Exception {
        IllegalStateException meant = new IllegalStateException("meant to fail");
        LoggedWarnings logged = new LoggedWarnings(server.address().toString());
        QmpOptions throwing = QmpOptions.builder()
                .observer(new QmpObserver() {
                    @Override
                    public Consumer<EndedCall> callBegan(BegunCall call) {
                        throw meant;
                    }
                })
                .build();
        try (Clients both = Clients.connect(server, throwing)) {
            CompletableFuture<JsonNode> call =
                    both.client().call("query-status").executeAsync();
            both.server().reply(both.server().receive(), "1");
            assertEquals(1, call.join().intValue());
            LogRecord told = Objects.requireNonNull(logged.told().poll(), "a warning");
            assertEquals(Level.WARNING, told.getLevel());
            assertEquals("the observer of " + server.address() + " failed", told.getMessage());
            assertEquals(meant, told.getThrown());
        } finally {
            logged.close();
        }
    }
}
