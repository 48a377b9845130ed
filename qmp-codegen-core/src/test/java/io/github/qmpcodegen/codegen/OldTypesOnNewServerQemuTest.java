package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.NeedsTestData;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Drives the QEMU that is installed with what is generated from the documentation of QEMU 2.7. */
@NeedsTestData
@NeedsQemu
class OldTypesOnNewServerQemuTest {

    private static final String PACKAGE = "generated.qmp";

    @TempDir
    static Path folder;

    private static URLClassLoader generated;

    @BeforeAll
    static void generate() throws IOException {
        LoadedSchema loaded = Releases.documentation("2.7.0");
        Path classes = folder.resolve("classes");
        assertEquals("", GeneratedCode.of(loaded.schema(), PACKAGE).compileWithDriver(classes, "Driver"));
        generated = GeneratedCode.load(classes);
    }

    @AfterAll
    static void unload() throws IOException {
        generated.close();
    }

    private static QemuProcess start(QmpRegistry registry, Path disk) {
        return QemuProcess.start(
                QmpOptions.builder().registry(registry).build(),
                List.of(
                        "qemu-system-x86_64",
                        "-M",
                        "pc",
                        "-usb",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-name",
                        "tested",
                        "-drive",
                        "if=ide,id=disk0,format=raw,file=" + disk,
                        "-nic",
                        "user,model=e1000",
                        "-chardev",
                        "null,id=char0",
                        "-serial",
                        "chardev:char0"));
    }

    private static QmpRegistry registry() throws ReflectiveOperationException {
        return GeneratedCode.registry(generated, PACKAGE);
    }

    private static Path disk(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[1 << 20]);
    }

    @Test
    void everyQueryThatIsAnsweredWithoutArgumentsDecodes() throws IOException, ReflectiveOperationException {
        QmpRegistry registry = registry();
        List<String> typed = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        Map<String, String> undecoded = new TreeMap<>();
        try (QemuProcess qemu = start(registry, disk("queried.raw"))) {
            QmpClient client = qemu.client();
            for (String query : queries(client)) {
                Optional<QmpRequest<?>> request = withoutArguments(query, registry);
                try {
                    if (request.isPresent()) {
                        client.execute(request.get());
                        typed.add(query);
                    } else {
                        client.execute(query);
                        raw.add(query);
                    }
                } catch (QmpCommandException e) {
                    // Not on this machine, or not without arguments.
                    assertEquals(query, e.command().orElseThrow());
                } catch (QmpDecodingException e) {
                    undecoded.put(query, e.getMessage());
                }
            }
        }

        assertEquals(Map.of(), undecoded);
        assertTrue(typed.size() >= 30, () -> typed.size() + " typed: " + typed);
        assertTrue(raw.size() >= 10, () -> raw.size() + " raw: " + raw);
    }

    private static List<String> queries(QmpClient client) {
        List<String> queries = new ArrayList<>();
        for (JsonNode command : client.execute("query-commands")) {
            String name = command.path("name").stringValue();
            if (name.startsWith("query-")) {
                queries.add(name);
            }
        }
        return queries;
    }

    /** The request of the old documentation; empty if it has none, or none without arguments. */
    private static Optional<QmpRequest<?>> withoutArguments(String query, QmpRegistry registry) {
        try {
            return registry.decodeRequest(query, JsonNodeFactory.instance.objectNode(), Decoding.ofArguments(query));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    @Test
    void generatedTypesDriveARealMachine() throws IOException, ReflectiveOperationException {
        List<String> seen;
        QemuVersion version;
        @SuppressWarnings("unchecked") // The driver is compiled above.
        Function<QmpClient, List<String>> driver = (Function<QmpClient, List<String>>)
                generated.loadClass("generated.driver.Driver").getConstructor().newInstance();
        try (QemuProcess qemu = start(registry(), disk("driven.raw"))) {
            seen = driver.apply(qemu.client());
            version = qemu.client().greeting().version();
        }

        assertEquals(
                """
                version %d
                status running, running
                block disk0 raw writable
                chardev char0 null
                %s
                event STOP
                status paused, not running
                event RESUME
                status running, running
                qom-list has many
                human monitor: tested
                event DEVICE_DELETED
                deleted tablet0 at /machine/peripheral/tablet0
                event RESET
                """.formatted(
                                version.major(),
                                version.isAtLeast(6, 0) ? "no query-cpus: CommandNotFound" : "query-cpus is there"),
                String.join("\n", seen) + "\n");
    }
}
