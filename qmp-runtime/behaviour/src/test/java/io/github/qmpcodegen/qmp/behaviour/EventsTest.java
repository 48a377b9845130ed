package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.UnknownEvent;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Events: who gets which, in what order, and what is said of those that were dropped. */
@Timeout(60)
class EventsTest {
    private static final Duration NOW = Duration.ZERO;

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** Makes sure that everything sent so far has been dispatched. */
    private static void settle(Clients both) throws IOException {
        CompletableFuture<JsonNode> marker = inBackground(() -> both.client().execute("marker"));
        both.server().reply(both.server().receive(), "{}");
        marker.join();
    }

    private static int number(QmpEvent event) {
        return event.toJson().path("n").intValue();
    }

    @Test
    void anEventBetweenACommandAndItsReplyIsNotMissed() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> stops = both.client().subscribe("STOP")) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("stop"));
            ReceivedRequest request = both.server().receive();
            both.server().event("STOP", "{}").reply(request, "{}");
            call.join();
            QmpEvent stop = stops.next(NOW);
            assertEquals("STOP", stop.qmpName());
            assertEquals(1_700_000_000L, stop.timestamp().seconds());
        }
    }

    @Test
    void eachSubscriptionGetsItsOwnInOrder() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> all = both.client().subscribe();
                QmpSubscription<QmpEvent> odd = both.client().subscribe(event -> number(event) % 2 == 1);
                QmpSubscription<RawEvent> raw = both.client().subscribe(RawEvent.class);
                QmpSubscription<QmpEvent> b = both.client().subscribe("B")) {
            for (int n = 1; n <= 4; n++) {
                both.server().event(n <= 2 ? "A" : "B", "{\"n\": " + n + "}");
            }
            settle(both);
            assertEquals(List.of(1, 2, 3, 4), taken(all));
            assertEquals(List.of(1, 3), taken(odd));
            assertEquals(List.of(1, 2, 3, 4), taken(raw));
            assertEquals(List.of(3, 4), taken(b));
        }
    }

    private static List<Integer> taken(QmpSubscription<? extends QmpEvent> subscription) {
        List<Integer> numbers = new ArrayList<>();
        try {
            while (true) {
                numbers.add(number(subscription.next(NOW)));
            }
        } catch (QmpTimeoutException e) {
            return numbers;
        }
    }

    @Test
    void aFullQueueDropsTheOldestAndSaysHowManyInTheirPlace() throws IOException {
        QmpOptions options = QmpOptions.builder().eventQueueCapacity(3).build();
        try (Clients both = Clients.connect(server, options);
                QmpSubscription<QmpEvent> events = both.client().subscribe("E")) {
            for (int n = 1; n <= 8; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            settle(both);
            assertEquals(new QmpDelivery.Gap<QmpEvent>(5, false), events.receive(NOW));
            assertEquals(6, number(events.next(NOW)));
            assertEquals(5, events.dropped());
            for (int n = 9; n <= 10; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            settle(both);
            assertEquals(new QmpDelivery.Gap<QmpEvent>(1, false), events.receive(NOW));
            assertEquals(List.of(8, 9, 10), taken(events));
            assertEquals(6, events.dropped());
        }
    }

    @Test
    void aMillionEventsNobodyReadsCostBoundedMemoryAndNoReply() throws Exception {
        int count = 1_000_000;
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> never = both.client().subscribe()) {
            long before = usedMemory();
            CompletableFuture<Integer> flood = inBackground(() -> {
                byte[] events =
                        "{\"timestamp\": {\"seconds\": 1, \"microseconds\": 2}, \"event\": \"E\", \"data\": {\"n\": 1}}\r\n"
                                .repeat(100)
                                .getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < count / 100; i++) {
                    both.server().sendBytes(events);
                }
                return count;
            });
            int answered = 0;
            while (!flood.isDone()) {
                CompletableFuture<JsonNode> call =
                        inBackground(() -> both.client().execute("query-status"));
                both.server().reply(both.server().receive(), "{}");
                call.get(30, TimeUnit.SECONDS);
                answered++;
            }
            assertEquals(count, flood.join());
            settle(both);
            assertEquals(count - 1_024, never.dropped());
            assertEquals(new QmpDelivery.Gap<QmpEvent>(count - 1_024, false), never.receive(NOW));
            long grown = usedMemory() - before;
            assertTrue(grown < 8 << 20, grown + " bytes more in use after the storm");
            assertTrue(answered > 0, "commands were answered meanwhile");
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void awaitPassesOverWhatIsNotMeantAndEndsByItsDeadline() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe("E")) {
            both.server().event("E", "{\"n\": 1}").event("E", "{\"n\": 2}").event("E", "{\"n\": 3}");
            assertEquals(2, number(events.await(event -> number(event) == 2, LONG)));
            QmpTimeoutException e =
                    assertThrows(QmpTimeoutException.class, () -> events.await(event -> number(event) == 9, SHORT));
            assertEquals(QmpTimeoutException.Awaited.EVENT, e.awaited());
            assertTrue(String.valueOf(e.getMessage()).contains(" sent no such event (E) within "), e.getMessage());
        }
    }

    @Test
    void awaitEndsByItsDeadlineThoughEventsKeepComing() throws Exception {
        Duration brief = Duration.ofMillis(500);
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe();
                QmpSubscription<QmpEvent> none = both.client().subscribe(event -> false)) {
            CountDownLatch over = new CountDownLatch(1);
            CompletableFuture<Integer> flood = inBackground(() -> {
                byte[] some = "{\"event\": \"E\"}\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
                int sent = 0;
                for (; over.getCount() > 0; sent++) {
                    both.server().sendBytes(some);
                }
                return sent;
            });
            events.next(LONG);
            long begun = System.nanoTime();
            // A test that takes its time makes it worse: a full queue alone takes it ten seconds.
            CountDownLatch slow = new CountDownLatch(1);
            assertThrows(
                    QmpTimeoutException.class,
                    () -> events.await(event -> waitedFor(slow, Duration.ofMillis(10)), brief));
            assertThrows(QmpTimeoutException.class, () -> none.next(brief));
            assertThrows(QmpTimeoutException.class, () -> both.client().await(QmpEvent.class, event -> false, brief));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            over.countDown();
            assertTrue(flood.get(20, TimeUnit.SECONDS) > 0);
            assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, took + " instead of 1.5 s");
        }
    }

    private static boolean waitedFor(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void awaitWithoutTimeLooksThroughWhatIsThere() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            for (int n = 1; n <= 100; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            settle(both);
            assertEquals(90, number(events.await(event -> number(event) == 90, NOW)));
            assertThrows(QmpTimeoutException.class, () -> events.await(event -> number(event) == 5, NOW));
        }
    }

    @Test
    void whatIsQueuedCanBeTakenAfterTheConnectionHasEnded() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe("SHUTDOWN")) {
            both.server().event("SHUTDOWN", "{}").close();
            assertEquals("SHUTDOWN", events.next(LONG).qmpName());
            QmpClosedException e = assertThrows(QmpClosedException.class, () -> events.next(LONG));
            assertInstanceOf(QmpClosedException.class, e.getCause());
        }
    }

    @Test
    void iterationEndsWithTheConnection() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            both.server().event("A", "{\"n\": 1}").event("A", "{\"n\": 2}").close();
            List<Integer> seen = new ArrayList<>();
            for (QmpEvent event : events) {
                seen.add(number(event));
            }
            assertEquals(List.of(1, 2), seen);
        }
    }

    @Test
    void closingASubscriptionWakesItsReader() throws IOException {
        try (Clients both = Clients.connect(server)) {
            QmpSubscription<QmpEvent> events = both.client().subscribe();
            CompletableFuture<QmpEvent> reader = inBackground(() -> events.next(LONG));
            events.close();
            assertInstanceOf(QmpClosedException.class, Clients.failure(reader));
        }
    }

    @Test
    void aListenerIsToldInOrderAndMayBlockAndThrow() throws Exception {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe("E")) {
            CountDownLatch release = new CountDownLatch(1);
            LinkedBlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
            events.listen(Runnable::run, delivery -> {
                if (delivery instanceof QmpDelivery.Received<QmpEvent> received) {
                    seen.add(number(received.event()));
                    if (seen.size() == 1) {
                        awaitLatch(release);
                        throw new IllegalStateException("a listener's own failure");
                    }
                }
            });
            for (int n = 1; n <= 500; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            // The listener blocks; the reader does not.
            settle(both);
            release.countDown();
            for (int n = 1; n <= 500; n++) {
                assertEquals(n, seen.poll(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void aPlainConsumerIsToldEventsInOrderAndGapsInTheirPlaceAndNeverByTheReader() throws Exception {
        QmpOptions options = QmpOptions.builder().eventQueueCapacity(3).build();
        try (Clients both = Clients.connect(server, options)) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
            QmpSubscription<QmpEvent> events = both.client()
                    .subscribe("E")
                    .onGap(gap -> seen.add(gap.dropped() + " missing"))
                    .onEvent(event -> {
                        seen.add(number(event) + " in "
                                + Thread.currentThread().getName().replaceAll("[^a-z]+$", ""));
                        begun.countDown();
                        awaitLatch(release);
                        if (number(event) == 7) {
                            throw new IllegalStateException("a consumer's own failure");
                        }
                    });
            both.server().event("E", "{\"n\": 1}");
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            for (int n = 2; n <= 8; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            settle(both);
            release.countDown();
            for (String expected :
                    List.of("1 in qmp-callback", "4 missing", "6 in qmp-callback", "7 in qmp-callback")) {
                assertEquals(expected, seen.poll(20, TimeUnit.SECONDS));
            }
            assertEquals("8 in qmp-callback", seen.poll(20, TimeUnit.SECONDS));
            assertEquals(4, events.dropped());
        }
    }

    @Test
    void closingEndsAPlainConsumerThoughEventsAreLeft() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        QmpOptions options = QmpOptions.builder().executor(executor).build();
        try (Clients both = Clients.connect(server, options)) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            List<Integer> seen = new CopyOnWriteArrayList<>();
            QmpSubscription<QmpEvent> events = both.client().subscribe("E").onEvent(event -> {
                seen.add(number(event));
                begun.countDown();
                awaitLatch(release);
            });
            for (int n = 1; n <= 3; n++) {
                both.server().event("E", "{\"n\": " + n + "}");
            }
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            settle(both);
            events.close();
            release.countDown();
            // Behind the task that hands events over, in its one thread.
            executor.submit(() -> {}).get(20, TimeUnit.SECONDS);
            assertEquals(List.of(1), seen);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEventTypeWithoutAGeneratedPackageIsRefusedWithTheWayOut() throws IOException {
        interface Foreign extends QmpEvent {}
        try (Clients both = Clients.connect(server)) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> both.client().subscribe(Foreign.class));
            assertTrue(String.valueOf(e.getMessage()).contains("registry"));
        }
    }

    @Test
    void anEventWithoutDataOrTimestampIsStillAnEvent() throws IOException {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            ServerConnection connection = both.server();
            connection.send("{\"event\": \"BARE\"}");
            QmpEvent bare = events.next(LONG);
            assertEquals("BARE", bare.qmpName());
            assertFalse(bare.timestamp().isKnown());
            assertTrue(bare.toJson().isEmpty());
        }
    }

    private sealed interface PackageEvent extends QmpEvent {
        @Override
        JsonNode toJson();

        @Override
        default void write(QmpWriter out) {
            out.json(toJson());
        }
    }

    private record Stop(EventTimestamp timestamp, JsonNode toJson) implements PackageEvent {
        @Override
        public String qmpName() {
            return "STOP";
        }
    }

    private record Reset(EventTimestamp timestamp, JsonNode toJson) implements PackageEvent {
        @Override
        public String qmpName() {
            return "RESET";
        }
    }

    private record Other(String qmpName, EventTimestamp timestamp, JsonNode toJson)
            implements PackageEvent, UnknownEvent {}

    /** What a generated package gives the runtime. */
    private static final class Registry implements QmpRegistry {
        @Override
        public Map<String, String> commands() {
            return Map.of();
        }

        @Override
        public Map<String, String> events() {
            return Map.of("STOP", "0.12", "RESET", "0.12");
        }

        @Override
        public QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader in) {
            JsonNode data = in.any();
            return switch (name) {
                case "STOP" -> new Stop(timestamp, data);
                case "RESET" -> new Reset(timestamp, data);
                default -> new Other(name, timestamp, data);
            };
        }

        @Override
        public @Nullable QmpRequest<?> readRequest(String name, QmpReader in) {
            return null;
        }
    }

    @Test
    void typesOfAGeneratedPackageSelectTheirEvents() throws IOException {
        QmpOptions options = QmpOptions.builder()
                .registry(new Registry())
                .eventQueueCapacity(2)
                .build();
        try (Clients both = Clients.connect(server, options);
                QmpSubscription<Stop> stops = both.client().subscribe(Stop.class);
                QmpSubscription<PackageEvent> all = both.client().subscribe(PackageEvent.class);
                QmpSubscription<UnknownEvent> unknown = both.client().subscribe(UnknownEvent.class)) {
            both.server().event("STOP", "{\"n\": 1}").event("NEW", "{\"n\": 2}");
            settle(both);
            assertEquals(List.of(1, 2), taken(all));
            for (int n = 3; n <= 9; n++) {
                both.server().event("RESET", "{\"n\": " + n + "}");
            }
            settle(both);
            assertEquals(List.of(1), taken(stops), "events of other types take no room in the queue");
            assertEquals(0, stops.dropped());
            assertInstanceOf(Other.class, unknown.next(NOW));
            assertEquals(List.of(8, 9), taken(all));
            assertThrows(IllegalArgumentException.class, () -> both.client().subscribe(RawEvent.class));
        }
    }
}
