package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpInterruptedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.UnknownEvent;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A thread that makes one call after the other, which reads the replies itself, and what else happens meanwhile. */
@Timeout(120)
class CallsInARowTest {
    private static final int MANY = 500;

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket()
            .on("echo", request -> request.arguments().toString())
            .on("slow", request -> {
                pause(50);
                return "{}";
            });

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(QmpClient client, int number) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("n", number);
        assertEquals(arguments.toString(), client.execute("echo", arguments).toString());
    }

    private static void callInARow(QmpClient client) {
        for (int i = 0; i < MANY; i++) {
            echo(client, i);
        }
    }

    /** What the thread that reads for all clients has allocated, in bytes: it allocates something for each message. */
    private static long allocatedByLoop() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ThreadInfo loop = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("qmp-io"))
                .findAny()
                .orElseThrow();
        return threads.getThreadAllocatedBytes(loop.getThreadId());
    }

    private static long perCall(QmpClient client) {
        long before = allocatedByLoop();
        callInARow(client);
        return (allocatedByLoop() - before) / MANY;
    }

    @Test
    void theCallerReadsTheReplies() {
        try (QmpClient client = server.serve().connect()) {
            callInARow(client);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                least = Math.min(least, perCall(client));
            }
            assertTrue(least < 50, least + " bytes for each call");
        }
    }

    @Test
    void notSoWhereSomebodyWaitsForEventsOrWhereCallsCompleteInTheReader() throws Exception {
        try (QmpClient client = server.serve().connect();
                QmpSubscription<UnknownEvent> events = client.subscribe(UnknownEvent.class)) {
            callInARow(client);
            assertTrue(perCall(client) > 50);
            server.connections().get(0).send("{\"event\":\"X\",\"timestamp\":{\"seconds\":1,\"microseconds\":2}}");
            assertEquals("X", events.next(Duration.ofSeconds(30)).qmpName());
        }
        QmpOptions inReader = QmpOptions.builder().completeInReader(true).build();
        try (QmpClient client = QmpClient.connect(server.address(), inReader)) {
            callInARow(client);
            assertTrue(perCall(client) > 50);
        }
    }

    @Test
    void whatFollowsIsReadAtOnce() throws Exception {
        try (QmpClient client = server.serve().connect()) {
            for (int i = 0; i < 5; i++) {
                callInARow(client);
                client.call("echo").executeAsync().get(30, TimeUnit.SECONDS);
                callInARow(client);
                inBackground(() -> {
                            echo(client, 1);
                            return null;
                        })
                        .get(30, TimeUnit.SECONDS);
                callInARow(client);
                client.execute("slow");
                callInARow(client);
                CompletableFuture<JsonNode> slow = client.call("slow").executeAsync();
                callInARow(client);
                slow.get(30, TimeUnit.SECONDS);
                callInARow(client);
                try (QmpSubscription<UnknownEvent> events = client.subscribe(UnknownEvent.class)) {
                    server.connections()
                            .get(0)
                            .send("{\"event\":\"X\",\"timestamp\":{\"seconds\":1,\"microseconds\":2}}");
                    assertEquals("X", events.next(Duration.ofSeconds(30)).qmpName());
                }
            }
        }
    }

    @Test
    void deadlinesAndInterruptsHoldAsEver() throws Exception {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<Void> answering = inBackground(() -> {
                for (int i = 0; i < 2 * MANY; i++) {
                    both.server().reply(both.server().receive(), "{\"n\":" + i % MANY + "}");
                }
                return null;
            });
            callInARow(both.client());
            callInARow(both.client());
            answering.get(30, TimeUnit.SECONDS);
            long begun = System.nanoTime();
            assertThrows(
                    QmpTimeoutException.class,
                    () -> both.client()
                            .call("silent")
                            .timeout(Duration.ofMillis(300))
                            .execute());
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            assertTrue(took >= 300, "after " + took + " ms");
            both.server().receive();

            Thread caller = Thread.currentThread();
            CompletableFuture<Void> interrupting = inBackground(() -> {
                both.server().receive();
                caller.interrupt();
                return null;
            });
            assertThrows(QmpInterruptedException.class, () -> both.client().execute("silent"));
            assertTrue(Thread.interrupted());
            interrupting.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theEndFailsTheCallThatWaitsAndIsNoticedBetweenCalls() {
        for (int i = 0; i < 20; i++) {
            try (FakeQmpServer other = FakeQmpServer.onUnixSocket()
                            .on("echo", request -> request.arguments().toString())
                            .serve();
                    QmpClient client = other.connect()) {
                callInARow(client);
                ServerConnection connection = other.connections().get(0);
                Runnable ending = i % 2 == 0 ? client::close : connection::close;
                if (i < 10) {
                    ending.run();
                }
                CompletableFuture<Void> calls = inBackground(() -> {
                    while (true) {
                        echo(client, 1);
                    }
                });
                if (i >= 10) {
                    pause(i);
                    ending.run();
                }
                assertInstanceOf(QmpClosedException.class, failure(calls));
            }
        }
    }

    /** Who reads changes back and forth at once. */
    @Test
    void whatHasTheLoopReadMayComeAtAnyTime() throws Exception {
        List<CompletableFuture<Void>> users = new ArrayList<>();
        server.serve();
        for (int user = 0; user < 4; user++) {
            boolean subscribing = user % 2 == 0;
            users.add(inBackground(() -> {
                try (QmpClient client = server.connect()) {
                    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
                    for (int i = 0; System.nanoTime() < end; i++) {
                        if (i % 300 == 299 && subscribing) {
                            try (QmpSubscription<UnknownEvent> events = client.subscribe(UnknownEvent.class)) {
                                echo(client, i);
                                assertEquals(0, events.dropped());
                            }
                        } else if (i % 300 == 299) {
                            client.call("echo")
                                    .timeout(Duration.ofMillis(99))
                                    .executeAsync()
                                    .join();
                        } else {
                            echo(client, i);
                        }
                    }
                }
                return null;
            }));
        }
        for (CompletableFuture<Void> user : users) {
            user.get(60, TimeUnit.SECONDS);
        }
    }

    /** Threads that call in a row, stop for a while, call without waiting, and want events, on one connection. */
    @Test
    void anythingAtAnyTimeGetsItsOwnReplyAndSoon() throws Exception {
        try (QmpClient client = server.serve().connect()) {
            List<CompletableFuture<Integer>> users = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                Random random = new Random(user);
                int first = user * 1_000_000;
                users.add(inBackground(() -> use(client, random, first)));
            }
            for (CompletableFuture<Integer> user : users) {
                assertTrue(user.get(100, TimeUnit.SECONDS) > 1_000);
            }
        }
    }

    private static int use(QmpClient client, Random random, int first) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        int number = first;
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            for (int i = random.nextInt(300); i >= 0; i--) {
                echo(client, number++);
            }
            List<CompletableFuture<JsonNode>> open = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("n", number++);
                open.add(client.call("echo", arguments).executeAsync().thenApply(reply -> {
                    assertEquals(arguments.toString(), reply.toString());
                    return reply;
                }));
            }
            for (CompletableFuture<JsonNode> call : open) {
                call.get(30, TimeUnit.SECONDS);
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            assertTrue(took < 10_000, took + " ms");
            if (random.nextInt(20) == 0) {
                pause(random.nextInt(30));
            }
        }
        return number - first;
    }
}
