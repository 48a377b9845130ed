package io.github.qmpcodegen.qmp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever clients and handlers do, a server goes on, and nobody waits for it in vain. */
@Timeout(120)
class ServerLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final QmpServer server = QmpServer.onUnixSocket();

    @AfterEach
    void close() {
        server.close();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> String raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAHandlerThrowsFailsItsCommandOnly(boolean outOfBand) {
        server.on("query-a", request -> ServerLimitsTest.<RuntimeException>raise(new AssertionError("not equal")))
                .on("query-b", request -> ServerLimitsTest.<RuntimeException>raise(new OutOfMemoryError("made up")))
                .on("query-c", request -> ServerLimitsTest.<RuntimeException>raise(new IOException("undeclared")))
                .on("query-d", request -> "no JSON")
                .on("query-name", request -> "1")
                .serve();
        QmpOptions options = QmpOptions.builder().outOfBand(outOfBand).build();
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            for (String command : new String[] {"query-a", "query-b", "query-c", "query-d"}) {
                QmpCommandException e = assertThrows(QmpCommandException.class, () -> client.execute(command));
                assertTrue(e.description().contains("'" + command + "' failed"), e.description());
            }
            assertEquals(1, client.execute("query-name").intValue());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAFaultThrowsCutsTheConnection(boolean outOfBand) {
        server.on("query-name", request -> "1").serve();
        QmpOptions options = QmpOptions.builder().outOfBand(outOfBand).build();
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            server.faultOnce("query-name", (connection, message) -> {
                throw new AssertionError("no such fault");
            });
            assertThrows(QmpClosedException.class, () -> client.execute("query-name"));
        }
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            assertEquals(1, client.execute("query-name").intValue());
        }
    }

    @Test
    void anEventNeverWaitsForAClientThatDoesNotRead() throws IOException {
        server.serve();
        ObjectNode data = (ObjectNode) QmpJson.parse("{\"text\": \"" + "x".repeat(10_000) + "\"}");
        RawEvent event = new RawEvent("STORM", EventTimestamp.fromJson(QmpJson.parse("{}")), data);
        try (PlainClient silent = PlainClient.negotiated(server.address());
                QmpClient reading = QmpClient.connect(server.address());
                QmpSubscription<QmpEvent> events = reading.subscribe("STORM")) {
            // Three times what is kept for a client.
            for (int i = 0; i < 5_000; i++) {
                server.emit(event);
                assertEquals("STORM", events.next(LONG).qmpName());
            }
            int lines = 0;
            while (!silent.read().equals("the end")) {
                lines++;
            }
            assertTrue(lines < 5_000, lines + " lines and then the end");
            server.emit(event);
            assertEquals("STORM", events.next(LONG).qmpName());
        }
    }

    @Test
    void aClientThatConnectsWhileTheServerStartsIsGreeted() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (QmpServer starting = QmpServer.onUnixSocket();
                    PlainClient early = PlainClient.connect(starting.address())) {
                starting.serve();
                assertTrue(early.read().contains("\"QMP\""));
            }
        }
    }

    @Test
    void aRequestWithoutEndIsRefusedAndForgotten() throws IOException {
        server.on("query-name", request -> "1").serve();
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            client.send("{\"execute\": \"");
            String piece = "x".repeat(1 << 20);
            for (int i = 0; i < 64; i++) {
                client.send(piece);
            }
            assertTrue(client.ask("\"}").contains("JSON token size limit exceeded"));
        }
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            client.send("{\"execute\": [0");
            String piece = ",1".repeat(1 << 16);
            for (int i = 0; i < 16; i++) {
                client.send(piece);
            }
            assertTrue(client.read().contains("JSON token count limit exceeded"));
        }
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals(1, client.execute("query-name").intValue());
        }
    }

    @Test
    void aServerWithoutDescriptorsGoesOnWhenThereAreSomeAgain() throws Exception {
        Process jvm = new ProcessBuilder(OutOfDescriptors.command())
                .redirectErrorStream(true)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(jvm.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(0, jvm.exitValue(), said);
        assertTrue(said.contains("greeted again"), said);
    }
}
