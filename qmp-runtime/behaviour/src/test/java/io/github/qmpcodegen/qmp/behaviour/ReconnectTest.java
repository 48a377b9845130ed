package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ReconnectTest {
    private static final QmpOptions RECONNECTING = QmpOptions.builder()
            .reconnect(new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(10)))
            .build();

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aLostConnectionIsMadeAgainAndNothingIsSentTwice() throws Exception {
        try (Clients both = Clients.connect(server, RECONNECTING);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            CompletableFuture<JsonNode> pending =
                    inBackground(() -> both.client().execute("migrate"));
            both.server().receive();
            both.server().event("BEFORE", "{}").close();
            QmpClosedException lost = assertInstanceOf(QmpClosedException.class, failure(pending));
            assertTrue(lost.wasSent());

            ServerConnection again = server.accept().negotiate();
            again.event("AFTER", "{}");
            assertEquals(
                    "BEFORE",
                    ((QmpDelivery.Received<QmpEvent>) events.receive(LONG))
                            .event()
                            .qmpName());
            assertEquals(new QmpDelivery.Gap<QmpEvent>(0, true), events.receive(LONG));
            assertEquals("AFTER", events.next(LONG).qmpName());
            assertEquals(QmpState.RUNNING, both.client().state());

            CompletableFuture<JsonNode> next = inBackground(() -> both.client().execute("query-status"));
            ReceivedRequest request = again.receive();
            assertEquals("query-status", request.command());
            again.reply(request, "1");
            assertEquals(1, next.join().intValue());
        }
    }

    @Test
    void whoNeedsAConnectionWaitsForItUntilThereWillBeNone() throws Exception {
        try (Clients both = Clients.connect(server, RECONNECTING)) {
            assertTrue(both.client().awaitConnected(Duration.ZERO));
            both.server().close();
            ServerConnection opened = server.accept();
            assertFalse(both.client().awaitConnected(Duration.ofMillis(1)));
            CompletableFuture<Boolean> connected =
                    inBackground(() -> both.client().awaitConnected(LONG));
            opened.negotiate();
            assertTrue(connected.join());

            opened.close();
            server.accept();
            CompletableFuture<Boolean> inVain = inBackground(() -> both.client().awaitConnected(LONG));
            both.client().close();
            assertFalse(inVain.join());
        }
    }

    @Test
    void aPlainConsumerIsToldOfTheLossBetweenWhatCameBeforeAndAfter() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Clients both = Clients.connect(server, RECONNECTING);
                QmpSubscription<QmpEvent> events = both.client()
                        .subscribe()
                        .onGap(gap -> seen.add(String.valueOf(gap)))
                        .onEvent(event -> seen.add(event.qmpName()))) {
            both.server().event("BEFORE", "{}").close();
            server.accept().negotiate().event("AFTER", "{}");
            assertEquals("BEFORE", seen.poll(20, TimeUnit.SECONDS));
            assertEquals(String.valueOf(new QmpDelivery.Gap<QmpEvent>(0, true)), seen.poll(20, TimeUnit.SECONDS));
            assertEquals("AFTER", seen.poll(20, TimeUnit.SECONDS));
            assertEquals(0, events.dropped());
        }
    }

    @Test
    void callsFailAtOnceWhileThereIsNoConnection() throws Exception {
        QmpOptions slow = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(9)))
                .build();
        try (Clients both = Clients.connect(server, slow)) {
            CompletableFuture<JsonNode> pending =
                    inBackground(() -> both.client().execute("x"));
            both.server().receive();
            both.server().close();
            assertInstanceOf(QmpClosedException.class, failure(pending));
            QmpClosedException e =
                    assertThrows(QmpClosedException.class, () -> both.client().execute("y"));
            assertTrue(e.getMessage().contains("'y'"), e.getMessage());
            // Closing ends the wait of a minute at once.
            both.client().close();
            both.client().closed().join();
        }
    }

    @Test
    void patienceHasAnEnd() throws Exception {
        QmpOptions options = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(100)))
                .build();
        try (Clients both = Clients.connect(server, options)) {
            server.close();
            assertInstanceOf(QmpConnectException.class, failure(both.client().closed()));
            assertEquals(QmpState.CLOSED, both.client().state());
        }
    }

    @Test
    void withoutAPolicyALossIsForGood() throws IOException {
        try (Clients both = Clients.connect(server)) {
            both.server().close();
            assertInstanceOf(QmpClosedException.class, failure(both.client().closed()));
        }
    }

    /** With a policy that all follow to the letter they would come back within some milliseconds. */
    @Test
    void clientsThatWereDroppedTogetherDoNotComeBackTogether() throws Exception {
        int count = 200;
        Duration delay = Duration.ofMillis(500);
        QmpOptions options = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(delay, Duration.ofSeconds(10), Duration.ofMinutes(2)))
                .build();
        List<Clients> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                all.add(Clients.connect(server, options));
            }
            all.forEach(both -> both.server().close());
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                server.accept();
                times.add(System.nanoTime());
            }
            Duration middleHalf = Duration.ofNanos(times.get(count * 3 / 4) - times.get(count / 4));
            assertTrue(
                    middleHalf.compareTo(delay.dividedBy(2)) > 0, middleHalf + " for the half of them in the middle");
        } finally {
            all.forEach(Clients::close);
        }
    }

    @Test
    void aListenerIsToldTheChangesOfStateInOrder() throws Exception {
        LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
        QmpOptions options = RECONNECTING.toBuilder()
                .stateListener(
                        (state, peer, cause) -> changes.add(state + " at " + peer + (cause == null ? "" : ", lost")))
                .build();
        String peer = " at " + server.address();
        try (Clients both = Clients.connect(server, options)) {
            assertEquals("RUNNING" + peer, changes.poll(20, TimeUnit.SECONDS));
            both.server().close();
            assertEquals("CONNECTING" + peer + ", lost", changes.poll(20, TimeUnit.SECONDS));
            server.accept().close();
            server.accept().negotiate();
            assertEquals("RUNNING" + peer, changes.poll(20, TimeUnit.SECONDS));
        }
        assertEquals("CLOSED" + peer, changes.poll(20, TimeUnit.SECONDS));
    }
}
