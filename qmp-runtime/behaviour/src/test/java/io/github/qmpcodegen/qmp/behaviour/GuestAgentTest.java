package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class GuestAgentTest {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration PATIENT = Duration.ofSeconds(4);

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();
    private final GuestAgentClient client = GuestAgentClient.connect(
            server.address(), QmpOptions.builder().callTimeout("slow", SLOW).build());
    private final ServerConnection agent = server.accept();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private CompletableFuture<JsonNode> calling(String command) {
        return inBackground(() -> client.execute(command));
    }

    /** Answers a synchronisation as an agent does: an error for the 0xFF byte, and one in front of the answer. */
    private void synchronise() throws IOException {
        ReceivedRequest sync = agent.receive();
        assertEquals("guest-sync-delimited", sync.command());
        assertTrue(sync.afterSentinel());
        assertEquals("", sync.id(), "old agents refuse an id");
        agent.send("{\"error\": {\"class\": \"GenericError\", \"desc\": \"JSON parse error, stray\"}}");
        agent.sendBytes((byte) 0xFF).send("{\"return\": " + sync.arguments().path("id") + "}");
    }

    @Test
    void aCommandThatTakesLongDoesNotWaitAsLongForAnAgentThatIsNotThere() {
        QmpOptions options =
                QmpOptions.builder().callTimeout("guest-sync-delimited", SHORT).build();
        assertTrue(options.callTimeout("guest-fsfreeze-freeze").compareTo(PATIENT) > 0);
        try (GuestAgentClient patient = GuestAgentClient.connect(server.address(), options)) {
            QmpTimeoutException blocking =
                    assertThrows(QmpTimeoutException.class, () -> patient.execute("guest-fsfreeze-freeze"));
            assertEquals(QmpTimeoutException.Awaited.NEGOTIATION, blocking.awaited());
            assertEquals(SHORT, blocking.timeout());
            QmpTimeoutException later = assertInstanceOf(
                    QmpTimeoutException.class,
                    failure(patient.executeAsync(new WithoutArguments("guest-fsfreeze-freeze"))));
            assertEquals(QmpTimeoutException.Awaited.NEGOTIATION, later.awaited());
        }
    }

    @Test
    void synchronisesBeforeTheFirstCommandAndDropsWhatIsOlder() throws IOException {
        agent.sendBytes("old\": \"{\"}\n{\"return\": \"old\"}\n{\"cut".getBytes(StandardCharsets.UTF_8));
        CompletableFuture<JsonNode> call = calling("guest-ping");
        synchronise();
        ReceivedRequest ping = agent.receive();
        assertEquals("guest-ping", ping.command());
        agent.reply(ping, "{}");
        assertTrue(call.join().isEmpty());
        CompletableFuture<JsonNode> second = calling("guest-get-time");
        agent.reply(agent.receive(), "5");
        assertEquals(5, second.join().intValue());
    }

    @Test
    void aTimeoutIsPositive() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(IllegalArgumentException.class, () -> client.execute("guest-ping", wrong));
        }
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aGuestWithoutAgentIsATimeoutThatSaysSo() {
        QmpOptions impatient = QmpOptions.builder().callTimeout(SHORT).build();
        GuestAgentClient alone = GuestAgentClient.connect(server.address(), impatient);
        QmpTimeoutException e = assertThrows(QmpTimeoutException.class, () -> alone.execute("guest-ping"));
        alone.close();
        assertEquals(Awaited.NEGOTIATION, e.awaited());
        assertTrue(e.getMessage().contains("no agent answers"), e.getMessage());
        assertTrue(e.getMessage().contains("200 ms"), e.getMessage());
    }

    @Test
    void aSynchronisationThatIsLostIsSentAgain() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-ping");
        assertEquals("guest-sync-delimited", agent.receive().command(), "lost, for the agent is not up yet");
        synchronise();
        agent.reply(agent.receive(), "{}");
        assertTrue(call.join().isEmpty());
    }

    @Test
    void ofManySynchronisationsTheLastIsTheOneThatCounts() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-ping");
        ReceivedRequest first = agent.receive();
        ReceivedRequest second = agent.receive();
        // An agent that was slow, and answers all that has piled up.
        answer(first);
        answer(second);
        ReceivedRequest ping = agent.receive();
        while (ping.command().equals("guest-sync-delimited")) {
            answer(ping);
            ping = agent.receive();
        }
        agent.reply(ping, "\"pong\"");
        assertEquals("pong", call.join().stringValue());
    }

    private void answer(ReceivedRequest sync) throws IOException {
        agent.sendBytes((byte) 0xFF).send("{\"return\": " + sync.arguments().path("id") + "}");
    }

    @Test
    void anAgentWithoutDelimitersIsSynchronisedAsItCan() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-ping");
        ReceivedRequest delimited = agent.receive();
        agent.send("{\"error\": {\"class\": \"JSONParsing\", \"desc\": \"Invalid JSON syntax\", \"data\": {}}}");
        agent.fail(delimited, "CommandNotFound", "The command guest-sync-delimited has not been found");
        ReceivedRequest sync = agent.receive();
        assertEquals("guest-sync", sync.command());
        agent.send("{\"return\": 12}").send("{\"return\": " + sync.arguments().path("id") + "}");
        agent.reply(agent.receive(), "\"pong\"");
        assertEquals("pong", call.join().stringValue());
    }

    @Test
    void anAgentThatCannotBeSynchronisedFailsTheCallWithItsOwnError() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-ping");
        agent.fail(agent.receive(), "CommandNotFound", "The command guest-sync-delimited has not been found");
        agent.fail(agent.receive(), "CommandNotFound", "The command guest-sync has not been found");
        QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
        assertEquals("guest-sync", e.command().orElseThrow());
    }

    @Test
    void aChannelThatEchoesShowsWhatItEchoed() throws IOException {
        CompletableFuture<JsonNode> call = inBackground(() -> client.execute("guest-ping", PATIENT));
        ReceivedRequest sync = agent.receive();
        agent.send("login: ").send(sync.text());
        QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(call));
        assertEquals(Awaited.NEGOTIATION, e.awaited());
        assertTrue(e.getMessage().contains("comes back"), e.getMessage());
        assertTrue(e.getMessage().contains("guest-sync-delimited\""), e.getMessage());
        assertEquals(PATIENT, e.timeout());
    }

    @Test
    void whatAnAgentComplainsOfIsShownWhenItDoesNotSynchronise() throws IOException {
        CompletableFuture<JsonNode> call = inBackground(() -> client.execute("guest-ping", PATIENT));
        agent.receive();
        agent.send("{\"error\": {\"class\": \"GenericError\", \"desc\": \"out of paper\"}}");
        QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(call));
        assertTrue(e.getMessage().contains("out of paper"), e.getMessage());
    }

    @Test
    void aCallByNameHasADeadlineOfItsOwn() throws IOException {
        CompletableFuture<JsonNode> call =
                inBackground(() -> client.execute("guest-file-open", JsonNodeFactory.instance.objectNode(), SLOW));
        synchronise();
        assertEquals("guest-file-open", agent.receive().command());
        QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(call));
        assertEquals(SLOW, e.timeout());
        assertEquals(Awaited.REPLY, e.awaited());
    }

    @Test
    void furtherErrorsAboutACommandThatCouldNotBeReadAreNotTheNextCommands() throws IOException {
        CompletableFuture<JsonNode> first = calling("guest-ping");
        synchronise();
        agent.fail(agent.receive(), "GenericError", "JSON parse error, expecting value");
        assertInstanceOf(QmpCommandException.class, failure(first));
        CompletableFuture<JsonNode> next = calling("guest-info");
        agent.send("{\"error\": {\"class\": \"GenericError\", \"desc\": \"JSON parse error, expecting value\"}}");
        synchronise();
        agent.reply(agent.receive(), "\"own\"");
        assertEquals("own", next.join().stringValue());
    }

    @Test
    void aLateAnswerIsNotTakenForTheNextCommands() throws IOException {
        CompletableFuture<JsonNode> slow = calling("slow");
        synchronise();
        ReceivedRequest first = agent.receive();
        assertInstanceOf(QmpTimeoutException.class, failure(slow));
        CompletableFuture<JsonNode> next = calling("next");
        agent.reply(first, "\"late\"");
        synchronise();
        agent.reply(agent.receive(), "\"own\"");
        assertEquals("own", next.join().stringValue());
    }

    @Test
    void aCommandWithoutAnswerSucceedsBySilence() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-suspend-ram");
        synchronise();
        agent.receive();
        assertTrue(call.join().isEmpty());
    }

    @Test
    void aCommandWithoutAnswerSucceedsByTheEndOfTheConnection() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-shutdown");
        synchronise();
        agent.receive();
        agent.close();
        assertTrue(call.join().isEmpty());
    }

    @Test
    void aCommandWithoutAnswerCanFail() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-suspend-disk");
        synchronise();
        agent.fail(agent.receive(), "GenericError", "not supported");
        QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
        assertEquals("not supported", e.description());
    }

    @Test
    void theEndOfTheConnectionEndsTheCall() throws IOException {
        CompletableFuture<JsonNode> call = calling("guest-ping");
        synchronise();
        agent.receive();
        agent.close();
        QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
        assertEquals("guest-ping", e.command().orElseThrow());
        assertThrows(QmpClosedException.class, () -> client.execute("guest-ping"));
        assertInstanceOf(QmpClosedException.class, failure(client.closed()));
    }

    private record WithoutArguments(String qmpName) implements QmpRequest<EmptyResponse> {
        @Override
        public void write(QmpWriter out) {
            out.json(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public EmptyResponse readReturn(QmpReader in) {
            return EmptyResponse.read(in);
        }
    }

    @Test
    void thousandsOfAsynchronousCallsWaitForTheirTurnsInOneThread() throws Exception {
        int count = 2_000;
        long threadsBefore = callbackThreads();
        List<CompletableFuture<EmptyResponse>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(client.executeAsync(new WithoutArguments("guest-ping")));
        }
        ReceivedRequest first = agent.receive();
        // More than one where this machine is slower than the client is patient.
        while (first.command().equals("guest-sync-delimited")) {
            answer(first);
            first = agent.receive();
        }
        long threads = callbackThreads() - threadsBefore;
        assertTrue(threads <= 2, threads + " threads");
        // What depends on one of them, and waits, does not hold up the others.
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> blocked =
                calls.get(0).thenApply(value -> release.getCount() == 0 || waited(release));
        agent.send("{\"return\": {}}");
        assertEquals("guest-ping", first.command());
        for (int i = 1; i < count; i++) {
            agent.receive();
            agent.send("{\"return\": {}}");
        }
        calls.get(count - 1).get(20, TimeUnit.SECONDS);
        release.countDown();
        assertTrue(blocked.get(20, TimeUnit.SECONDS));
    }

    private static long callbackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("qmp-callback"))
                .count();
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
