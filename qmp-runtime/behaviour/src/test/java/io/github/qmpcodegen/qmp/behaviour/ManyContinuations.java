package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A program for a JVM whose threads can be counted: thousands of calls whose continuations wait. */
final class ManyContinuations {
    private static final int CALLS = 5_000;
    private static final int MOST_THREADS = 256 + 128;

    private ManyContinuations() {}

    public static void main(String[] arguments) throws Exception {
        QmpAddress address = QmpAddress.unix(Path.of(arguments[0]));
        QmpOptions patient =
                QmpOptions.builder().callTimeout(Duration.ofMinutes(2)).build();
        try (QmpClient client = QmpClient.connect(address, patient)) {
            waitingForALatch(client);
            waitingForCalls(client, value -> client.execute("query-status"));
            waitingForCalls(
                    client, value -> client.call("query-status").executeAsync().join());
            waitingForCalls(client, value -> {
                CompletableFuture<JsonNode> one = client.call("query-status").executeAsync();
                CompletableFuture<JsonNode> other = client.call("query-status").executeAsync();
                CompletableFuture.allOf(one, other).join();
                return one.join();
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(4);
        withAnExecutor(address, patient.toBuilder().executor(executor).build());
        executor.shutdown();
        System.exit(0);
    }

    /** None of those that wait goes on before all calls are answered, and the threads were counted. */
    private static void waitingForALatch(QmpClient client) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        // What depends on a future that is complete already runs here.
        Thread here = Thread.currentThread();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            all.add(client.call("query-status").executeAsync().thenAccept(value -> {
                if (Thread.currentThread() != here) {
                    await(release);
                }
            }));
        }
        // The reader is not held up.
        client.execute("query-status");
        // Nor are deadlines: of a call that is made, and is never answered, while everybody waits.
        long begun = System.nanoTime();
        Throwable late = client.call("never")
                .timeout(Duration.ofMillis(200))
                .executeAsync()
                .handle((value, failure) -> failure)
                .get(30, TimeUnit.SECONDS);
        System.out.println("a deadline of 200 ms among " + CALLS + " that wait was told after "
                + (System.nanoTime() - begun) / 1_000_000 + " ms: " + late);
        require("waiting for a latch");
        release.countDown();
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
    }

    private static void waitingForCalls(QmpClient client, Function<JsonNode, JsonNode> continuation) throws Exception {
        long begun = System.nanoTime();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            all.add(client.call("query-status").executeAsync().thenApply(continuation));
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(90, TimeUnit.SECONDS);
        System.out.println(
                CALLS + " continuations that wait for calls: " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        require("waiting for calls");
    }

    private static void withAnExecutor(QmpAddress address, QmpOptions options) throws Exception {
        long before = threads("qmp-callback");
        for (int i = 0; i < 50; i++) {
            try (QmpClient client = QmpClient.connect(address, options)) {
                client.call("query-status").executeAsync().get(30, TimeUnit.SECONDS);
                if (threads("qmp-callback") > before) {
                    throw new AssertionError("a thread of the client's own, though it has an executor");
                }
            }
        }
    }

    private static void require(String when) {
        long threads = threads("qmp-callback");
        System.out.println(threads + " threads while " + when);
        if (threads > MOST_THREADS) {
            throw new AssertionError(threads + " threads while " + when);
        }
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
