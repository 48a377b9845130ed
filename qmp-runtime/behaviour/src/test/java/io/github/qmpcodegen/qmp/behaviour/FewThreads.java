package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A program for a JVM that is given few threads: it takes all of them, and callbacks come once it has let go. */
final class FewThreads {
    private FewThreads() {}

    public static void main(String[] arguments) throws Exception {
        QmpAddress address = QmpAddress.unix(Path.of(arguments[0]));
        try (QmpClient client = QmpClient.connect(address)) {
            CountDownLatch release = new CountDownLatch(1);
            List<Thread> taken = takeAll(release);
            System.out.println(taken.size() + " threads taken");
            List<CompletableFuture<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(client.call("query-status").executeAsync());
                // All that is behind it on the connection has been read.
                client.execute("query-status");
            }
            if (calls.stream().anyMatch(CompletableFuture::isDone)) {
                throw new AssertionError("there was a thread for a callback");
            }
            release.countDown();
            for (Thread thread : taken) {
                thread.join();
            }
            for (CompletableFuture<JsonNode> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        }
        System.exit(0);
    }

    private static List<Thread> takeAll(CountDownLatch release) {
        List<Thread> taken = new ArrayList<>();
        try {
            while (taken.size() < 1_000) {
                Thread thread = new Thread(() -> await(release));
                thread.start();
                taken.add(thread);
            }
            throw new AssertionError("the system refuses no thread");
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
            return taken;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
