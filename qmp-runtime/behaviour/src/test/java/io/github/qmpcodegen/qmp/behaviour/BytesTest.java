package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpLimits;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpProtocolException;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bytes of every shape, over a socket. */
@Timeout(60)
class BytesTest {
    private final FakeQmpServer server = FakeQmpServer.onTcp();

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** What a call gets when the server answers with these bytes, in which ID stands for its id. */
    private JsonNode answer(Clients both, String bytes, int piece) throws IOException {
        CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("x"));
        ReceivedRequest request = both.server().receive();
        byte[] all = bytes.replace("ID", request.id()).getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < all.length; from += piece) {
            both.server().sendBytes(Arrays.copyOfRange(all, from, Math.min(all.length, from + piece)));
        }
        try {
            return call.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void anyLineEndLayoutAndChunkingWillDo(int piece) throws IOException {
        try (Clients both = Clients.connect(server)) {
            assertEquals(
                    1, answer(both, "{\"return\": 1, \"id\": ID}\r\n", piece).intValue());
            assertEquals(2, answer(both, "{\"return\": 2, \"id\": ID}\n", piece).intValue());
            assertEquals(3, answer(both, "{\"return\": 3, \"id\": ID}", piece).intValue());
            assertEquals(
                    4,
                    answer(both, "\n{\n  \"id\" : ID ,\r\n\t\"return\":\n4\n}\n", piece)
                            .intValue());
            assertEquals(
                    "é \ud83d\ude00 } \" \\",
                    answer(both, "{\"return\": \"é \ud83d\ude00 } \\\" \\\\\", \"id\": ID}", piece)
                            .stringValue());
            assertEquals(
                    "é",
                    answer(both, "{\"return\": \"\\u00E9\", \"id\": ID}\r\n", piece)
                            .stringValue());
        }
    }

    @Test
    void twoMessagesMayComeInOneRead() throws IOException {
        try (Clients both = Clients.connect(server);
                var events = both.client().subscribe("A")) {
            assertEquals(
                    1,
                    answer(both, "{\"event\": \"A\"}\r\n{\"return\": 1, \"id\": ID}\r\n{\"event\": \"A\"}", 1_000)
                            .intValue());
            events.next(Clients.LONG);
            events.next(Clients.LONG);
        }
    }

    @Test
    void nestingMayBe1024Deep() throws IOException {
        try (Clients both = Clients.connect(server)) {
            JsonNode value =
                    answer(both, "{\"id\": ID, \"return\": " + "[".repeat(1_024) + "]".repeat(1_024) + "}", 10_000);
            int depth = 0;
            for (JsonNode level = value; level != null; level = level.get(0)) {
                depth++;
            }
            assertEquals(1_024, depth);
        }
    }

    @Test
    void aReplyOf16MebibytesArrives() throws IOException {
        try (Clients both = Clients.connect(server)) {
            int length = 16 << 20;
            JsonNode value = answer(both, "{\"return\": \"" + "x".repeat(length) + "\", \"id\": ID}", 1 << 20);
            assertEquals(length, value.stringValue().length());
        }
    }

    @Test
    void aReplyOf200MegabytesFailsClearlyAtTheLimit() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("x"));
            both.server().receive();
            both.server().sendBytes("{\"return\": \"".getBytes(StandardCharsets.US_ASCII));
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            IOException broken = assertThrows(IOException.class, () -> {
                for (int i = 0; i < 200; i++) {
                    both.server().sendBytes(block);
                }
            });
            assertTrue(broken != null, "the client hung up on the sender");
            QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
            QmpProtocolException cause = assertInstanceOf(QmpProtocolException.class, e.getCause());
            assertTrue(cause.getMessage().contains("longer than the limit of 67108864 bytes"), cause.getMessage());
        }
    }

    @Test
    void aLimitThatWasSetCounts() throws IOException {
        QmpOptions options = QmpOptions.builder()
                .limits(QmpLimits.standard().withMessageBytes(1_000))
                .build();
        try (Clients both = Clients.connect(server, options)) {
            assertEquals(
                    900,
                    answer(both, "{\"return\": \"" + "x".repeat(900) + "\", \"id\": ID}", 5_000)
                            .stringValue()
                            .length());
            assertThrows(
                    QmpClosedException.class,
                    () -> answer(both, "{\"return\": \"" + "x".repeat(1_000) + "\", \"id\": ID}", 5_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{\"return\": 1, \"id\": ID",
                "{\"a\": 1}",
                "{\"return\": inf, \"id\": ID}",
                "\u0000",
                "{\"a\": \"\u0000\"}",
                "[]",
                "}"
            })
    void whatIsNoQmpEndsTheConnectionWithTheText(String text) throws IOException {
        try (Clients both = Clients.connect(server)) {
            QmpClosedException e = assertThrows(
                    QmpClosedException.class, () -> answer(both, text + (text.endsWith("ID") ? "]" : ""), 1_000));
            QmpProtocolException cause = assertInstanceOf(QmpProtocolException.class, e.getCause());
            assertTrue(cause.rawText().isPresent());
        }
    }

    @Test
    void invalidUtf8EndsTheConnection() throws IOException {
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("x"));
            both.server().receive();
            both.server()
                    .sendBytes(
                            (byte) '{', (byte) '"', (byte) 0xC0, (byte) 0x80, (byte) '"', (byte) ':', (byte) '1', (byte)
                                    '}');
            QmpClosedException e = assertInstanceOf(QmpClosedException.class, failure(call));
            assertTrue(e.getMessage().contains("UTF-8"), e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, yes, yes, yes",
        "9223372036854775808, no, yes, yes",
        "18446744073709551615, no, yes, yes",
        "18446744073709551616, no, no, yes",
        "-9223372036854775808, yes, no, yes",
        "-9223372036854775809, no, no, yes",
        "1e400, no, no, yes",
        "0.1, no, no, yes",
        "1.0, no, no, yes",
        "-0.0, no, no, yes",
    })
    void aNumberIsExactOrRefusedWhereItIsRead(String text, String asInt, String asUint64, String asNumber)
            throws IOException {
        try (Clients both = Clients.connect(server)) {
            JsonNode value = answer(both, "{\"return\": " + text + ", \"id\": ID}", 1_000);
            assertRead(text, asInt, value, QmpReader::int64);
            assertRead(text, asUint64, value, QmpReader::uint64);
            assertRead(text, asNumber, value, QmpReader::number);
        }
    }

    private static void assertRead(String text, String fits, JsonNode value, QmpReader.ElementReader<?> reader) {
        Decoding decoding = Decoding.ofReturn("x");
        if (fits.equals("yes")) {
            assertEquals(text, decoding.decode(value, reader).toString());
        } else {
            assertThrows(QmpDecodingException.class, () -> decoding.decode(value, reader));
        }
    }
}
