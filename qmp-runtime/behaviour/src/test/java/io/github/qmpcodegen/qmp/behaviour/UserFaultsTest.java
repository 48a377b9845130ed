package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpObserver;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTracer.Direction;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Nothing that a user's code throws, be it what it may, does more than be logged. */
@Timeout(60)
class UserFaultsTest {
    private static final int TIMES = 50;

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new AssertionError("meant to fail"),
                new StackOverflowError("meant to fail"),
                new NoClassDefFoundError("meant to fail"),
                new IOException("sneaked"),
                new InterruptedException("sneaked"),
                new IllegalStateException("meant to fail"));
    }

    private static void fail(Throwable failure) {
        UnreliableTransport.<RuntimeException>sneak(failure);
    }

    private void everyCallIsAnswered(QmpOptions options) throws Exception {
        try (Clients both = Clients.connect(server, options)) {
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<JsonNode> call =
                        both.client().call("query-status").executeAsync();
                both.server().reply(both.server().receive(), String.valueOf(i));
                assertEquals(i, call.get(20, TimeUnit.SECONDS).intValue());
            }
            assertEquals(QmpState.RUNNING, both.client().state());
            both.client().close();
            both.client().closed().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aListenerGoesOnBeingTold(Throwable failure) throws Exception {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            LinkedBlockingQueue<QmpDelivery<QmpEvent>> seen = new LinkedBlockingQueue<>();
            events.listen(delivery -> {
                seen.add(delivery);
                fail(failure);
            });
            for (int i = 0; i < TIMES; i++) {
                both.server().event("E", "{\"n\": " + i + "}");
                QmpDelivery.Received<QmpEvent> next = (QmpDelivery.Received<QmpEvent>) seen.poll(20, TimeUnit.SECONDS);
                assertEquals(i, next.event().toJson().path("n").intValue());
            }
        }
    }

    /** A log whose disk is full, or that has no memory. */
    private static final class FailingLog extends LoggedWarnings implements AutoCloseable {
        FailingLog() {
            super("");
        }

        @Override
        public void publish(LogRecord record) {
            super.publish(record);
            if (isLoggable(record)) {
                throw new IllegalStateException("meant to fail, too");
            }
        }
    }

    @Test
    void aListenerGoesOnBeingToldThoughItsFailureCannotBeLogged() throws Exception {
        try (FailingLog log = new FailingLog()) {
            aListenerGoesOnBeingTold(new IllegalStateException("meant to fail"));
            assertFalse(log.told().isEmpty());
        }
    }

    @Test
    void aStateListenerIsToldTheNextChangeThoughItsFailureCannotBeLogged() throws Exception {
        try (FailingLog log = new FailingLog()) {
            aStateListenerIsToldTheNextChangeToo(new IllegalStateException("meant to fail"));
            assertFalse(log.told().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTestOfEventsCostsTheEventOnly(Throwable failure) throws Exception {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe(event -> {
                    if (event.qmpName().equals("BAD")) {
                        fail(failure);
                    }
                    return true;
                })) {
            LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
            events.listen(delivery ->
                    seen.add(((QmpDelivery.Received<QmpEvent>) delivery).event().qmpName()));
            both.server().event("BAD", "{}").event("GOOD", "{}");
            assertEquals("GOOD", seen.poll(20, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anObserverGoesOnBeingTold(Throwable failure) throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        everyCallIsAnswered(QmpOptions.builder()
                .observer(new QmpObserver() {
                    @Override
                    public Consumer<EndedCall> callBegan(BegunCall call) {
                        seen.add("begun");
                        if (seen.size() % 2 == 0) {
                            fail(failure);
                        }
                        return end -> {
                            seen.add("ended");
                            fail(failure);
                        };
                    }

                    @Override
                    public void stateChanged(QmpState state, String peer, @Nullable QmpException cause) {
                        seen.add("state");
                        fail(failure);
                    }
                })
                .build());
        List<String> words = List.copyOf(seen);
        assertEquals(TIMES, Collections.frequency(words, "begun"));
        assertTrue(words.contains("ended"), words::toString);
        assertTrue(words.contains("state"), words::toString);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTracerGoesOnBeingShown(Throwable failure) throws Exception {
        LinkedBlockingQueue<Direction> seen = new LinkedBlockingQueue<>();
        everyCallIsAnswered(QmpOptions.builder()
                .tracer((direction, peer, text) -> {
                    seen.add(direction);
                    fail(failure);
                })
                .build());
        // The greeting and the negotiation besides.
        for (int i = 0; i < 2 * TIMES + 3; i++) {
            assertTrue(seen.poll(20, TimeUnit.SECONDS) != null, i + " messages shown");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anExecutorThatThrowsLeavesNoFutureOpen(Throwable failure) throws Exception {
        everyCallIsAnswered(QmpOptions.builder().executor(task -> fail(failure)).build());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anExecutorThatRunsATaskAndThrowsRunsItOnce(Throwable failure) throws Exception {
        AtomicInteger told = new AtomicInteger();
        Executor executor = task -> {
            task.run();
            fail(failure);
        };
        try (Clients both =
                Clients.connect(server, QmpOptions.builder().executor(executor).build())) {
            for (int i = 1; i <= TIMES; i++) {
                CompletableFuture<Integer> call =
                        both.client().call("query-status").executeAsync().thenApply(value -> told.incrementAndGet());
                both.server().reply(both.server().receive(), "{}");
                assertEquals(i, call.get(20, TimeUnit.SECONDS));
            }
        }
        assertEquals(TIMES, told.get());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theExecutorOfAListenerMayThrowToo(Throwable failure) throws Exception {
        try (Clients both = Clients.connect(server);
                QmpSubscription<QmpEvent> events = both.client().subscribe()) {
            LinkedBlockingQueue<QmpDelivery<QmpEvent>> seen = new LinkedBlockingQueue<>();
            events.listen(task -> fail(failure), seen::add);
            for (int i = 0; i < TIMES; i++) {
                both.server().event("E", "{}");
                assertTrue(seen.poll(20, TimeUnit.SECONDS) != null, i + " events told");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aStateListenerIsToldTheNextChangeToo(Throwable failure) throws Exception {
        LinkedBlockingQueue<QmpState> seen = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .stateListener((state, peer, cause) -> {
                    seen.add(state);
                    fail(failure);
                })
                .build();
        Clients both = Clients.connect(server, options);
        both.close();
        assertEquals(QmpState.RUNNING, seen.poll(20, TimeUnit.SECONDS));
        assertEquals(QmpState.CLOSED, seen.poll(20, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatDependsOnAFutureCostsNoOtherFuture(Throwable failure) throws Exception {
        try (Clients both = Clients.connect(server)) {
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<JsonNode> call =
                        both.client().call("query-status").executeAsync();
                CompletableFuture<Void> failing = call.thenAccept(value -> fail(failure));
                both.server().reply(both.server().receive(), "{}");
                assertEquals(failure, Clients.failure(failing));
                inBackground(call::join).get(20, TimeUnit.SECONDS);
            }
        }
    }
}
