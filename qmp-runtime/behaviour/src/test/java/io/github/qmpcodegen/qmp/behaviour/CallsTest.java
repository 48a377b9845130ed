package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EmptyResponse;
import io.github.qmpcodegen.qmp.OutOfBandRequest;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpExecutor;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.FileDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls: whose reply is whose, deadlines, cancelling, interrupting. */
@Timeout(60)
class CallsTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static ObjectNode number(int value) {
        return JsonNodeFactory.instance.objectNode().put("n", value);
    }

    @Test
    void aWholeMessageIsSentAsItIsButForItsId() throws Exception {
        try (Clients both = Clients.connect(server)) {
            ObjectNode message = (ObjectNode) QmpJson.parse(
                    "{\"execute\":\"x\",\"id\":\"mine\",\"arguments\":[1],\"control\":{\"run-oob\":true}}");
            CompletableFuture<JsonNode> call =
                    both.client().callMessage(message).executeAsync();
            ReceivedRequest request = both.server().receive();
            assertEquals(
                    "{\"execute\":\"x\",\"id\":" + request.id() + ",\"arguments\":[1],\"control\":{\"run-oob\":true}}",
                    request.text().replace(" ", ""));
            both.server().fail(request, "GenericError", "no");
            CompletionException e = assertThrows(CompletionException.class, call::join);
            assertEquals(
                    "x",
                    assertInstanceOf(QmpCommandException.class, e.getCause())
                            .command()
                            .orElseThrow());
            assertEquals("\"mine\"", message.get("id").toString());
        }
    }

    @Test
    void aThousandThreadsGetTheirOwnRepliesHoweverShuffled() throws Exception {
        int threads = 1_000;
        try (Clients both = Clients.connect(server)) {
            List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int mine = i;
                calls.add(inBackground(() -> both.client().execute("echo", number(mine))));
            }
            List<ReceivedRequest> held = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                held.add(both.server().receive());
            }
            Collections.shuffle(held, new Random(1));
            for (ReceivedRequest request : held) {
                both.server()
                        .event("NOISE", "{}")
                        .reply(request, request.arguments().path("n").toString());
            }
            for (int i = 0; i < threads; i++) {
                assertEquals(i, calls.get(i).get(20, TimeUnit.SECONDS).intValue());
            }
        }
    }

    @Test
    void aLateReplyIsDroppedAndTheNextCallGetsItsOwn() throws IOException {
        try (Clients both = Clients.connect(server)) {
            assertThrows(
                    QmpTimeoutException.class,
                    () -> both.client().call("slow").timeout(SHORT).execute());
            ReceivedRequest slow = both.server().receive();
            CompletableFuture<JsonNode> next = inBackground(() -> both.client().execute("next"));
            ReceivedRequest request = both.server().receive();
            both.server().reply(slow, "\"late\"").reply(request, "\"own\"");
            assertEquals("own", next.join().stringValue());
        }
    }

    @Test
    void theDeadlineOfACommandGoesBeforeThatOfTheClientAndThatOfACallBeforeBoth() throws IOException {
        QmpOptions options = QmpOptions.builder()
                .callTimeout(Duration.ofMinutes(5))
                .callTimeout("slow", SHORT)
                .build();
        try (Clients both = Clients.connect(server, options)) {
            QmpTimeoutException ofCommand =
                    assertThrows(QmpTimeoutException.class, () -> both.client().execute("slow"));
            assertEquals(SHORT, ofCommand.timeout());
            Duration own = Duration.ofMillis(50);
            QmpTimeoutException ofCall = assertThrows(
                    QmpTimeoutException.class,
                    () -> both.client().call("slow").timeout(own).execute());
            assertEquals(own, ofCall.timeout());
        }
    }

    @Test
    void theDeadlineOfARequestTypeGoesBeforeThatOfItsCommand() throws IOException {
        Duration ofType = Duration.ofMillis(50);
        QmpOptions options = QmpOptions.builder()
                .callTimeout("migrate", Duration.ofMinutes(5))
                .callTimeout(MigrateRequest.class, ofType)
                .build();
        assertEquals(Duration.ofMinutes(5), options.callTimeout("migrate"));
        assertEquals(ofType, options.toBuilder().build().callTimeout(new MigrateRequest()));
        try (Clients both = Clients.connect(server, options)) {
            QmpTimeoutException e =
                    assertThrows(QmpTimeoutException.class, () -> both.client().execute(new MigrateRequest()));
            assertEquals(ofType, e.timeout());
        }
    }

    @Test
    void aClientWithAnotherDeadlineHasItForEveryCommand() throws IOException {
        QmpOptions options = QmpOptions.builder()
                .callTimeout("migrate", Duration.ofMinutes(5))
                .build();
        try (Clients both = Clients.connect(server, options)) {
            QmpExecutor impatient = both.client().withTimeout(SHORT);
            QmpTimeoutException blocking =
                    assertThrows(QmpTimeoutException.class, () -> impatient.execute(new MigrateRequest()));
            assertEquals(SHORT, blocking.timeout());
            QmpTimeoutException later =
                    assertInstanceOf(QmpTimeoutException.class, failure(impatient.executeAsync(new MigrateRequest())));
            assertEquals(SHORT, later.timeout());
        }
    }

    private record MigrateRequest() implements OutOfBandRequest<EmptyResponse> {
        @Override
        public String qmpName() {
            return "migrate";
        }

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
    void noDeadlineIsAChoiceThatWorks() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> blocking = inBackground(
                    () -> both.client().call("a").timeout(QmpOptions.NO_TIMEOUT).execute());
            both.server().reply(both.server().receive(), "1");
            assertEquals(1, blocking.join().intValue());
            CompletableFuture<JsonNode> future =
                    both.client().call("b").timeout(QmpOptions.NO_TIMEOUT).executeAsync();
            both.server().reply(both.server().receive(), "2");
            assertEquals(2, future.join().intValue());
        }
    }

    @Test
    void anAsynchronousCallEndsByItsDeadline() throws IOException {
        try (Clients both = Clients.connect(server)) {
            QmpTimeoutException e = assertInstanceOf(
                    QmpTimeoutException.class,
                    failure(both.client().call("slow").timeout(SHORT).executeAsync()));
            assertEquals("slow", e.command().orElseThrow());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void aCancelledCallIsForgottenAndItsReplyDropped() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> cancelled = both.client().call("one").executeAsync();
            ReceivedRequest one = both.server().receive();
            cancelled.cancel(true);
            CompletableFuture<JsonNode> two = both.client().call("two").executeAsync();
            both.server().reply(one, "1").reply(both.server().receive(), "2");
            assertEquals(2, two.join().intValue());
            assertTrue(cancelled.isCancelled());
        }
    }

    @Test
    void interruptingACallerEndsItsCallOnly() throws Exception {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    both.client().execute("one");
                } catch (RuntimeException e) {
                    outcome.complete(
                            Thread.currentThread().isInterrupted() ? e : new AssertionError("interrupt status lost"));
                }
            });
            caller.start();
            both.server().receive();
            caller.interrupt();
            assertInstanceOf(QmpInterruptedException.class, outcome.get());
            CompletableFuture<JsonNode> two = inBackground(() -> both.client().execute("two"));
            both.server().reply(both.server().receive(), "2");
            assertEquals(2, two.join().intValue());
        }
    }

    @Test
    void anInterruptedThreadSendsNothingAndHarmsNobody() throws Exception {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<Throwable> blocking = inBackground(() -> {
                Thread.currentThread().interrupt();
                return assertThrows(
                        QmpInterruptedException.class, () -> both.client().execute("never"));
            });
            assertInstanceOf(QmpInterruptedException.class, blocking.join());
            // An asynchronous call does not wait, so it is made; its write must not close the channel.
            CompletableFuture<JsonNode> sent = inBackground(() -> {
                Thread.currentThread().interrupt();
                return both.client().call("sent").executeAsync().join();
            });
            ReceivedRequest request = both.server().receive();
            assertEquals("sent", request.command());
            both.server().reply(request, "1");
            assertEquals(1, sent.join().intValue());
            assertEquals(QmpState.RUNNING, both.client().state());
        }
    }

    @Test
    void anErrorReplyNamesCommandClassAndText() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("eject"));
            ReceivedRequest request = both.server().receive();
            both.server()
                    .send(
                            "{\"id\": " + request.id()
                                    + ", \"error\": {\"class\": \"DeviceLocked\", \"desc\": \"locked\", \"data\": {\"device\": \"cd0\"}}}");
            QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
            assertEquals("'eject' failed: locked [DeviceLocked]", e.getMessage());
            assertEquals("cd0", e.data().orElseThrow().path("device").stringValue());
            assertEquals(Long.parseLong(request.id()), e.id().orElseThrow());
        }
    }

    @Test
    void outOfBandIsEnabledWhereOffered() throws IOException {
        CompletableFuture<QmpClient> connecting = inBackground(() -> QmpClient.connect(server.address()));
        var connection = server.accept().greet("oob");
        ReceivedRequest negotiation = connection.receive();
        assertEquals("[\"oob\"]", negotiation.arguments().path("enable").toString());
        connection.reply(negotiation, "{}");
        try (var client = connecting.join()) {
            CompletableFuture<JsonNode> call =
                    client.call("migrate-pause").outOfBand().executeAsync();
            ReceivedRequest request = connection.receive();
            assertTrue(request.outOfBand());
            connection.reply(request, "{}");
            call.join();
        }
    }

    @Test
    void aRequestThatAllowsItIsExecutedOutOfBand() throws IOException {
        try (Clients both = Clients.connect(server, QmpOptions.standard(), "oob")) {
            CompletableFuture<EmptyResponse> call =
                    inBackground(() -> both.client().executeOutOfBand(new MigrateRequest()));
            ReceivedRequest request = both.server().receive();
            assertEquals("migrate", request.command());
            assertTrue(request.outOfBand());
            both.server().reply(request, "{}");
            assertEquals(EmptyResponse.empty(), call.join());
        }
    }

    @Test
    void outOfBandWithoutTheServersOfferSendsNothing() throws IOException {
        try (Clients both = Clients.connect(server)) {
            assertThrows(
                    QmpUnsupportedException.class,
                    () -> both.client().call("migrate-pause").outOfBand().execute());
        }
    }

    @Test
    void whereFileDescriptorsCannotBeSentTheWayOutIsTold() throws IOException {
        try (FakeQmpServer tcp = FakeQmpServer.onTcp();
                Clients both = Clients.connect(tcp)) {
            String message = refusedDescriptor(both);
            assertTrue(message.contains("only UNIX sockets"), message);
            assertTrue(message.contains("QmpTransport"), message);
        }
        if (Runtime.version().feature() < 22) {
            try (Clients both = Clients.connect(server)) {
                String message = refusedDescriptor(both);
                assertTrue(message.contains("JDK 22"), message);
                assertTrue(message.contains("junixsocket") && message.contains("-add-fd"), message);
            }
        }
    }

    private static String refusedDescriptor(Clients both) {
        return String.valueOf(assertThrows(
                        QmpUnsupportedException.class,
                        () -> both.client()
                                .call("getfd")
                                .withDescriptors(FileDescriptor.in)
                                .execute())
                .getMessage());
    }

    @Test
    void moreFileDescriptorsThanAreTakenAreRefused() throws IOException {
        try (Clients both = Clients.connect(server)) {
            for (int count : new int[] {17, 253, 254}) {
                IllegalArgumentException e = assertThrows(
                        IllegalArgumentException.class,
                        () -> both.client().call("x").withDescriptors(new int[count]));
                assertTrue(
                        String.valueOf(e.getMessage()).contains(count > 253 ? "Linux" : "QEMU takes no more"),
                        e.getMessage());
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> both.client().call("add-fd").withDescriptors(1).withDescriptors(2));
        }
    }

    @Test
    void argumentsThatAreNoJsonAreRefusedBeforeAnythingIsSent() throws IOException {
        try (Clients both = Clients.connect(server)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> both.client()
                            .execute("x", JsonNodeFactory.instance.objectNode().put("n", Double.NaN)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> both.client()
                            .execute("x", JsonNodeFactory.instance.objectNode().put("s", "half a pair: \ud83d")));
            ObjectNode deep = number(1);
            for (int i = 0; i < 2_000; i++) {
                deep = JsonNodeFactory.instance.objectNode().set("d", deep);
            }
            ObjectNode tooDeep = deep;
            assertThrows(IllegalArgumentException.class, () -> both.client().execute("x", tooDeep));
            CompletableFuture<JsonNode> fine = inBackground(() -> both.client().execute("fine"));
            ReceivedRequest request = both.server().receive();
            assertEquals("fine", request.command());
            both.server().reply(request, "1");
            fine.join();
        }
    }

    @Test
    void textIsSentAsUtf8() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = both.client()
                    .call("x", JsonNodeFactory.instance.objectNode().put("s", "é \ud83d\ude00"))
                    .executeAsync();
            ReceivedRequest request = both.server().receive();
            assertTrue(request.text().contains("é \ud83d\ude00"), request.text());
            both.server().reply(request, "{}");
            call.join();
        }
    }

    @Test
    void whatDependsOnAFutureNeverRunsOnTheReader() throws Exception {
        // An executor that runs tasks in the calling thread is the worst that a user can choose.
        QmpOptions options = QmpOptions.builder().executor(Runnable::run).build();
        try (Clients both = Clients.connect(server, options)) {
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<String> thread = new CompletableFuture<>();
            CompletableFuture<Void> blocked = both.client()
                    .call("one")
                    .executeAsync()
                    .thenAccept(value -> {
                        thread.complete(Thread.currentThread().getName());
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            both.server().reply(both.server().receive(), "1");
            CompletableFuture<JsonNode> two = both.client().call("two").executeAsync();
            both.server().reply(both.server().receive(), "2");
            assertEquals(2, two.get(20, TimeUnit.SECONDS).intValue());
            release.countDown();
            blocked.get(20, TimeUnit.SECONDS);
            assertFalse(thread.join().startsWith("qmp-reader"), thread.join());
        }
    }

    @Test
    void aFutureCompletesInTheReaderWhereThatIsAskedFor() throws Exception {
        QmpOptions options = QmpOptions.builder().completeInReader(true).build();
        try (Clients both = Clients.connect(server, options)) {
            CompletableFuture<String> thread = new CompletableFuture<>();
            CompletableFuture<Throwable> waiting = new CompletableFuture<>();
            CompletableFuture<JsonNode> further = new CompletableFuture<>();
            CompletableFuture<?> call = both.client()
                    .call("first")
                    .executeAsync()
                    .thenAccept(value -> {
                        thread.complete(Thread.currentThread().getName());
                        try {
                            JsonNode unused = both.client().execute("would-wait-for-itself");
                        } catch (IllegalStateException e) {
                            waiting.complete(e);
                        }
                        CompletableFuture<?> unused =
                                both.client().call("second").executeAsync().thenAccept(further::complete);
                    });
            ReceivedRequest first = both.server().receive();
            both.server().reply(first, "{}");
            ReceivedRequest second = both.server().receive();
            assertEquals("second", second.command());
            both.server().reply(second, "{\"n\": 2}");
            assertEquals(2, further.get(20, TimeUnit.SECONDS).path("n").asInt());
            assertEquals("qmp-io", thread.get(20, TimeUnit.SECONDS));
            assertTrue(waiting.get(20, TimeUnit.SECONDS).toString().contains("'would-wait-for-itself' was not sent"));
            assertEquals(null, call.get(20, TimeUnit.SECONDS));

            CompletableFuture<String> late = new CompletableFuture<>();
            CompletableFuture<?> unused = both.client()
                    .call("silence")
                    .timeout(SHORT)
                    .executeAsync()
                    .whenComplete((value, failure) ->
                            late.complete(Thread.currentThread().getName()));
            assertEquals("qmp-callback", late.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void commandsThatAreWrittenTogetherKeepTheirOrderAndGetTheirOwnReplies() throws Exception {
        try (Clients both = Clients.connect(server)) {
            int calls = 500;
            List<CompletableFuture<JsonNode>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                futures.add(both.client().call("c", number(i)).executeAsync());
            }
            // Waits for its reply, so that what is gathered goes with it.
            CompletableFuture<JsonNode> last = inBackground(() -> both.client().execute("last"));
            for (int i = 0; i < calls; i++) {
                ReceivedRequest request = both.server().receive();
                assertEquals(i, request.arguments().path("n").asInt());
                both.server().reply(request, "{\"n\": " + -i + "}");
            }
            ReceivedRequest request = both.server().receive();
            assertEquals("last", request.command());
            both.server().reply(request, "{\"n\": " + calls + "}");
            for (int i = 0; i < calls; i++) {
                assertEquals(
                        -i, futures.get(i).get(20, TimeUnit.SECONDS).path("n").asInt());
            }
            assertEquals(calls, last.get(20, TimeUnit.SECONDS).path("n").asInt());
        }
    }

    @Test
    void asynchronousCallsEndByTheirOwnDeadlinesWhicheverComesFirst() throws Exception {
        try (Clients both = Clients.connect(server)) {
            QmpClient client = both.client();
            CompletableFuture<JsonNode> patient =
                    client.call("patient").timeout(Duration.ofHours(1)).executeAsync();
            CompletableFuture<JsonNode> later =
                    client.call("later").timeout(SHORT.multipliedBy(2)).executeAsync();
            CompletableFuture<JsonNode> first =
                    client.call("first").timeout(SHORT).executeAsync();
            CompletableFuture<JsonNode> unlimited =
                    client.call("unlimited").timeout(QmpOptions.NO_TIMEOUT).executeAsync();
            assertInstanceOf(QmpTimeoutException.class, failure(first));
            assertInstanceOf(QmpTimeoutException.class, failure(later));
            assertFalse(patient.isDone());
            assertFalse(unlimited.isDone());
            CompletableFuture<JsonNode> again =
                    client.call("again").timeout(SHORT).executeAsync();
            assertInstanceOf(QmpTimeoutException.class, failure(again));
        }
    }

    @Test
    void anExecutorThatRefusesTasksDoesNotMakeFuturesHang() throws Exception {
        QmpOptions options = QmpOptions.builder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        try (Clients both = Clients.connect(server, options)) {
            CompletableFuture<JsonNode> call = both.client().call("one").executeAsync();
            both.server().reply(both.server().receive(), "1");
            assertEquals(1, call.get(20, TimeUnit.SECONDS).intValue());
        }
    }

    @Test
    void callsOfAServerThatServesAreAnswered() {
        server.on("query-name", request -> "{\"name\": \"vm\"}").serve();
        try (var client = QmpClient.connect(server.address())) {
            assertEquals("vm", client.execute("query-name").path("name").stringValue());
            QmpCommandException e = assertThrows(QmpCommandException.class, () -> client.execute("nope"));
            assertTrue(e.isCommandNotFound());
            assertEquals(
                    List.of("query-name", "nope"),
                    server.requests().stream().map(ReceivedRequest::command).toList());
        }
    }

    @Test
    void aCommandThatTheServerDropsFailsAtOnce() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("x"));
            ReceivedRequest request = both.server().receive();
            both.server().event("COMMAND_DROPPED", "{\"id\": " + request.id() + ", \"reason\": \"queue-full\"}");
            QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
            assertTrue(e.description().contains("queue-full"), e.description());
        }
    }
}
