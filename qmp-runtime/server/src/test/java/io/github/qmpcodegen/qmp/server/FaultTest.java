package io.github.qmpcodegen.qmp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
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

/** Each fault has the end that the client promises for it. */
@Timeout(60)
class FaultTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final QmpServer server = QmpServer.onUnixSocket()
            .on("x", request -> "\"value\"")
            .on("echo", request -> request.arguments().path("n").toString())
            .serve();

    @AfterEach
    void close() {
        server.close();
    }

    private static String ask(QmpClient client) {
        return client.call("x").timeout(LONG).execute().stringValue();
    }

    private QmpException failure(Fault fault) {
        server.fault("x", fault);
        try (QmpClient client = QmpClient.connect(server.address())) {
            return assertThrows(
                    QmpException.class, () -> client.call("x").timeout(SHORT).execute());
        }
    }

    @Test
    void silenceIsATimeout() {
        assertInstanceOf(QmpTimeoutException.class, failure(Fault.silence()));
    }

    @Test
    void aReplyThatComesTooLateIsDropped() {
        server.faultOnce("x", Fault.delay(Duration.ofMillis(400)));
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertThrows(
                    QmpTimeoutException.class,
                    () -> client.call("x").timeout(SHORT).execute());
            assertEquals("value", ask(client));
        }
    }

    @Test
    void aLateReplyHoldsUpNoOther() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.observer(request -> asked.countDown());
        server.faultOnce("x", Fault.delay(SHORT));
        try (QmpClient client = QmpClient.connect(server.address())) {
            CompletableFuture<JsonNode> late = client.call("x").executeAsync();
            assertTrue(asked.await(LONG.toSeconds(), TimeUnit.SECONDS));
            assertEquals("value", ask(client));
            assertEquals("value", late.join().stringValue());
        }
    }

    @Test
    void garbageEndsTheConnection() {
        QmpException e = failure(Fault.garbage());
        assertInstanceOf(QmpProtocolException.class, e.getCause());
        assertTrue(e.getMessage().contains("does not speak QMP"), e.getMessage());
    }

    @Test
    void whatIsCutEndsTheConnection() {
        assertInstanceOf(QmpClosedException.class, failure(Fault.cutInHalf()));
        assertInstanceOf(QmpClosedException.class, failure(Fault.disconnect()));
    }

    @Test
    void aByteAtATimeIsAReply() {
        server.fault("x", Fault.byteByByte());
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals("value", ask(client));
        }
    }

    @Test
    void aReplyThatComesTwiceIsTakenOnce() {
        server.fault("x", Fault.twice());
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals("value", ask(client));
            assertEquals("value", ask(client));
        }
    }

    @Test
    void repliesInReverseOrderFindTheirCalls() {
        server.fault("echo", Fault.reverse(5));
        try (QmpClient client = QmpClient.connect(server.address())) {
            List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(client.call(
                                "echo", JsonNodeFactory.instance.objectNode().put("n", i))
                        .executeAsync());
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(i, calls.get(i).join().intValue());
            }
        }
    }

    @Test
    void aServerThatStopsReadingLeavesWhatIsSentUnread() {
        server.faultOnce("x", Fault.stopReading());
        QmpOptions options = QmpOptions.builder().writeTimeout(SHORT).build();
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            assertEquals("value", ask(client));
            String large = "x".repeat(8 << 20);
            QmpException e = assertThrows(
                    QmpException.class,
                    () -> client.execute(
                            "echo", JsonNodeFactory.instance.objectNode().put("n", large)));
            assertTrue(e.getMessage().contains("did not take"), e.getMessage());
        }
    }

    @Test
    void aStormOfEventsDoesNotHoldUpTheReply() {
        server.fault("x", Fault.eventStorm("NOISE", 20_000));
        try (QmpClient client = QmpClient.connect(server.address());
                QmpSubscription<QmpEvent> events = client.subscribe("NOISE")) {
            assertEquals("value", ask(client));
            assertEquals(20_000 - 1_024, events.dropped());
        }
    }

    @Test
    void faultsAreHadOnceOrUntilTheyAreTakenBack() {
        server.fault("x", Fault.silence())
                .faultOnce("x", Fault.instead("{\"return\": 1, \"id\": 2}".getBytes(StandardCharsets.US_ASCII)));
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals(1, client.execute("x").intValue());
            assertThrows(
                    QmpTimeoutException.class,
                    () -> client.call("x").timeout(SHORT).execute());
            server.withoutFaults();
            assertEquals("value", ask(client));
        }
    }

    @Test
    void greetingsGoWrongToo() {
        server.faultyGreeting(Fault.silence());
        QmpOptions impatient = QmpOptions.builder().greetingTimeout(SHORT).build();
        QmpTimeoutException e =
                assertThrows(QmpTimeoutException.class, () -> QmpClient.connect(server.address(), impatient));
        assertEquals(QmpTimeoutException.Awaited.GREETING, e.awaited());
    }
}
