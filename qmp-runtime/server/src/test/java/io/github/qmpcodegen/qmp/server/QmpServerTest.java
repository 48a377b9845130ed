package io.github.qmpcodegen.qmp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.client.PlainClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class QmpServerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final JsonNode SCHEMA = QmpJson.parse("""
            [{"name": "eject", "meta-type": "command", "arg-type": "eject-arg", "ret-type": "none"},
             {"name": "migrate-pause", "meta-type": "command", "arg-type": "none", "ret-type": "none",
              "allow-oob": true},
             {"name": "query-commands", "meta-type": "command", "arg-type": "none", "ret-type": "any"},
             {"name": "query-qmp-schema", "meta-type": "command", "arg-type": "none", "ret-type": "any"},
             {"name": "none", "meta-type": "object", "members": []},
             {"name": "eject-arg", "meta-type": "object", "members": [
               {"name": "device", "type": "str"}, {"name": "force", "type": "bool", "default": null},
               {"name": "how", "type": "How", "default": null}]},
             {"name": "How", "meta-type": "alternate", "members": [{"type": "int"}, {"type": "Slow"}]},
             {"name": "Slow", "meta-type": "enum", "values": ["slowly"]},
             {"name": "str", "meta-type": "builtin", "json-type": "string"},
             {"name": "int", "meta-type": "builtin", "json-type": "int"},
             {"name": "any", "meta-type": "builtin", "json-type": "value"},
             {"name": "bool", "meta-type": "builtin", "json-type": "boolean"}]
            """);

    private final QmpServer server = QmpServer.onUnixSocket().serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSchemaTellsWhatIsRefused() {
        server.schema(SCHEMA).on("eject", request -> "{}");
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals("Parameter 'device' is missing", refusal(client, "{}"));
            assertEquals(
                    "Invalid parameter type for 'force', expected: boolean",
                    refusal(client, "{\"device\": \"cd\", \"force\": 1}"));
            assertEquals(
                    "Parameter 'how' does not accept value 'fast'",
                    refusal(client, "{\"device\": \"cd\", \"how\": \"fast\"}"));
            assertEquals(
                    "Invalid parameter type for 'how', expected: How",
                    refusal(client, "{\"device\": \"cd\", \"how\": true}"));
            assertEquals("Parameter 'x' is unexpected", refusal(client, "{\"device\": \"cd\", \"x\": 1}"));
            client.execute("eject", arguments("{\"device\": \"cd\", \"how\": 3}"));
            client.execute("eject", arguments("{\"device\": \"cd\", \"how\": \"slowly\"}"));
            assertEquals(SCHEMA, client.execute("query-qmp-schema"));
            assertEquals(4, client.execute("query-commands").size());
        }
    }

    /** What a real server tells of itself does not say where it takes more than it names. */
    @Test
    void whatASchemaLeavesOpenIsNotRefused() {
        server.schema(QmpJson.parse("""
                        [{"name": "device_add", "meta-type": "command", "arg-type": "1", "ret-type": "0"},
                         {"name": "eject", "meta-type": "command", "arg-type": "2", "ret-type": "0"},
                         {"name": "1", "meta-type": "object", "members": [{"name": "driver", "type": "str"}]},
                         {"name": "2", "meta-type": "object", "members": [
                           {"name": "device", "type": "str", "if": "CDROMS"}, {"name": "how", "type": "3", "default": null},
                           {"name": "options", "type": "4", "default": null}]},
                         {"name": "3", "meta-type": "enum", "members": [{"name": "slowly"}]},
                         {"name": "4", "meta-type": "object", "members": [], "open": true},
                         {"name": "str", "meta-type": "builtin", "json-type": "string"}]
                        """)).on("device_add", request -> "{}").on("eject", request -> "{}");
        try (QmpClient client = QmpClient.connect(server.address())) {
            client.execute("device_add", arguments("{\"driver\": \"e1000\", \"netdev\": \"n0\"}"));
            client.execute("eject", arguments("{\"how\": \"slowly\", \"options\": {\"x\": 1}}"));
            assertEquals("Parameter 'x' is unexpected", refusal(client, "{\"x\": 1}"));
            assertEquals("Parameter 'how' does not accept value 'fast'", refusal(client, "{\"how\": \"fast\"}"));
        }
    }

    @Test
    void greetingAndQueryVersionAgree() {
        server.examples(QmpExamples.parse("""
                        [{"request": {"execute": "query-version"}, "replies": [{"return": {"qemu": {"major": 0}}}]}]
                        """)).version(new QemuVersion(10, 1, 2, ""));
        try (QmpClient client = QmpClient.connect(server.address())) {
            JsonNode told = client.execute("query-version").path("qemu");
            assertEquals("{\"micro\":2,\"minor\":1,\"major\":10}", QmpJson.write(told));
            assertEquals(10, client.greeting().version().major());
        }
    }

    private static ObjectNode arguments(String json) {
        return (ObjectNode) QmpJson.parse(json);
    }

    private static String refusal(QmpClient client, String arguments) {
        return assertThrows(QmpCommandException.class, () -> client.execute("eject", arguments(arguments)))
                .description();
    }

    @Test
    void somethingElseThanASchemaIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> server.schema(QmpJson.parse("{\"return\": []}")));
        assertTrue(String.valueOf(e.getMessage()).contains("query-qmp-schema"), e::getMessage);
    }

    @Test
    void aCommandThatNothingAnswersSaysSo() {
        server.schema(SCHEMA);
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals(
                    "this server has no answer to 'eject': no handler was set with on(…)",
                    refusal(client, "{\"device\": \"cd\"}"));
        }
    }

    @Test
    void whatHasNoHandlerOfItsNameIsAnsweredByThatOfOthersOrByTheServer() {
        JsonNode others = QmpJson.parse("[]");
        server.schema(SCHEMA)
                .on("eject", request -> "{}")
                .onOthers(request ->
                        request.command().equals("query-qmp-schema") ? Optional.empty() : Optional.of(others));
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals(
                    "{}",
                    client.execute("eject", arguments("{\"device\": \"cd\"}")).toString());
            assertEquals(others, client.execute("query-commands"));
            assertEquals(SCHEMA, client.execute("query-qmp-schema"));
            assertTrue(assertThrows(QmpCommandException.class, () -> client.execute("stop"))
                    .isCommandNotFound());
        }
    }

    @Test
    void eachCommandIsToldOfBeforeItIsAnswered() {
        List<String> told = new CopyOnWriteArrayList<>();
        server.observer(request -> told.add(request.command())).on("a", request -> "\"" + told + "\"");
        try (QmpClient client = QmpClient.connect(server.address())) {
            assertEquals("[a]", client.execute("a").stringValue());
            assertThrows(QmpCommandException.class, () -> client.execute("b"));
            assertEquals(List.of("a", "b"), told);
        }
    }

    @Test
    void aReleaseGreetsWithItsNumbersPackageAndCapabilities() throws Exception {
        server.version(new QemuVersion(2, 12, 1, "Debian 1"), "oob", "x-more");
        try (PlainClient client = PlainClient.connect(server.address())) {
            assertEquals(
                    "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 1, \"minor\": 12, \"major\": 2},"
                            + " \"package\": \"Debian 1\"}, \"capabilities\": [\"oob\", \"x-more\"]}}",
                    client.read());
        }
    }

    @Test
    void handlersFailAsTheyChoose() {
        server.on("eject", request -> {
                    throw new CommandError("DeviceNotFound", "no 'cd'");
                })
                .on("stop", request -> {
                    throw new IllegalStateException("a mistake in the test");
                });
        try (QmpClient client = QmpClient.connect(server.address())) {
            QmpCommandException chosen = assertThrows(QmpCommandException.class, () -> client.execute("eject"));
            assertEquals("DeviceNotFound", chosen.errorClass());
            QmpCommandException mistake = assertThrows(QmpCommandException.class, () -> client.execute("stop"));
            assertTrue(mistake.description().contains("a mistake in the test"), mistake.description());
        }
    }

    @Test
    void eventsGoToAllClientsThatHaveNegotiated() throws Exception {
        try (QmpClient first = QmpClient.connect(server.address());
                QmpClient second = QmpClient.connect(server.listenAt(QmpAddress.tcp("127.0.0.1", 0)));
                PlainClient silent = PlainClient.connect(server.address());
                QmpSubscription<QmpEvent> firsts = first.subscribe();
                QmpSubscription<QmpEvent> seconds = second.subscribe()) {
            silent.read();
            server.emit(new RawEvent(
                    "STOP",
                    EventTimestamp.UNKNOWN,
                    JsonNodeFactory.instance.objectNode().put("n", 1)));
            QmpEvent event = firsts.next(LONG);
            assertEquals("STOP", event.qmpName());
            assertEquals("{\"n\":1}", event.toJson().toString());
            assertTrue(event.timestamp().isKnown());
            assertEquals("STOP", seconds.next(LONG).qmpName());
            assertEquals("{\"return\": {}}", silent.ask("{\"execute\": \"qmp_capabilities\"}"));
        }
    }

    @Test
    void anEventFromAHandlerComesBeforeItsReply() throws Exception {
        server.on("stop", request -> {
            server.emit(new RawEvent("STOP", EventTimestamp.UNKNOWN, JsonNodeFactory.instance.objectNode()));
            return "{}";
        });
        try (PlainClient client = PlainClient.negotiated(server.address())) {
            String event = client.ask("{\"execute\": \"stop\"}");
            assertTrue(event.contains("\"event\": \"STOP\"}"), event);
            assertEquals("{\"return\": {}}", client.read());
        }
    }

    @Test
    void outOfBandCommandsOvertakeOthers() throws Exception {
        CountDownLatch ejecting = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        server.schema(SCHEMA)
                .on("eject", request -> {
                    ejecting.countDown();
                    try {
                        return paused.await(20, TimeUnit.SECONDS) ? "{}" : "\"nobody has overtaken\"";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .on("migrate-pause", request -> {
                    paused.countDown();
                    return "{}";
                });
        try (QmpClient client = QmpClient.connect(server.address())) {
            CompletableFuture<JsonNode> waiting =
                    client.call("eject", arguments("{\"device\": \"cd\"}")).executeAsync();
            assertTrue(ejecting.await(20, TimeUnit.SECONDS));
            client.call("migrate-pause").outOfBand().execute();
            assertEquals("{}", waiting.join().toString());
            assertEquals(
                    "The command query-commands does not support OOB",
                    assertThrows(
                                    QmpCommandException.class,
                                    () -> client.call("query-commands")
                                            .outOfBand()
                                            .execute())
                            .description());
        }
    }

    @Test
    void documentedExamplesAreAnswered() {
        server.examples(QmpExamples.parse("""
                [{"request": {"execute": "eject", "arguments": {"device": "a"}}, "replies": [
                   {"event": "TRAY", "data": {"n": 1}, "timestamp": {"seconds": 1, "microseconds": 2}},
                   {"return": {}}]},
                 {"request": {"execute": "eject", "arguments": {"device": "b"}}, "replies": [
                   {"error": {"class": "DeviceNotFound", "desc": "no b"}}]}]
                """));
        try (QmpClient client = QmpClient.connect(server.address());
                QmpSubscription<QmpEvent> events = client.subscribe()) {
            assertEquals("no b", refusal(client, "{\"device\": \"b\"}"));
            client.execute("eject", arguments("{\"device\": \"another\"}"));
            assertEquals("TRAY", events.next(LONG).qmpName());
            assertTrue(assertThrows(QmpCommandException.class, () -> client.execute("stop"))
                    .isCommandNotFound());
        }
    }

    @Test
    void anAddressThatIsTakenIsToldSo() {
        Exception e = assertThrows(UncheckedIOException.class, () -> QmpServer.at(server.address()));
        assertTrue(String.valueOf(e.getMessage()).contains(server.address().toString()), e.getMessage());
    }

    @Test
    void closingEndsTheClients() {
        QmpOptions options = QmpOptions.standard();
        try (QmpClient client = QmpClient.connect(server.address(), options)) {
            server.close();
            assertThrows(Exception.class, () -> client.closed().get(20, TimeUnit.SECONDS));
        }
    }
}
