package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** However the reading or writing of a connection ends, the client has ended, and everybody is told. */
@Timeout(120)
class ReaderErrorsTest {

    static Stream<Throwable> failures() {
        return Stream.of(
                new OutOfMemoryError("meant to fail"),
                new StackOverflowError("meant to fail"),
                new NoClassDefFoundError("meant to fail"),
                new InternalError("meant to fail"),
                new IllegalStateException("meant to fail"),
                new Exception("sneaked"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void inTheGreetingConnectFails(Throwable failure) {
        UnreliableTransport transport = new UnreliableTransport(false).incoming(failure);
        CompletableFuture<QmpClient> connecting =
                inBackground(() -> QmpClient.connect(transport, QmpOptions.standard()));
        QmpException e = assertInstanceOf(QmpException.class, failure(connecting));
        assertTrue(
                Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause == failure),
                () -> "the cause is kept: " + e);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void laterEverybodyIsTold(Throwable failure) throws Exception {
        UnreliableTransport transport = new UnreliableTransport(false).incoming(UnreliableTransport.GREETING);
        LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .stateListener((state, peer, cause) -> changes.add(state + " " + (cause != null)))
                .build();
        QmpClient client = QmpClient.connect(transport, options);
        QmpSubscription<QmpEvent> events = client.subscribe();
        CompletableFuture<Boolean> iterating =
                inBackground(() -> events.iterator().hasNext());
        CompletableFuture<JsonNode> blocking = inBackground(() -> client.execute("never"));
        CompletableFuture<JsonNode> pending = client.call("never").executeAsync();

        transport.incoming(failure);

        assertInstanceOf(QmpClosedException.class, failure(pending));
        assertEquals(QmpState.CLOSED, client.state());
        assertInstanceOf(QmpClosedException.class, failure(blocking));
        QmpClosedException told = assertInstanceOf(QmpClosedException.class, failure(client.closed()));
        assertSame(failure, told.getCause());
        assertEquals(false, iterating.get(20, TimeUnit.SECONDS));
        assertThrows(QmpClosedException.class, () -> client.execute("query-status"));
        assertEquals("RUNNING false", changes.poll(20, TimeUnit.SECONDS));
        assertEquals("CLOSED true", changes.poll(20, TimeUnit.SECONDS));
        transport.closer.get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void soItIsWhenWritingFails(Throwable failure) throws Exception {
        UnreliableTransport transport = new UnreliableTransport(false).incoming(UnreliableTransport.GREETING);
        QmpClient client = QmpClient.connect(transport, QmpOptions.standard());
        transport.failWriting(failure);
        CompletableFuture<JsonNode> call = inBackground(() -> client.execute("query-status"));
        assertInstanceOf(QmpClosedException.class, failure(call));
        assertSame(failure, failure(client.closed()).getCause());
        assertEquals(QmpState.CLOSED, client.state());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void soItIsWithAGuestAgent(Throwable failure) throws Exception {
        UnreliableTransport transport = new UnreliableTransport(false);
        GuestAgentClient agent = GuestAgentClient.connect(transport, QmpOptions.standard());
        CompletableFuture<JsonNode> call = inBackground(() -> agent.execute("guest-ping"));
        transport.incoming(failure);
        assertInstanceOf(QmpClosedException.class, failure(call));
        assertSame(failure, failure(agent.closed()).getCause());
    }

    /** The reply of 60 MB: in this JVM it is only sent. */
    @Test
    void aReplyTooLargeForTheHeapEndsTheConnectionAndThePolicyMakesItAgain(@TempDir Path folder) throws Exception {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()) {
            String socket = ((QmpAddress.Unix) server.address()).path().toString();
            CompletableFuture<Void> child = inBackground(() -> {
                ChildJvm.run(
                        folder,
                        new ProcessBuilder(
                                ChildJvm.command(List.of("-Xmx40m", "-XX:+UseSerialGC"), SmallHeap.class, socket)));
                return null;
            });
            ServerConnection first = server.accept().negotiate();
            ReceivedRequest large = first.receive();
            byte[] piece = "\"0123456789abcdef\", ".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
            CompletableFuture<?> unused = inBackground(() -> {
                first.sendBytes("{\"return\": [".getBytes(StandardCharsets.US_ASCII));
                for (int sent = 0; sent < 60_000_000; sent += piece.length) {
                    first.sendBytes(piece);
                }
                return first.sendBytes(("1], \"id\": " + large.id() + "}").getBytes(StandardCharsets.US_ASCII));
            });
            ServerConnection again = server.accept().negotiate();
            again.reply(again.receive(), "\"small\"");
            child.get(110, TimeUnit.SECONDS);
        }
    }
}
