package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpNegotiationException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.QmpTransports;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Each fault of a peer has its own defined end. */
@Timeout(60)
class PeerFaultsTest {
    private static final QmpOptions IMPATIENT = QmpOptions.builder()
            .connectTimeout(LONG)
            .greetingTimeout(SHORT)
            .negotiationTimeout(SHORT)
            .build();
    private static final QmpOptions IMPATIENT_CALLS =
            QmpOptions.builder().callTimeout(SHORT).build();

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private CompletableFuture<QmpClient> connecting(QmpOptions options) {
        return inBackground(() -> QmpClient.connect(server.address(), options));
    }

    @Test
    void nobodyListens() {
        QmpAddress nowhere = QmpAddress.unix(Path.of("/nonexistent/qmp.sock"));
        QmpConnectException e = assertThrows(QmpConnectException.class, () -> QmpClient.connect(nowhere));
        assertTrue(e.getMessage().contains("/nonexistent/qmp.sock"), e.getMessage());
    }

    @Test
    void aPathThatIsTooLongForASocketIsToldSo() {
        QmpAddress tooLong = QmpAddress.unix(Path.of("/tmp/" + "x".repeat(200)));
        QmpConnectException e = assertThrows(QmpConnectException.class, () -> QmpClient.connect(tooLong));
        assertTrue(e.getMessage().contains("too long"), e.getMessage());
    }

    @Test
    void acceptsAndSaysNothing() {
        QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(connecting(IMPATIENT)));
        assertEquals(Awaited.GREETING, e.awaited());
        assertTrue(e.getMessage().contains("one client at a time"), e.getMessage());
    }

    @Test
    void stopsAfterTheGreeting() throws IOException {
        CompletableFuture<QmpClient> client = connecting(IMPATIENT);
        server.accept().greet();
        QmpTimeoutException e = assertInstanceOf(QmpTimeoutException.class, failure(client));
        assertEquals(Awaited.NEGOTIATION, e.awaited());
        assertEquals("qmp_capabilities", e.command().orElseThrow());
    }

    @Test
    void stopsAfterTheNegotiation() throws IOException {
        try (Clients both = Clients.connect(server, IMPATIENT_CALLS)) {
            QmpTimeoutException e =
                    assertThrows(QmpTimeoutException.class, () -> both.client().execute("query-status"));
            assertEquals(Awaited.REPLY, e.awaited());
            assertEquals("query-status", e.command().orElseThrow());
            assertTrue(e.wasSent());
            assertTrue(e.id().isPresent());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void stopsReadingAndTheCallEndsByItsDeadlineUnsent() throws IOException {
        try (Clients both = Clients.connect(server, IMPATIENT_CALLS)) {
            CompletableFuture<JsonNode> big = inBackground(() -> both.client()
                    .call("big", JsonNodeFactory.instance.objectNode().put("text", "x".repeat(8 << 20)))
                    .execute());
            QmpTimeoutException first = assertInstanceOf(QmpTimeoutException.class, failure(big));
            assertTrue(first.wasSent(), "some of it was");
            QmpTimeoutException second =
                    assertThrows(QmpTimeoutException.class, () -> both.client().execute("query-status"));
            assertFalse(second.wasSent());

            // When the peer reads again it gets the first command whole and the second not at all.
            CompletableFuture<JsonNode> third =
                    inBackground(() -> both.client().call("third").timeout(LONG).execute());
            assertEquals("big", both.server().receive().command());
            ReceivedRequest next = both.server().receive();
            assertEquals("third", next.command());
            both.server().reply(next, "3");
            assertEquals(3, third.join().intValue());
        }
    }

    @Test
    void stopsReadingAndTheConnectionEndsByTheWriteDeadline() throws IOException {
        QmpOptions options = QmpOptions.builder().writeTimeout(SHORT).build();
        try (Clients both = Clients.connect(server, options)) {
            QmpClosedException e = assertThrows(
                    QmpClosedException.class,
                    () -> both.client()
                            .call("big", JsonNodeFactory.instance.objectNode().put("text", "x".repeat(8 << 20)))
                            .execute());
            QmpTimeoutException cause = assertInstanceOf(QmpTimeoutException.class, e.getCause());
            assertEquals(Awaited.WRITE, cause.awaited());
            assertInstanceOf(QmpTimeoutException.class, failure(both.client().closed()));
        }
    }

    @Test
    void closesMidReply() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("query-status"));
            both.server().receive();
            both.server()
                    .sendBytes("{\"return\": {\"runn".getBytes(StandardCharsets.UTF_8))
                    .close();
            QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
            assertTrue(e.getMessage().contains("in the middle of a message"), e.getMessage());
            assertEquals("query-status", e.command().orElseThrow());
            assertEquals(QmpState.CLOSED, both.client().state());
        }
    }

    @Test
    void closesWithoutAGreeting() {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().close();
        assertInstanceOf(QmpNegotiationException.class, failure(client));
    }

    @Test
    void closesAfterTheGreeting() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().greet().close();
        QmpNegotiationException e = assertInstanceOf(QmpNegotiationException.class, failure(client));
        assertTrue(e.getMessage().contains("right behind another"), e.getMessage());
    }

    @Test
    void refusesTheNegotiation() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        ServerConnection connection = server.accept().greet();
        connection.fail(connection.receive(), "GenericError", "not today");
        QmpNegotiationException e = assertInstanceOf(QmpNegotiationException.class, failure(client));
        assertTrue(e.getMessage().contains("not today"), e.getMessage());
    }

    @Test
    void sendsAnErrorInsteadOfAGreeting() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().send("{\"error\": {\"class\": \"GenericError\", \"desc\": \"busy\"}}");
        QmpNegotiationException e = assertInstanceOf(QmpNegotiationException.class, failure(client));
        assertTrue(e.getMessage().contains("busy"), e.getMessage());
        assertTrue(e.rawText().orElseThrow().contains("busy"));
    }

    @Test
    void aReplyInsteadOfAGreetingIsAnError() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().send("{\"return\": {}}");
        assertInstanceOf(QmpProtocolException.class, failure(client));
    }

    @Test
    void aHumanMonitorIsToldApart() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().send("QEMU 7.2.0 monitor - type 'help' for more information");
        QmpProtocolException e = assertInstanceOf(QmpProtocolException.class, failure(client));
        assertTrue(e.getMessage().contains("mode=control"), e.getMessage());
        assertTrue(e.rawText().orElseThrow().contains("type 'help'"));
    }

    @Test
    void aTelnetSocketIsToldApart() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        server.accept().sendBytes((byte) 0xFF, (byte) 0xFB, (byte) 1);
        QmpProtocolException e = assertInstanceOf(QmpProtocolException.class, failure(client));
        assertTrue(e.getMessage().contains("telnet"), e.getMessage());
    }

    @Test
    void anEventBeforeTheGreetingAndOneBeforeTheNegotiationsAnswerDoNoHarm() throws IOException {
        CompletableFuture<QmpClient> client = connecting(QmpOptions.standard());
        ServerConnection connection = server.accept();
        connection.event("STOP", "{}").greet();
        ReceivedRequest negotiation = connection.receive();
        connection.event("RESUME", "{}").reply(negotiation, "{}");
        try (QmpClient connected = client.join()) {
            assertEquals(QmpState.RUNNING, connected.state());
        }
    }

    @Test
    void aReplyWithoutIdIsNobodys() throws IOException {
        try (Clients both = Clients.connect(server, IMPATIENT_CALLS)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("balloon"));
            both.server().receive();
            both.server().send("{\"return\": {}}");
            assertInstanceOf(QmpTimeoutException.class, failure(call));
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void aReplyWithAnUnknownIdIsNobodys() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("query-status"));
            ReceivedRequest request = both.server().receive();
            both.server().send("{\"return\": 1, \"id\": 4711}");
            both.server().send("{\"return\": 2, \"id\": \"" + request.id() + "\"}");
            both.server().send("{\"return\": 3, \"id\": 1e400}");
            both.server().reply(request, "4");
            assertEquals(4, call.join().intValue());
        }
    }

    @Test
    void aReplyThatComesTwiceIsTakenOnce() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> first = inBackground(() -> both.client().execute("first"));
            ReceivedRequest request = both.server().receive();
            both.server().reply(request, "1").reply(request, "2");
            assertEquals(1, first.join().intValue());
            CompletableFuture<JsonNode> second =
                    inBackground(() -> both.client().execute("second"));
            both.server().reply(both.server().receive(), "3");
            assertEquals(3, second.join().intValue());
        }
    }

    @Test
    void anErrorWithoutIdBelongsToTheOnlyCallThatWaits() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("old"));
            both.server().receive();
            both.server()
                    .send("{\"error\": {\"class\": \"JSONParsing\", \"desc\": \"Invalid JSON syntax\", \"data\": {}}}");
            QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
            assertEquals("JSONParsing", e.errorClass());
            assertTrue(e.data().isPresent());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void anErrorWithoutIdWhileNoCallWaitsDoesNoHarm() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe("STOP")) {
            both.server().send("{\"error\": {\"class\": \"JSONParsing\", \"desc\": \"Invalid JSON syntax\"}}");
            both.server().event("STOP", "{}");
            assertEquals("STOP", events.next(LONG).qmpName());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void anErrorWithoutIdWhileSeveralCallsWaitEndsTheConnection() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> one = both.client().call("one").executeAsync();
            CompletableFuture<JsonNode> two = both.client().call("two").executeAsync();
            both.server().send("{\"error\": {\"class\": \"JSONParsing\", \"desc\": \"Invalid JSON syntax\"}}");
            for (CompletableFuture<JsonNode> call : List.of(one, two)) {
                QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
                QmpProtocolException cause = assertInstanceOf(QmpProtocolException.class, e.getCause());
                assertTrue(cause.rawText().orElseThrow().contains("Invalid JSON syntax"));
            }
        }
    }

    private static final String UNREADABLE = "{\"error\": {\"class\": \"GenericError\", \"desc\": \"unreadable\"}}";

    @Test
    void furtherErrorsWithoutIdAreNobodysUntilALaterCommandIsAnswered() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> unreadable =
                    both.client().call("unreadable").executeAsync();
            both.server().receive();
            both.server().send(UNREADABLE);
            assertInstanceOf(QmpCommandException.class, failure(unreadable));

            CompletableFuture<JsonNode> cont = both.client().call("cont").executeAsync();
            ReceivedRequest request = both.server().receive();
            both.server().send(UNREADABLE).send(UNREADABLE).reply(request, "\"ran\"");
            assertEquals("ran", cont.join().stringValue());

            CompletableFuture<JsonNode> last = both.client().call("unreadable").executeAsync();
            both.server().receive();
            both.server().send(UNREADABLE);
            assertInstanceOf(QmpCommandException.class, failure(last));
        }
    }

    @Test
    void furtherErrorsWithoutIdEndNeitherSeveralCallsNorTheConnection() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> unreadable =
                    both.client().call("unreadable").executeAsync();
            both.server().receive();
            both.server().send(UNREADABLE);
            assertInstanceOf(QmpCommandException.class, failure(unreadable));

            CompletableFuture<JsonNode> one = both.client().call("one").executeAsync();
            ReceivedRequest first = both.server().receive();
            CompletableFuture<JsonNode> two = both.client().call("two").executeAsync();
            ReceivedRequest second = both.server().receive();
            both.server().send(UNREADABLE).reply(second, "2").reply(first, "1");
            assertEquals(1, one.join().intValue());
            assertEquals(2, two.join().intValue());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void theAnswerToAnEarlierCommandDoesNotEndTheDoubt() throws IOException {
        try (Clients both = Clients.connect(server, IMPATIENT_CALLS);
                QmpSubscription<QmpEvent> events = both.client().subscribe("STOP")) {
            CompletableFuture<JsonNode> early = both.client().call("early").executeAsync();
            ReceivedRequest request = both.server().receive();
            assertInstanceOf(QmpTimeoutException.class, failure(early));
            both.server().send(UNREADABLE).reply(request, "1").event("STOP", "{}");
            assertEquals("STOP", events.next(LONG).qmpName(), "the client has read what came before");

            CompletableFuture<JsonNode> cont =
                    both.client().call("cont").timeout(LONG).executeAsync();
            ReceivedRequest later = both.server().receive();
            both.server().send(UNREADABLE).reply(later, "2");
            assertEquals(2, cont.join().intValue());
        }
    }

    @Test
    void anInterruptWhileConnectingEndsTheAttempt() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread connecting = new Thread(() -> {
            try {
                QmpClient.connect(server.address());
            } catch (RuntimeException e) {
                outcome.complete(e);
            }
        });
        connecting.start();
        ServerConnection connection = server.accept();
        connecting.interrupt();
        assertInstanceOf(QmpInterruptedException.class, outcome.get());
        connection.awaitEnd();
    }

    @Test
    void closingTheClientEndsItsCalls() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("query-status"));
            both.server().receive();
            both.client().close();
            QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
            assertEquals(null, e.getCause());
            both.server().awaitEnd();
            both.client().closed().join();
            QmpClosedException after =
                    assertThrows(QmpClosedException.class, () -> both.client().execute("query-status"));
            assertFalse(after.wasSent());
        }
    }

    @Test
    void aConnectionThatEndsNamesTheCauseInClosed() throws IOException {
        try (Clients both = Clients.connect(server)) {
            both.server().send("garbage");
            assertInstanceOf(QmpProtocolException.class, failure(both.client().closed()));
        }
    }

    @Test
    void theDeadlineIsMetWithinAFifth() throws IOException {
        try (Clients both = Clients.connect(server)) {
            Duration deadline = Duration.ofSeconds(2);
            long start = System.nanoTime();
            assertThrows(
                    QmpTimeoutException.class,
                    () -> both.client().call("query-status").timeout(deadline).execute());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 2_000 && millis <= 2_400, millis + " ms");
        }
    }

    @Test
    void closingEndsTheThreadsOfAConnectionThatCanOnlyBlock() throws Exception {
        try (FakeQmpServer listening = FakeQmpServer.onTcp();
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), ((QmpAddress.Tcp) listening.address()).port())) {
            Set<Thread> users = ConcurrentHashMap.newKeySet();
            InputStream in = new FilterInputStream(socket.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    users.add(Thread.currentThread());
                    return super.read(bytes, offset, length);
                }
            };
            OutputStream out = new FilterOutputStream(socket.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    users.add(Thread.currentThread());
                    out.write(bytes, offset, length);
                }
            };
            QmpTransport blocking = QmpTransports.of("blocking", in, out, socket);
            CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(blocking, IMPATIENT_CALLS));
            listening.accept().negotiate();
            QmpClient client = connecting.join();
            // Makes it have a writer that is waiting for the peer.
            assertThrows(
                    QmpTimeoutException.class,
                    () -> client.call(
                                    "big", JsonNodeFactory.instance.objectNode().put("text", "x".repeat(16 << 20)))
                            .execute());
            List<Thread> threads = users.stream()
                    .filter(thread -> thread.getName().equals("qmp-reader blocking")
                            || thread.getName().equals("qmp-writer blocking"))
                    .toList();
            assertEquals(2, threads.size(), threads.toString());
            // From then on, a virtual thread that waits in a monitor holds no carrier.
            boolean virtual = Runtime.version().feature() >= 24;
            for (Thread thread : threads) {
                assertTrue(thread.isDaemon());
                ThreadGroup group = thread.getThreadGroup();
                assertEquals(virtual, group != null && group.getName().equals("VirtualThreads"), thread.toString());
            }
            client.close();
            for (Thread thread : threads) {
                thread.join(10_000);
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    /** The peer takes nothing until more waits for it than a socket holds. */
    @Test
    void whatASocketDoesNotTakeAtOnceIsWrittenInOrderOnceThePeerTakesIt() throws Exception {
        try (Clients both = Clients.connect(server)) {
            int calls = 40;
            String text = "x".repeat(100_000);
            List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                answers.add(both.client()
                        .call("big", JsonNodeFactory.instance.objectNode().put("text", text + i))
                        .executeAsync());
            }
            for (int i = 0; i < calls; i++) {
                ReceivedRequest request = both.server().receive();
                assertEquals(text + i, request.arguments().get("text").stringValue());
                both.server().reply(request, Integer.toString(i));
            }
            for (int i = 0; i < calls; i++) {
                assertEquals(i, answers.get(i).get(20, TimeUnit.SECONDS).intValue());
            }
        }
    }

    @Test
    void aServerThatComesLaterIsWaitedFor(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("later");
        CompletableFuture<QmpClient> client = inBackground(
                () -> QmpClient.connectWhenReady(QmpAddress.unix(socket), QmpOptions.standard(), LONG, null));
        assertThrows(TimeoutException.class, () -> client.get(100, TimeUnit.MILLISECONDS));
        try (FakeQmpServer later = FakeQmpServer.onUnixSocket(socket).serve();
                QmpClient connected = client.get(20, TimeUnit.SECONDS)) {
            assertEquals(QmpState.RUNNING, connected.state());
            assertEquals(1, later.connections().size());
        }
    }

    /** Where a future completes tells who reads. */
    private static String reader(Clients both) throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        CompletableFuture<?> unused = both.client()
                .call("who-reads")
                .executeAsync()
                .thenAccept(value -> thread.complete(Thread.currentThread().getName()));
        both.server().reply(both.server().receive(), "{}");
        return thread.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aFloodIsReadWhereItHoldsUpNoOther() throws Exception {
        QmpOptions options = QmpOptions.builder().completeInReader(true).build();
        String events =
                "{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"E\", \"data\": {\"n\": 1}}\r\n"
                        .repeat(10_000);
        try (FakeQmpServer calm = FakeQmpServer.onUnixSocket();
                Clients other = Clients.connect(calm, options);
                Clients flooded = Clients.connect(server, options);
                QmpSubscription<QmpEvent> subscription = flooded.client().subscribe()) {
            // Many answers on the way: whenever the peer is too slow for a moment, it is one of the others again.
            Set<String> readers = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<?>> told = new ArrayList<>();
            StringBuilder sent = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                told.add(flooded.client()
                        .call("who-reads")
                        .executeAsync()
                        .thenAccept(value -> readers.add(Thread.currentThread().getName())));
                sent.append(events)
                        .append("{\"return\": {}, \"id\": ")
                        .append(flooded.server().receive().id())
                        .append("}\r\n");
            }
            flooded.server().sendBytes(sent.toString().getBytes(StandardCharsets.UTF_8));
            for (CompletableFuture<?> each : told) {
                assertNull(each.get(20, TimeUnit.SECONDS));
            }
            assertTrue(readers.contains("qmp-io-flood"), () -> "read by " + readers);
            assertEquals("qmp-io", reader(other));
            assertEquals(200_000 - 1_024, subscription.dropped());
            // Once it is calm it is read like the others.
            String unused = reader(flooded);
            assertEquals("qmp-io", reader(flooded));
            // Both directions, and whatever is written by the loop, go on.
            String text = "x".repeat(1 << 20);
            CompletableFuture<JsonNode> echo = flooded.client()
                    .call("echo", JsonNodeFactory.instance.objectNode().put("s", text))
                    .executeAsync();
            ReceivedRequest request = flooded.server().receive();
            flooded.server().reply(request, "\"" + text + "\"");
            assertEquals(text, echo.get(20, TimeUnit.SECONDS).asString());
        }
    }

    @Test
    void whatCameBeforeTheEndCountsThoughWritingFindsItFirst() throws Exception {
        QmpOptions options = QmpOptions.builder().completeInReader(true).build();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Clients both = Clients.connect(server, options);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            CompletableFuture<?> held = both.client()
                    .call("hold-the-reader")
                    .executeAsync()
                    .thenAccept(value -> {
                        reading.countDown();
                        assertTrue(assertDoesNotThrow(() -> goOn.await(20, TimeUnit.SECONDS)));
                    });
            CompletableFuture<JsonNode> quit = both.client().call("quit").executeAsync();
            ReceivedRequest first = both.server().receive();
            ReceivedRequest second = both.server().receive();
            both.server().reply(first, "{}");
            assertTrue(reading.await(20, TimeUnit.SECONDS));
            both.server().reply(second, "{}");
            both.server().event("SHUTDOWN", "{}");
            both.server().close();
            CompletableFuture<JsonNode> late =
                    both.client().call("query-status").executeAsync();
            goOn.countDown();

            assertEquals("{}", quit.get(20, TimeUnit.SECONDS).toString());
            assertEquals("SHUTDOWN", events.next(LONG).qmpName());
            assertInstanceOf(QmpClosedException.class, failure(late));
            assertNull(held.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void waitingForAServerHasAnEnd(@TempDir Path folder) {
        assertThrows(
                QmpConnectException.class,
                () -> QmpClient.connectWhenReady(
                        QmpAddress.unix(folder.resolve("never")), QmpOptions.standard(), SHORT, null));
    }
}
