package io.github.qmpcodegen.qmp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.qmpcodegen.qmp.OutOfBandRequest;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class FakeQmpServerTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket().serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatWasAskedIsKeptInOrder() {
        server.on("a", request -> "1").on("b", request -> "2");
        try (QmpClient client = server.connect()) {
            client.execute("a");
            client.execute("b", JsonNodeFactory.instance.objectNode().put("n", 1));
            assertThrows(QmpCommandException.class, () -> client.execute("c"));
            assertEquals(
                    List.of("a", "b", "c"),
                    server.requests().stream().map(ReceivedRequest::command).toList());
            assertEquals("{\"n\":1}", server.awaitRequest("b").arguments().toString());
        }
    }

    @Test
    void aRequestIsWaitedFor() {
        server.on("late", request -> "1");
        CompletableFuture<ReceivedRequest> awaited = CompletableFuture.supplyAsync(() -> server.awaitRequest("late"));
        try (QmpClient client = server.connect()) {
            client.execute("late");
            assertEquals("late", awaited.orTimeout(20, TimeUnit.SECONDS).join().command());
        }
    }

    @Test
    void aServerOfAnOlderReleaseOffersNoOutOfBandExecution() {
        server.version(2, 7, 0);
        try (QmpClient client = server.connect()) {
            assertEquals("2.7.0", client.greeting().version().toString().substring(0, 5));
            assertEquals(List.of(), client.greeting().capabilities());
        }
    }

    @Test
    void typesAreNeededForWhatIsTyped() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> server.requests(OutOfBandRequest.class));
        assertEquals("this server has no generated types: call registry(…) first", e.getMessage());
    }
}
