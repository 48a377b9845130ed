package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpState;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpUnsupportedException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.codec.Members;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.codec.QmpWriter;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class AskingTheServerTest {

    private static final String COMMANDS = """
            [{"name": "query-commands"}, {"name": "query-qmp-schema"}, {"name": "stop"}, {"name": "node-add"}]
            """;

    private static final String SCHEMA = """
            [{"name": "stop", "meta-type": "command", "arg-type": "none", "ret-type": "Info"},
             {"name": "not-offered", "meta-type": "command", "arg-type": "none", "ret-type": "none"},
             {"name": "node-add", "meta-type": "command", "arg-type": "Node", "ret-type": "none"},
             {"name": "STOP", "meta-type": "event", "arg-type": "Info"},
             {"name": "none", "meta-type": "object", "members": []},
             {"name": "Info", "meta-type": "object", "members": [
               {"name": "state", "type": "State"}, {"name": "recent", "type": "str", "default": null}]},
             {"name": "State", "meta-type": "enum", "values": ["a", "recent"]},
             {"name": "Node", "meta-type": "object", "members": [
               {"name": "server", "type": "Address", "default": null}]},
             {"name": "Address", "meta-type": "object", "tag": "type", "members": [{"name": "type", "type": "State"}],
              "variants": [{"case": "a", "type": "Held"}]},
             {"name": "Held", "meta-type": "object", "members": [{"name": "data", "type": "Host"}]},
             {"name": "Host", "meta-type": "object", "members": [{"name": "host", "type": "str"}]},
             {"name": "str", "meta-type": "builtin", "json-type": "string"}]
            """;

    private static final QmpOptions CHECKING =
            QmpOptions.builder().checkRequests(true).build();

    private static FakeQmpServer serving() {
        return FakeQmpServer.onUnixSocket()
                .on("query-commands", request -> COMMANDS)
                .on("query-qmp-schema", request -> SCHEMA)
                .on("stop", request -> "{\"state\": \"recent\", \"recent\": \"x\"}")
                .on("node-add", request -> "{}");
    }

    private static long asked(FakeQmpServer server, String command) {
        return server.requests().stream()
                .filter(request -> request.command().equals(command))
                .count();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) QmpJson.parse(text);
    }

    @Test
    void theServerIsAskedOnceAndNotBeforeSomebodyWantsToKnow() {
        try (FakeQmpServer server = serving().serve();
                QmpClient client = QmpClient.connect(server.address())) {
            client.execute("stop");
            assertEquals(0, asked(server, "query-qmp-schema"));

            ServerInterface told = client.serverInterface();
            assertTrue(told.has("node-add/arg-type/server/+a/data/host/!string"));
            assertFalse(told.has("not-offered"), "its list counts");
            assertSame(told, client.serverInterface());
            assertEquals(1, asked(server, "query-qmp-schema"));
        }
    }

    @Test
    void anOlderServerTellsNames() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .version(2, 4, 0)
                        .on("query-commands", request -> "[{\"name\": \"stop\"}, {\"name\": \"query-events\"}]")
                        .on("query-events", request -> "[{\"name\": \"STOP\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            ServerInterface told = client.serverInterface();
            assertTrue(told.has("stop"));
            assertTrue(told.has("STOP"));
            assertFalse(told.has("stop/ret-type"));
            assertEquals(1, told.accepts("cont", json("{}")).size());
        }
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .version(0, 14, 0)
                        .on("query-commands", request -> "[{\"name\": \"stop\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            assertTrue(client.serverInterface().events().isEmpty());
        }
    }

    @Test
    void afterAReconnectAnotherVersionIsAskedAgain() throws Exception {
        LinkedBlockingQueue<QmpState> states = new LinkedBlockingQueue<>();
        QmpOptions options = QmpOptions.builder()
                .reconnect(new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(20)))
                .stateListener((state, peer, cause) -> states.add(state))
                .build();
        try (FakeQmpServer server = serving().version(7, 2, 0).serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            ServerInterface told = client.serverInterface();

            server.connections().get(0).close();
            await(states, QmpState.CONNECTING);
            await(states, QmpState.RUNNING);
            assertSame(told, client.serverInterface(), "of the same version");

            server.version(8, 0, 0);
            server.connections().get(0).close();
            await(states, QmpState.CONNECTING);
            await(states, QmpState.RUNNING);
            client.serverInterface();
            assertEquals(2, asked(server, "query-qmp-schema"));
        }
    }

    private static void await(LinkedBlockingQueue<QmpState> states, QmpState wanted) throws InterruptedException {
        QmpState state;
        do {
            state = states.poll(20, TimeUnit.SECONDS);
        } while (state != null && state != wanted);
        assertEquals(wanted, state);
    }

    @Test
    void aFolderKeepsWhatTheServerTells(@TempDir Path folder) throws IOException {
        QmpOptions options = QmpOptions.builder()
                .interfaceFolder(folder.resolve("made/when/needed"))
                .build();
        try (FakeQmpServer server = serving().version(7, 2, 0).serve()) {
            for (int i = 0; i < 2; i++) {
                try (QmpClient client = QmpClient.connect(server.address(), options)) {
                    assertTrue(client.serverInterface().has("node-add/arg-type/server"));
                }
            }
            assertEquals(1, asked(server, "query-qmp-schema"));

            for (Path file : files(folder)) {
                Files.writeString(file, "[{\"name\": \"cut o");
            }
            try (QmpClient client = QmpClient.connect(server.address(), options)) {
                assertTrue(client.serverInterface().has("node-add/arg-type/server"), "a broken file does no harm");
            }
            server.version(7, 2, 1);
            try (QmpClient client = QmpClient.connect(server.address(), options)) {
                client.serverInterface();
            }
            assertEquals(3, asked(server, "query-qmp-schema"));
            assertEquals(2, files(folder).size());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aFolderThatCannotBeMadeDoesNoHarm(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        QmpOptions options =
                QmpOptions.builder().interfaceFolder(file.resolve("below")).build();
        try (FakeQmpServer server = serving().serve();
                QmpClient client = QmpClient.connect(server.address(), options)) {
            assertTrue(client.serverInterface().has("stop"));
        }
    }

    @Test
    void whatTheServerDoesNotKnowIsNotSent() {
        try (FakeQmpServer server = serving().serve();
                QmpClient client = QmpClient.connect(server.address(), CHECKING)) {
            QmpUnsupportedException refused =
                    assertThrows(QmpUnsupportedException.class, () -> client.execute("query-cpus"));
            assertEquals(
                    "'query-cpus' was not sent because this server, QEMU 7.2.0 (fake), does not accept it: there is no such"
                            + " command (use 'query-cpus-fast' instead)",
                    refused.getMessage());
            assertEquals("query-cpus", refused.command().orElseThrow());
            assertInstanceOf(
                    QmpUnsupportedException.class,
                    failure(client.call("node-add", json("{\"cache\": 1}")).executeAsync()));
            assertThrows(QmpUnsupportedException.class, () -> client.execute(new Stop(7)));
            client.execute(new Stop(null));
            client.execute("node-add", json("{\"server\": {\"type\": \"a\", \"data\": {\"host\": \"h\"}}}"));
            assertThrows(
                    QmpCommandException.class,
                    () -> client.callMessage(json("{\"execute\": \"query-cpus\"}"))
                            .execute(),
                    "a whole message is sent as it is");

            assertEquals(1, asked(server, "node-add"));
            assertEquals(1, asked(server, "stop"));
            assertEquals(1, asked(server, "query-qmp-schema"));
        }
    }

    @Test
    void anAsynchronousCallDoesNotWaitForTheInterface() {
        try (FakeQmpServer server =
                        serving().on("query-qmp-schema", request -> SCHEMA).serve();
                QmpClient client = QmpClient.connect(server.address(), CHECKING)) {
            List<CompletableFuture<Info>> calls = Stream.generate(() -> client.executeAsync(new Stop(null)))
                    .limit(20)
                    .toList();
            CompletableFuture<Info> refused = client.executeAsync(new Stop(7));
            calls.forEach(CompletableFuture::join);
            assertInstanceOf(QmpUnsupportedException.class, failure(refused));
            assertEquals(20, asked(server, "stop"));
            assertEquals(1, asked(server, "query-qmp-schema"));
        }
    }

    @Test
    void aRequestIsSentInTheFormThatTheServerTakes() {
        try (FakeQmpServer server = serving().serve();
                QmpClient client = QmpClient.connect(
                        server.address(),
                        CHECKING.toBuilder().convertRequests(true).build())) {
            client.execute("node-add", json("{\"server\": {\"type\": \"a\", \"host\": \"h\"}}"));
            ReceivedRequest sent = server.awaitRequest("node-add");
            assertEquals(json("{\"server\": {\"type\": \"a\", \"data\": {\"host\": \"h\"}}}"), sent.arguments());
        }
    }

    @Test
    void aStrictClientBelievesTheServer() throws Exception {
        QmpOptions strict =
                QmpOptions.builder().strict(true).registry(new Known()).build();
        try (FakeQmpServer server = serving().serve();
                QmpClient client = QmpClient.connect(server.address(), strict);
                QmpSubscription<QmpEvent> events = client.subscribe("STOP", "OTHER")) {
            // It sends 'recent' and has no 'former', as its schema says.
            client.execute(new Stop(null));
            client.executeAsync(new Stop(null)).join();
            assertEquals(1, asked(server, "query-qmp-schema"));
            server.connections().get(0).event("STOP", "{\"state\": \"a\", \"recent\": \"x\"}");
            assertEquals("STOP", events.next(Clients.LONG).qmpName());

            // These are no more of its schema than of the types.
            server.on("stop", request -> "{\"state\": \"a\", \"stray\": 1}");
            QmpDecodingException stray = assertThrows(QmpDecodingException.class, () -> client.execute(new Stop(null)));
            assertEquals("stop: 'return.stray' is not in the schema", stray.getMessage());
            server.on("stop", request -> "{\"recent\": \"x\"}");
            assertEquals(
                    "stop: 'return.state' is missing",
                    assertThrows(QmpDecodingException.class, () -> client.execute(new Stop(null)))
                            .getMessage());
            server.on("stop", request -> "{\"state\": 1}");
            assertInstanceOf(
                    QmpDecodingException.class,
                    failure(client.executeAsync(new Stop(null))),
                    "the type cannot hold it");
        }
    }

    @Test
    void withoutTypesFromTheServerAStrictClientGoesByItsOwn() {
        QmpOptions strict = QmpOptions.builder().strict(true).build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", request -> "[{\"name\": \"stop\"}]")
                        .on("stop", request -> "{\"state\": \"a\"}")
                        .serve();
                QmpClient client = QmpClient.connect(server.address(), strict)) {
            assertThrows(QmpDecodingException.class, () -> client.execute(new Stop(null)));
        }
    }

    @Test
    void withoutTypesFromTheServerAStrictClientGoesByItsRelease() {
        QmpRegistry several = new Known() {
            @Override
            public Optional<ServerInterface> generatedFrom() {
                return Optional.of(ServerInterface.ofFacts(
                        "c stop:0 1\no *former:3\n", "o state:2 former:2@2.9.0-\n", "b str string\nb int int\n"));
            }
        };
        QmpOptions strict = QmpOptions.builder().strict(true).registry(several).build();
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                .version(2, 4, 0)
                .on("query-commands", request -> "[{\"name\": \"stop\"}]")
                .on("stop", request -> "{\"state\": \"a\"}")
                .serve()) {
            try (QmpClient client = QmpClient.connect(server.address(), strict)) {
                assertEquals("a", client.execute(new Stop(null)).state());
            }
            server.version(2, 9, 1);
            try (QmpClient client = QmpClient.connect(server.address(), strict)) {
                assertThrows(QmpDecodingException.class, () -> client.execute(new Stop(null)));
            }
        }
    }

    /** What a generated type of another release than the server's would be. */
    private record Stop(@Nullable Integer former) implements QmpRequest<Info> {
        private static final Members MEMBERS = Members.of("stop", "*former");

        @Override
        public String qmpName() {
            return "stop";
        }

        @Override
        public void write(QmpWriter out) {
            out.begin(MEMBERS).put(0, (Object) former).end();
        }

        @Override
        public Info readReturn(QmpReader in) {
            return Info.read(in);
        }
    }

    private record Info(String state) {
        private static final Members MEMBERS = Members.of("Info", "state", "former");

        static Info read(QmpReader in) {
            String state = "";
            for (int member = in.begin(MEMBERS); member >= 0; member = in.next()) {
                String text = in.string();
                state = member == 0 && text != null ? text : state;
            }
            in.end();
            return new Info(state);
        }
    }

    private static class Known implements QmpRegistry {
        @Override
        public Map<String, String> commands() {
            return Map.of("stop", "");
        }

        @Override
        public Map<String, String> events() {
            return Map.of("STOP", "");
        }

        @Override
        public QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader in) {
            return new RawEvent(
                    name, timestamp, QmpJson.parse("\"" + Info.read(in).state() + "\""));
        }

        @Override
        public @Nullable QmpRequest<?> readRequest(String name, QmpReader in) {
            return null;
        }
    }
}
