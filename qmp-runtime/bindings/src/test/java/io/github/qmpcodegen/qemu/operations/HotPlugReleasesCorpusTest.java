package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Export;
import io.github.qmpcodegen.codegen.ExportRequest;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.ChardevBackend;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.SocketAddress;
import io.github.qmpcodegen.qemu.StringType;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is sent to releases of which no QEMU is at hand is what they take: a server refuses all that their schemas lack. */
@NeedsTestData
@Timeout(300)
class HotPlugReleasesCorpusTest {

    private static FakeQmpServer server(String tree) {
        Path root = TestData.path("");
        Sources sources = Sources.of(List.of(tree));
        String schema =
                Export.run(new ExportRequest(sources), SourceAccess.below(root)).json();
        String[] version = tree.substring(tree.indexOf('/') + 1).split("\\.", -1);
        return FakeQmpServer.onUnixSocket()
                .schema(QmpJson.parse(schema))
                .version(Integer.parseInt(version[0]), Integer.parseInt(version[1]), Integer.parseInt(version[2]))
                .serve();
    }

    private static QmpClient connect(FakeQmpServer server) {
        return QmpClient.connect(
                server.address(),
                QmpOptions.builder().registry(new QemuRegistry()).build());
    }

    private static Netdev user(String... forwarded) {
        return Netdev.user(user -> user.id("lan")
                .restrict(true)
                .hostfwd(Stream.of(forwarded).map(StringType::new).toList()));
    }

    private static PlugRequest.Builder everything() {
        return PlugRequest.device("all", "some-device")
                .object(ObjectOptions.memoryBackendRam(
                        ram -> ram.id("ram").size(Uint64.of(1 << 20)).share(true)))
                .chardev("socket", ChardevBackend.null_(none -> {}))
                .netdev(user("tcp::2222-:22"))
                .node(BlockdevOptions.file(file -> file.nodeName("file").filename("/disk")))
                .node(BlockdevOptions.qcow2(image -> image.nodeName("data").file("file")))
                .property("bootindex", 1)
                .property("share-rw", true);
    }

    @ParameterizedTest
    @CsvSource({
        "releases/2.9.0, true, true",
        "corpus/2.12.0, true, true",
        "corpus/4.2.0, true, true",
        "releases/5.0.0, true, false",
        "releases/6.0.0, false, false",
        "releases/7.0.0, false, false",
        "releases/9.0.0, false, false",
        "releases/9.2.0, false, false",
        "releases/11.0.0, false, false"
    })
    void everythingIsTaken(String tree, boolean wrapped, boolean flat) {
        try (FakeQmpServer server = server(tree);
                QmpClient client = connect(server)) {
            FakeMachine machine = new FakeMachine(server);
            Operations operations = Operations.of(client);
            server.on(
                    "query-hotpluggable-cpus",
                    request -> "[{\"type\": \"c\", \"vcpus-count\": 1, \"props\": {\"socket-id\": 1}}]");

            Outcome<?> plugged = operations.plug(everything().build()).await();
            assertInstanceOf(Outcome.Completed.class, plugged, plugged::toString);
            assertInstanceOf(
                    Outcome.Completed.class,
                    operations.plug(PlugRequest.cpu("cpu1").build()).await());
            for (UnplugRequest request : List.of(
                    UnplugRequest.reverseOf(everything().build()).build(),
                    UnplugRequest.device("cpu1").build())) {
                assertEquals(
                        new Outcome.Completed<>(new UnplugResult(true), List.of()),
                        operations.unplug(request).await());
            }
            assertEquals(List.of(), machine.contents());

            assertEquals(
                    wrapped
                            ? "{'id':'ram','props':{'share':true,'size':1048576},'qom-type':'memory-backend-ram'}"
                            : "{'id':'ram','qom-type':'memory-backend-ram','share':true,'size':1048576}",
                    sent(server, "object-add"));
            assertEquals(
                    "{'hostfwd':%s,'id':'lan','restrict':true,'type':'user'}"
                            .formatted(flat ? "'tcp::2222-:22'" : "[{'str':'tcp::2222-:22'}]"),
                    sent(server, "netdev_add"));
        }
    }

    private static String sent(FakeQmpServer server, String command) {
        ReceivedRequest request = server.awaitRequest(command);
        return sorted(request.arguments()).replace('"', '\'');
    }

    private static String sorted(JsonNode value) {
        if (!value.isObject()) {
            return value.isArray()
                    ? value.valueStream()
                            .map(HotPlugReleasesCorpusTest::sorted)
                            .toList()
                            .toString()
                    : QmpJson.write(value);
        }
        return value.propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .map(member -> '"' + member.getKey() + "\":" + sorted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @CsvSource({"releases/6.0.0", "releases/7.0.0"})
    void aBackendThatAReleaseLacksIsKnownBeforeAnythingIsDone(String tree) {
        Netdev stream = Netdev.stream(backend ->
                backend.id("lan").addr(SocketAddress.inet(inet -> inet.host("h").port("1"))));
        try (FakeQmpServer server = server(tree);
                QmpClient client = connect(server)) {
            FakeMachine machine = new FakeMachine(server);

            Outcome<?> outcome = Operations.of(client)
                    .plug(everything().netdev(stream).build())
                    .await();
            Outcome.Unsupported<?> unsupported = assertInstanceOf(Outcome.Unsupported.class, outcome);
            assertTrue(
                    unsupported.lacks().contains("'type' cannot be 'stream' (in QEMU 7.2 and later"),
                    unsupported::lacks);
            assertEquals(List.of(), machine.contents());
        }
    }

    @ParameterizedTest
    @CsvSource({"releases/2.9.0", "corpus/4.2.0"})
    void whatAReleaseWouldPassOverIsNotSent(String tree) {
        try (FakeQmpServer server = server(tree);
                QmpClient client = connect(server)) {
            FakeMachine machine = new FakeMachine(server);

            Outcome<?> outcome = Operations.of(client)
                    .plug(PlugRequest.nic("nic", user("tcp::2222-:22", "tcp::8080-:80"))
                            .build())
                    .await();
            assertInstanceOf(Outcome.Unsupported.class, outcome, outcome::toString);
            assertEquals(List.of(), machine.contents());
        }
    }
}
