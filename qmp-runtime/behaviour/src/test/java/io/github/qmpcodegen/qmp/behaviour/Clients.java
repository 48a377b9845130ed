package io.github.qmpcodegen.qmp.behaviour;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A client and the server's side of its connection. */
record Clients(QmpClient client, ServerConnection server) implements AutoCloseable {
    static final Duration SHORT = Duration.ofMillis(200);
    static final Duration LONG = Duration.ofSeconds(15);

    /** Connects a client with the options to a server that greets and negotiates. */
    static Clients connect(FakeQmpServer server, QmpOptions options, String... capabilities) throws IOException {
        CompletableFuture<QmpClient> client = inBackground(() -> QmpClient.connect(server.address(), options));
        ServerConnection connection = server.accept().negotiate(capabilities);
        return new Clients(client.join(), connection);
    }

    static Clients connect(FakeQmpServer server) throws IOException {
        return connect(server, QmpOptions.standard());
    }

    /** Runs something in a thread of its own. */
    static <T> CompletableFuture<T> inBackground(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** What a future failed with. */
    static Throwable failure(CompletableFuture<?> future) {
        try {
            Object value =
                    future.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
            throw new AssertionError("expected a failure, got " + value);
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
