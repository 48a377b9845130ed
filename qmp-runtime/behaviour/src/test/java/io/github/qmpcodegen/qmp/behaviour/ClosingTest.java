package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that was closed is closed, and was not lost. */
@Timeout(120)
class ClosingTest {
    private static final int TIMES = 1_500;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingIsNeverTakenForALossWhateverGoesOn(boolean reconnecting) throws Exception {
        LinkedBlockingQueue<String> losses = new LinkedBlockingQueue<>();
        QmpOptions.Builder builder = QmpOptions.builder().stateListener((state, peer, cause) -> {
            if (cause != null) {
                losses.add(state + ": " + cause);
            }
        });
        QmpOptions options = reconnecting
                ? builder.reconnect(ReconnectPolicy.lasting(Duration.ofMinutes(1)))
                        .build()
                : builder.build();
        // What a client no longer waits for when it is closed is no second answer.
        LoggedWarnings warnings = new LoggedWarnings(" again; dropped");
        try (FakeQmpServer server =
                FakeQmpServer.onUnixSocket().on("query-status", request -> "{}").serve()) {
            for (int i = 0; i < TIMES; i++) {
                QmpClient client = QmpClient.connect(server.address(), options);
                CompletableFuture<?> traffic = client.call("query-status")
                        .executeAsync()
                        .thenCompose(value -> client.call("query-status").executeAsync());
                client.close();
                client.closed().get(20, TimeUnit.SECONDS);
                ends(traffic);
            }
        } finally {
            warnings.close();
        }
        assertEquals(0, losses.size(), losses::toString);
        assertEquals(0, warnings.told().size());
    }

    private static void ends(CompletableFuture<?> call) throws Exception {
        Throwable failure = call.handle((value, thrown) -> thrown).get(20, TimeUnit.SECONDS);
        if (failure != null) {
            QmpClosedException closed = assertInstanceOf(
                    QmpClosedException.class,
                    failure instanceof CompletionException wrapper ? wrapper.getCause() : failure);
            assertEquals(null, closed.getCause(), "closed on purpose");
        }
    }

    @Test
    void closingWhileConnectingIsNoFailureEither() throws Exception {
        LinkedBlockingQueue<String> losses = new LinkedBlockingQueue<>();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()) {
            QmpOptions options = QmpOptions.builder()
                    .reconnect(new ReconnectPolicy(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofMinutes(1)))
                    .stateListener((state, peer, cause) -> losses.add(state + " " + (cause == null)))
                    .build();
            Clients both = Clients.connect(server, options);
            both.server().close();
            // The next connection is made, and never greeted.
            server.accept();
            both.client().close();
            both.client().closed().get(20, TimeUnit.SECONDS);
        }
        assertEquals("RUNNING true", losses.poll(20, TimeUnit.SECONDS));
        assertEquals("CONNECTING false", losses.poll(20, TimeUnit.SECONDS));
        assertEquals("CLOSED true", losses.poll(20, TimeUnit.SECONDS));
    }
}
