package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpCapability;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.QmpTransport;
import io.github.qmpcodegen.qmp.QmpTransports;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.job.Job;
import io.github.qmpcodegen.qmp.job.JobStatus;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Commands that are carried out alone: what waits for them, and for how long. */
@Timeout(60)
class AloneTest {
    private final FakeQmpServer server = FakeQmpServer.onTcp()
            .version(10, 0, 0, QmpCapability.OUT_OF_BAND.name())
            .on("create", request -> "{}")
            .on("other", request -> "{}")
            .on("urgent", request -> "{}")
            .on("wrong", request -> {
                throw new CommandError("GenericError", "not that");
            })
            .serve();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private QmpClient connect(boolean blocking) throws IOException {
        if (!blocking) {
            return server.connect();
        }
        QmpAddress.Tcp address = (QmpAddress.Tcp) server.address();
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address.host(), address.port()));
        QmpTransport transport =
                QmpTransports.of("blocking", socket.getInputStream(), socket.getOutputStream(), socket);
        return QmpClient.connect(transport, QmpOptions.standard());
    }

    private static void alone(QmpClient client, String command, CompletionStage<?> until) {
        JsonNode unused = client.call(command).aloneUntil(until).execute();
    }

    private List<String> executed() {
        return server.requests().stream().map(ReceivedRequest::command).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersWaitAndThenGoInOrder(boolean blocking) throws Exception {
        try (QmpClient client = connect(blocking)) {
            alone(client, "create", over);
            List<CompletableFuture<JsonNode>> others = new ArrayList<>();
            for (String command : List.of("other", "create", "other")) {
                others.add(client.call(command).executeAsync());
            }
            CompletableFuture<JsonNode> waiting = inBackground(() -> client.execute("other"));
            // What comes out-of-band comes last, so the others would have come.
            JsonNode unused = client.call("urgent").outOfBand().execute();
            assertEquals(List.of("create", "urgent"), executed());
            assertFalse(waiting.isDone());

            over.complete(null);
            waiting.get(20, TimeUnit.SECONDS);
            for (CompletableFuture<JsonNode> other : others) {
                other.get(20, TimeUnit.SECONDS);
            }
            assertEquals(List.of("create", "urgent", "other", "create", "other", "other"), executed());
        }
    }

    @Test
    void oneThatIsToBeAloneWaitsForAnother() throws Exception {
        CompletableFuture<Void> secondOver = new CompletableFuture<>();
        try (QmpClient client = server.connect()) {
            alone(client, "create", over);
            CompletableFuture<JsonNode> second =
                    client.call("create").aloneUntil(secondOver).executeAsync();
            CompletableFuture<JsonNode> other = client.call("other").executeAsync();
            over.completeExceptionally(new IllegalStateException("however it ends"));
            second.get(20, TimeUnit.SECONDS);
            JsonNode unused = client.call("urgent").outOfBand().execute();
            assertEquals(List.of("create", "create", "urgent"), executed());
            secondOver.complete(null);
            other.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatWaitsTooLongIsNeverSent() throws Exception {
        try (QmpClient client = server.connect()) {
            alone(client, "create", over);
            QmpTimeoutException late = assertThrows(
                    QmpTimeoutException.class,
                    () -> client.call("other").timeout(SHORT).execute());
            assertFalse(late.wasSent());
            CompletableFuture<JsonNode> cancelled = client.call("other").executeAsync();
            cancelled.cancel(false);
            over.complete(null);
            JsonNode unused = client.execute("create");
            assertEquals(List.of("create", "create"), executed());
        }
    }

    @Test
    void whatIsRefusedOrGivenUpHoldsUpNobody() throws Exception {
        try (QmpClient client = server.connect()) {
            assertThrows(QmpCommandException.class, () -> alone(client, "wrong", new CompletableFuture<>()));
            JsonNode first = client.execute("other");

            alone(client, "create", over);
            assertThrows(
                    QmpTimeoutException.class,
                    () -> client.call("create")
                            .aloneUntil(new CompletableFuture<>())
                            .timeout(SHORT)
                            .execute());
            over.complete(null);
            assertEquals(first, client.execute("other"));

            alone(client, "create", CompletableFuture.completedFuture(null));
            assertEquals(first, client.execute("other"));
        }
    }

    @Test
    void whoGivesUpWhatWasSentHoldsBackOthersStill() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        server.on("slow", request -> answer.join());
        try (QmpClient client = server.connect()) {
            CompletableFuture<JsonNode> late =
                    client.call("slow").aloneUntil(over).timeout(SHORT).executeAsync();
            ReceivedRequest unused = server.awaitRequest("slow");
            assertInstanceOf(QmpTimeoutException.class, Clients.failure(late));
            CompletableFuture<JsonNode> other = client.call("other").executeAsync();
            answer.complete("{}");
            assertThrows(TimeoutException.class, () -> other.get(SHORT.toMillis(), TimeUnit.MILLISECONDS));
            over.complete(null);
            other.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatIsOutOfBandHoldsBackNobodyAndEndsNothing() throws Exception {
        try (QmpClient client = server.connect()) {
            alone(client, "create", over);
            CompletableFuture<Void> second = new CompletableFuture<>();
            JsonNode first =
                    client.call("urgent").outOfBand().aloneUntil(second).execute();
            CompletableFuture<JsonNode> other = client.call("other").executeAsync();
            second.complete(null);
            assertEquals(first, client.call("urgent").outOfBand().execute());
            assertEquals(List.of("create", "urgent", "urgent"), executed());
            over.complete(null);
            other.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void jobsAreFollowedMeanwhile() throws Exception {
        server.on("query-jobs", request -> "[]");
        try (QmpClient client = server.connect();
                Job job = client.job("absent")) {
            alone(client, "create", over);
            assertEquals(JobStatus.ABSENT, job.status(Duration.ofSeconds(20)));
        }
    }

    @Test
    void aLostConnectionEndsIt() throws Exception {
        QmpOptions options = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20)))
                .build();
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            alone(client, "create", over);
            CompletableFuture<JsonNode> waiting = client.call("other").executeAsync();
            server.connections().get(0).close();
            QmpClosedException unsent = assertInstanceOf(QmpClosedException.class, Clients.failure(waiting));
            assertFalse(unsent.wasSent());
            assertTrue(unsent.getMessage().startsWith("'other' was not sent: "), unsent::getMessage);
            assertTrue(client.awaitConnected(Duration.ofSeconds(20)));
            JsonNode unused = client.execute("other");
        }
    }
}
