package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static io.github.qmpcodegen.qmp.behaviour.Clients.inBackground;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One catch clause catches all that a call and its reply can throw. */
@Timeout(60)
class OneFamilyOfFailuresTest {
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** A command of a user's own making. */
    private record Query(BiFunction<JsonNode, Decoding, String> decoder) implements QmpRequest<String> {
        @Override
        public String qmpName() {
            return "query-x";
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public String readReturn(QmpReader in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(QmpWriter out) {
            out.json(toJson());
        }

        @Override
        public String decodeReturn(JsonNode value, Decoding decoding) {
            return decoder.apply(value, decoding);
        }
    }

    /** What a call throws, be it made in one way or in the other. */
    private static QmpException failureOf(Clients both, Query query, String reply) throws IOException {
        return failureOf(both, query, reply, false);
    }

    private static QmpException failureOf(Clients both, Query query, String reply, boolean asking) throws IOException {
        CompletableFuture<String> blocking = inBackground(() -> both.client().execute(query));
        answer(both, reply, asking);
        QmpException thrown = assertInstanceOf(QmpException.class, failure(blocking));
        CompletableFuture<String> future = both.client().executeAsync(query);
        answer(both, reply, asking);
        assertSame(thrown.getClass(), failure(future).getClass());
        return thrown;
    }

    /** Answers a query, and perhaps the question after it for the interface. */
    private static void answer(Clients both, String reply, boolean asking) throws IOException {
        both.server().reply(both.server().receive(), reply);
        if (asking) {
            both.server().fail(both.server().receive(), "GenericError", "not now");
        }
    }

    @Test
    void aReplyThatCannotBeDecodedIsOne() throws IOException {
        try (Clients both = Clients.connect(server)) {
            QmpException e =
                    failureOf(both, new Query((value, decoding) -> decoding.decode(value, QmpReader::string)), "17");
            assertInstanceOf(QmpDecodingException.class, e);
            assertEquals("query-x", e.command().orElseThrow());
            assertEquals("17", e.rawText().orElseThrow());
        }
    }

    @Test
    void whatATypeOfTheUsersThrowsIsOneToo() throws IOException {
        RuntimeException bug = new ClassCastException("a bug");
        try (Clients both = Clients.connect(server)) {
            QmpException e = failureOf(
                    both,
                    new Query((value, decoding) -> {
                        throw bug;
                    }),
                    "{}");
            assertSame(bug, e.getCause());
            QmpException misfit =
                    failureOf(both, new Query((value, decoding) -> decoding.decode(value, QmpReader::string)), "true");
            assertTrue(misfit.getMessage().contains("expected a string"), misfit.getMessage());
            QmpException sneaked = failureOf(
                    both,
                    new Query((value, decoding) -> {
                        UnreliableTransport.<RuntimeException>sneak(new IOException("sneaked"));
                        return "";
                    }),
                    "{}");
            assertInstanceOf(IOException.class, sneaked.getCause());
        }
    }

    @Test
    void aStrictReplyIsOne() throws IOException {
        QmpOptions strict = QmpOptions.builder().strict(true).build();
        try (Clients both = Clients.connect(server, strict)) {
            QmpException e = failureOf(
                    both,
                    new Query((value, decoding) -> {
                        decoding.decode(value, OneFamilyOfFailuresTest::readName);
                        return "";
                    }),
                    "{\"new\": 1}",
                    true);
            assertInstanceOf(QmpDecodingException.class, e);
        }
    }

    @Test
    void anUnreadableMemberIsOne() {
        Decoding decoding = Decoding.ofReturn("query-x");
        Unmodelled rest = decoding.decode(QmpJson.parse("{\"name\": 5}"), OneFamilyOfFailuresTest::readName);
        QmpException e = assertThrows(QmpException.class, () -> rest.promised("name", (String) null));
        assertInstanceOf(UnreadableMemberException.class, e);
        assertEquals("query-x", e.command().orElseThrow());
        assertEquals("5", e.rawText().orElseThrow());
    }

    @Test
    void theFamilyIsSealedAndPublic() {
        for (Class<?> kind : QmpException.class.getPermittedSubclasses()) {
            assertTrue(Modifier.isPublic(kind.getModifiers()) && Modifier.isFinal(kind.getModifiers()), kind.getName());
        }
        assertTrue(Arrays.asList(QmpException.class.getPermittedSubclasses()).contains(QmpDecodingException.class));
    }

    @Test
    void aDeepErrorIsShownShortenedAndThrownAsItIs() throws IOException {
        String deep = "[".repeat(900) + "]".repeat(900);
        try (Clients both = Clients.connect(server)) {
            CompletableFuture<JsonNode> call = inBackground(() -> both.client().execute("query-x"));
            ReceivedRequest request = both.server().receive();
            both.server()
                    .send("{\"id\": " + request.id()
                            + ", \"error\": {\"class\": \"GenericError\", \"desc\": \"no\", \"data\": " + deep + "}}");
            QmpCommandException e = assertInstanceOf(QmpCommandException.class, failure(call));
            assertTrue(e.rawText().orElseThrow().contains("[[["), e::getMessage);
            assertTrue(e.rawText().orElseThrow().length() < 300, e::getMessage);
        }
    }

    @Test
    void aDeepValueIsPrintedWhole() throws IOException {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        try (Clients both = Clients.connect(server)) {
            var events = both.client().subscribe(RawEvent.class);
            both.server().event("DEEP", "{\"d\":" + deep + "}");
            assertTrue(events.next(Clients.LONG).toString().contains(deep));
        }
        Decoding decoding = Decoding.ofReturn("query-x");
        Unmodelled rest = decoding.decode(QmpJson.parse("{\"d\":" + deep + "}"), OneFamilyOfFailuresTest::readName);
        assertTrue(rest.toString().contains(deep));
    }

    /** All but the member {@code name} of an object. */
    private static Unmodelled readName(QmpReader in) {
        for (int member = in.begin(Members.of("query-x", "name")); member >= 0; member = in.next()) {
            in.string();
        }
        return in.end();
    }
}
