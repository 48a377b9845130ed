package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.Programs;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpCapability;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code serve}: who it says it is, what it answers of itself, and what it leaves behind. */
@Timeout(120)
class ServeCommandTest extends CommandLineRun {

    private static final String SCHEMA = """
            { 'struct': 'VersionInfo', 'data': { 'qemu': 'VersionTriple', 'package': 'str' } }
            { 'struct': 'VersionTriple', 'data': { 'major': 'int', 'minor': 'int', 'micro': 'uint8' } }
            { 'struct': 'Named', 'data': { 'name': 'str' } }
            ##
            # @query-version:
            #
            # Since: 0.14
            #
            # Example:
            #
            # -> { "execute": "query-version" }
            # <- { "return": { "qemu": { "major": 0, "minor": 11, "micro": 5 }, "package": "" } }
            ##
            { 'command': 'query-version', 'returns': 'VersionInfo' }
            ##
            # @query-commands:
            #
            # Example:
            #
            # -> { "execute": "query-commands" }
            # <- { "return": [ { "name": "query-version" } ] }
            ##
            { 'command': 'query-commands', 'returns': ['Named'] }
            { 'command': 'query-events', 'returns': ['Named'] }
            { 'command': 'query-qmp-schema', 'returns': ['any'] }
            { 'command': 'device_add', 'data': { 'driver': 'str', '*id': 'str' }, 'gen': false }
            { 'command': 'set-odd', 'data': { 'value': 'int', 'odd': { 'type': 'int', 'if': 'ODD' } } }
            { 'event': 'STOP' }
            """;

    private static final String OUT_OF_BAND =
            "##\n# @yank:\n#\n# Since: 6.0\n##\n{ 'command': 'yank', 'allow-oob': true }\n";

    @Test
    void theVersionIsThatOfTheOptionTheLabelTheTreeOrTheDocumentation() throws Exception {
        MemorySources tree =
                MemorySources.of("qemu/qapi/qapi-schema.json", SCHEMA).and("qemu/VERSION", "9.1.2\n");
        MemorySources file = MemorySources.of("a.json", SCHEMA);

        assertVersion("8.2.0", tree, "qemu", "--qemu-version", "8.2");
        assertVersion("8.2.1", tree, "8.2.1=qemu");
        assertVersion("9.1.2", tree, "qemu");
        assertVersion("9.1.2", tree, "qemu/qapi/qapi-schema.json");
        assertVersion("0.14.0", file, "a.json");
        assertVersion("6.0.0", MemorySources.of("a.json", SCHEMA + OUT_OF_BAND), "a.json");
    }

    private void assertVersion(String version, MemorySources sources, String... arguments) throws Exception {
        serving(sources, arguments, client -> {
            assertEquals(version, client.greeting().version().toString().replaceAll(" .*", ""));
            JsonNode told = client.execute("query-version").path("qemu");
            assertEquals(
                    version,
                    told.path("major").intValue() + "." + told.path("minor").intValue() + "."
                            + told.path("micro").intValue());
        });
    }

    @Test
    void commandsOutOfBandAreOfferedWhereTheInterfaceAndTheReleaseHaveThem() throws Exception {
        MemorySources without = MemorySources.of("a.json", SCHEMA);
        MemorySources with = MemorySources.of("a.json", SCHEMA + OUT_OF_BAND);

        assertEquals(List.of(), capabilities(without, "a.json", "--qemu-version", "7.2.0"));
        assertEquals(List.of(QmpCapability.OUT_OF_BAND), capabilities(with, "a.json", "--qemu-version", "7.2.0"));
        assertEquals(List.of(), capabilities(with, "a.json", "--qemu-version", "2.12.0"));
    }

    private List<QmpCapability> capabilities(MemorySources sources, String... arguments) throws Exception {
        CompletableFuture<List<QmpCapability>> offered = new CompletableFuture<>();
        serving(sources, arguments, client -> offered.complete(client.greeting().capabilities()));
        return offered.get();
    }

    @Test
    void whatTheSchemaKnowsIsAnsweredFromIt() throws Exception {
        MemorySources sources = MemorySources.of("a.json", SCHEMA);
        assertEquals(0, run(sources, "export", "a.json"));
        JsonNode exported = QmpJson.parse(printed());

        serving(sources, new String[] {"a.json"}, client -> {
            assertEquals(
                    "query-version query-commands query-events query-qmp-schema device_add set-odd",
                    names(client.execute("query-commands")));
            assertEquals("STOP", names(client.execute("query-events")));
            assertEquals(exported, client.execute("query-qmp-schema"));
        });
    }

    @Test
    void aLabelChangesNothingButTheVersion() throws Exception {
        CompletableFuture<JsonNode> without = new CompletableFuture<>();
        MemorySources sources = MemorySources.of("a.json", SCHEMA);
        serving(sources, new String[] {"a.json"}, client -> without.complete(client.execute("query-qmp-schema")));

        serving(sources, new String[] {"8.2=a.json"}, client -> {
            assertEquals(without.join(), client.execute("query-qmp-schema"));
            assertEquals("Parameter 'value' is missing", refusal(client, "set-odd", "{'odd': 2}"));
        });
    }

    @Test
    void aServerHasOneRelease() {
        MemorySources two = MemorySources.of("a.json", SCHEMA).and("b.json", SCHEMA + OUT_OF_BAND);

        assertWrongUsage(
                "the sources describe the releases 8.2 and 9.0, and a server has one;",
                two,
                "serve",
                "8.2=a.json",
                "9.0=b.json",
                "--tcp",
                "0");
        assertWrongUsage("'b.json' is not", two, "serve", "8.2=a.json", "b.json", "--tcp", "0");
        for (String option : new String[] {"--oldest", "--floor"}) {
            assertWrongUsage(
                    "--oldest and --floor choose among releases, and a server has one; omit them",
                    two,
                    "serve",
                    "8.2=a.json",
                    option,
                    "8.0",
                    "--tcp",
                    "0");
        }
    }

    private static String names(JsonNode array) {
        return String.join(
                " ",
                array.valueStream().map(each -> each.path("name").asString()).toList());
    }

    @Test
    void whatTheSchemaLeavesOpenIsNotRefused() throws Exception {
        serving(MemorySources.of("a.json", SCHEMA), new String[] {"a.json"}, client -> {
            assertEquals("", refusal(client, "device_add", "{'driver': 'virtio-net', 'netdev': 'n0'}"));
            assertEquals("Parameter 'driver' is missing", refusal(client, "device_add", "{'netdev': 'n0'}"));
            assertEquals("", refusal(client, "set-odd", "{'value': 1}"));
            assertEquals("", refusal(client, "set-odd", "{'value': 1, 'odd': 2}"));
            assertEquals("Parameter 'value' is missing", refusal(client, "set-odd", "{'odd': 2}"));
        });
    }

    /** What is told of arguments; empty if they fit, though nothing shows an answer. */
    private static String refusal(QmpClient client, String command, String arguments) {
        String told = assertThrows(
                        QmpCommandException.class,
                        () -> client.execute(command, (ObjectNode) QmpJson.parse(arguments.replace('\'', '"'))))
                .description();
        return told.startsWith("this server has no answer") ? "" : told;
    }

    @Test
    void nothingDiffersBetweenSourcesAndTheServerOfThem() throws Exception {
        MemorySources sources = MemorySources.of("a.json", SCHEMA);
        serving(sources, new String[] {"a.json"}, client -> {
            assertEquals(0, run(sources, "diff", "a.json", "unix:" + socket()), this::complaints);
            assertEquals("0 changes break clients, 0 do not\n", printed());
        });
    }

    @Test
    void whatIsNoVersionIsWrongUsage() {
        MemorySources sources = MemorySources.of("a.json", SCHEMA);
        assertWrongUsage(
                "'new' is not a version of QEMU", sources, "serve", "a.json", "--tcp", "0", "--qemu-version", "new");
        assertEquals(3, run(sources, "serve", "7.2-rc=a.json", "--tcp", "0"));
        assertTrue(complaints().contains("must be a release such as 7.2"), this::complaints);
    }

    /** Serves in a thread of this process at {@link #socket} until the client is done. */
    private void serving(MemorySources sources, String[] arguments, Consumer<QmpClient> use) throws Exception {
        CountDownLatch serving = new CountDownLatch(1);
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Console console = console(sources, new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() {
                serving.countDown();
            }
        });
        List<String> line = new ArrayList<>(List.of("serve", "--unix", socket().toString()));
        line.addAll(List.of(arguments));
        Thread server = new Thread(() -> exitCode.complete(RootCommand.run(console, line.toArray(String[]::new))));
        server.start();
        try {
            assertTrue(serving.await(60, TimeUnit.SECONDS), this::complaints);
            try (QmpClient client = QmpClient.connect(
                    QmpAddress.unix(socket()), QmpOptions.builder().build())) {
                use.accept(client);
            }
        } finally {
            server.interrupt();
        }
        assertEquals(0, exitCode.get(60, TimeUnit.SECONDS), this::complaints);
    }

    private Path socket() {
        return folder.resolve("s");
    }

    @Test
    void aServerThatIsToldToEndLeavesNoSocket() throws Exception {
        Process server = start();
        server.destroy();
        assertTrue(server.waitFor(60, TimeUnit.SECONDS));
        assertFalse(Files.exists(socket()));
    }

    @Test
    void aServerStartsWhereAKilledOneLeftItsSocket() throws Exception {
        Process killed = start();
        killed.destroyForcibly();
        assertTrue(killed.waitFor(60, TimeUnit.SECONDS));
        assertTrue(Files.exists(socket()), "nothing can clean up then");

        serving(MemorySources.of("a.json", SCHEMA), new String[] {"a.json"}, client -> client.execute("query-events"));
    }

    @Test
    void aSocketAtWhichSomebodyListensAndAFileStay() throws Exception {
        MemorySources sources = MemorySources.of("a.json", SCHEMA);
        serving(sources, new String[] {"a.json"}, client -> {
            assertEquals(3, run(sources, "serve", "a.json", "--unix", socket().toString()));
            assertTrue(complaints().contains("cannot listen at unix:"));
            assertEquals("STOP", names(client.execute("query-events")));
        });
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertEquals(3, run(sources, "serve", "a.json", "--unix", file.toString()));
        assertEquals("mine", Files.readString(file));
    }

    /** Serves in a process of its own, which is ready when this returns. */
    private Process start() throws IOException {
        Files.writeString(folder.resolve("a.json"), SCHEMA);
        Process process = new ProcessBuilder(Programs.jvm(
                        List.of("-XX:TieredStopAtLevel=1"),
                        Main.class,
                        "serve",
                        "a.json",
                        "--unix",
                        socket().toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertTrue(line != null && line.startsWith("Serving 6 commands at unix:"), line);
        assertTrue(line.contains(" as QEMU 0.14.0, until interrupted"), line);
        return process;
    }
}
