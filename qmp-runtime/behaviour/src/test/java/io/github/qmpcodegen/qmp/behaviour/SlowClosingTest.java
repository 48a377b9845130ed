package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTimeoutException.Awaited;
import io.github.qmpcodegen.qmp.QmpTransports;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Closing what does not want to be closed holds up nobody: neither who closes, nor the deadlines of others. */
@Timeout(60)
class SlowClosingTest {
    /** Greets, negotiates, and freezes itself. */
    private static final String FREEZING = "echo '{\"QMP\": {\"version\": {\"qemu\": {\"major\": 9, \"minor\": 0,"
            + " \"micro\": 0}}, \"capabilities\": []}}'; read -r line;"
            + " id=$(printf %s \"$line\" | sed 's/.*\"id\": *\\([0-9]*\\).*/\\1/');"
            + " echo \"{\\\"return\\\": {}, \\\"id\\\": $id}\"; kill -STOP $$; cat >/dev/null";

    private static final ObjectNode MORE_THAN_A_PIPE_HOLDS =
            JsonNodeFactory.instance.objectNode().put("text", "x".repeat(4 << 20));

    private final FakeQmpServer other = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        other.close();
    }

    /** The deadlines of a client that has nothing to do with it: of an asynchronous call, and of a greeting. */
    private void deadlinesOfOthersStillWork() throws IOException {
        try (Clients both = Clients.connect(other)) {
            CompletableFuture<JsonNode> call =
                    both.client().call("never").timeout(SHORT).executeAsync();
            assertInstanceOf(QmpTimeoutException.class, failure(call));
        }
        QmpOptions impatient = QmpOptions.builder().greetingTimeout(SHORT).build();
        CompletableFuture<QmpClient> silent = Clients.inBackground(() -> QmpClient.connect(other.address(), impatient));
        assertEquals(
                Awaited.GREETING,
                assertInstanceOf(QmpTimeoutException.class, failure(silent)).awaited());
    }

    @Test
    void aFrozenChildWithFullPipesIsClosedAtOnceAndEndsByForce() throws Exception {
        Process frozen = new ProcessBuilder("sh", "-c", FREEZING).start();
        try {
            QmpClient client = QmpClient.connect(QmpTransports.of(frozen), QmpOptions.standard());
            CompletableFuture<JsonNode> call =
                    client.call("big", MORE_THAN_A_PIPE_HOLDS).executeAsync();
            // Not even what would fit goes while the one before it is stuck.
            QmpTimeoutException unsent = assertInstanceOf(
                    QmpTimeoutException.class,
                    failure(client.call("next").timeout(SHORT).executeAsync()));
            assertTrue(!unsent.wasSent(), "the pipe is full");

            assertTimeoutPreemptively(LONG, client::close);
            assertInstanceOf(QmpClosedException.class, failure(call));
            assertTrue(frozen.waitFor(30, TimeUnit.SECONDS), "it ends");
        } finally {
            frozen.destroyForcibly();
        }
    }

    @Test
    void theWriteDeadlineOfAFrozenChildCostsNoOtherDeadline() throws Exception {
        Process frozen = new ProcessBuilder("sh", "-c", FREEZING).start();
        try {
            QmpOptions options = QmpOptions.builder().writeTimeout(SHORT).build();
            QmpClient client = QmpClient.connect(QmpTransports.of(frozen), options);
            CompletableFuture<JsonNode> call =
                    client.call("big", MORE_THAN_A_PIPE_HOLDS).executeAsync();
            QmpTimeoutException late = assertInstanceOf(QmpTimeoutException.class, failure(client.closed()));
            assertEquals(Awaited.WRITE, late.awaited());
            assertInstanceOf(QmpClosedException.class, failure(call));
            deadlinesOfOthersStillWork();
            assertTrue(frozen.waitFor(30, TimeUnit.SECONDS), "it ends");
        } finally {
            frozen.destroyForcibly();
        }
    }

    @Test
    void aTransportThatLetsNoThreadGoHoldsUpNobody() throws Exception {
        UnreliableTransport stuck = new UnreliableTransport(true).incoming(UnreliableTransport.GREETING);
        QmpClient client = QmpClient.connect(stuck, QmpOptions.standard());
        CompletableFuture<JsonNode> call = client.call("never").executeAsync();
        assertTimeoutPreemptively(LONG, client::close);
        assertInstanceOf(QmpClosedException.class, failure(call));
        client.closed().get(20, TimeUnit.SECONDS);
        assertNotSame(Thread.currentThread(), stuck.closer.get(20, TimeUnit.SECONDS));
        deadlinesOfOthersStillWork();
    }

    @Test
    void theWriteDeadlineEndsAClientWhoseReaderIsStuck() throws Exception {
        UnreliableTransport stuck = new UnreliableTransport(true).incoming(UnreliableTransport.GREETING);
        QmpOptions options = QmpOptions.builder().writeTimeout(SHORT).build();
        QmpClient client = QmpClient.connect(stuck, options);
        CompletableFuture<JsonNode> call =
                client.call("big", MORE_THAN_A_PIPE_HOLDS).executeAsync();
        QmpClosedException lost = assertInstanceOf(QmpClosedException.class, failure(call));
        assertInstanceOf(QmpTimeoutException.class, lost.getCause());
        assertEquals(QmpState.CLOSED, client.state());
        assertInstanceOf(QmpTimeoutException.class, failure(client.closed()));
        deadlinesOfOthersStillWork();
    }
}
