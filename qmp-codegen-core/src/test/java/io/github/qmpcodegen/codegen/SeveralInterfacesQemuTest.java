package io.github.qmpcodegen.codegen;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpExecutor;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.testing.GuestAgentProcess;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The interfaces of one release, each generated into a package of its own in the same folder. */
@NeedsTestData
@NeedsQemu({"qemu-ga", "qemu-storage-daemon"})
@Tag("own-release")
@Timeout(240)
class SeveralInterfacesQemuTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SOURCES = new TreeMap<>(Map.of(
            "generated.agent", "7.2.0/qga",
            "generated.daemon", "7.2.0/storage-daemon",
            "generated.machine", "7.2.0"));

    @TempDir
    private static Path folder;

    private static Path output;
    private static Path classes;

    @BeforeAll
    static void generateAndCompile() throws IOException {
        output = folder.resolve("sources");
        classes = folder.resolve("classes");
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            assertEquals(
                    Outcome.DONE, generate(source.getKey(), source.getValue()).outcome());
        }
        assertEquals("", GeneratedCode.in(output, "generated").compileWithDriver(classes, "InterfacesDriver"));
    }

    @Test
    void packagesShareNothing() throws IOException, ReflectiveOperationException {
        for (String first : SOURCES.keySet()) {
            for (String second : SOURCES.keySet()) {
                if (!first.equals(second)) {
                    assertFalse(text(first).contains(second), () -> first + " mentions " + second);
                }
            }
        }
        GenerationResult again = generate("generated.machine", requireNonNull(SOURCES.get("generated.machine")));
        assertEquals(
                0, again.changes().added().size() + again.changes().deleted().size());

        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            assertTrue(
                    GeneratedCode.registry(loader, "generated.agent").commands().containsKey("guest-ping"));
            assertFalse(
                    GeneratedCode.registry(loader, "generated.agent").commands().containsKey("blockdev-add"));
            assertTrue(GeneratedCode.registry(loader, "generated.daemon")
                    .commands()
                    .containsKey("blockdev-add"));
            assertFalse(GeneratedCode.registry(loader, "generated.daemon")
                    .commands()
                    .containsKey("device_add"));
            assertTrue(GeneratedCode.registry(loader, "generated.machine")
                    .commands()
                    .containsKey("device_add"));
            assertFalse(GeneratedCode.registry(loader, "generated.machine")
                    .commands()
                    .containsKey("guest-ping"));
        }
    }

    @Test
    void eachDrivesItsOwnServer() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "hello");
        try (URLClassLoader loader = GeneratedCode.load(classes)) {
            Class<?> driver = loader.loadClass("generated.driver.InterfacesDriver");
            try (GuestAgentProcess agent = GuestAgentProcess.start();
                    GuestAgentClient client = GuestAgentClient.connect(
                            agent.address(), strict(GeneratedCode.registry(loader, "generated.agent")))) {
                assertEquals(
                        List.of("has guest-ping: true", "read hello, end true", "started: true", "system: true"),
                        driver.getMethod("agent", QmpExecutor.class, Path.class).invoke(null, client, file));
            }

            Path daemonSocket = folder.resolve("daemon");
            Process daemon = start(
                    "qemu-storage-daemon",
                    "--chardev",
                    "socket,id=monitor,server=on,wait=off,path=" + daemonSocket,
                    "--monitor",
                    "chardev=monitor");
            try (QmpClient client = QmpClient.connectWhenReady(
                    QmpAddress.unix(daemonSocket),
                    strict(GeneratedCode.registry(loader, "generated.daemon")),
                    PATIENCE,
                    daemon.toHandle())) {
                assertEquals(
                        List.of("version 7", "exports node0", "deleted export0"),
                        driver.getMethod("daemon", QmpClient.class, Path.class).invoke(null, client, folder));
            } finally {
                end(daemon);
            }
        }
    }

    private static GenerationResult generate(String packageName, String source) throws IOException {
        Sources sources = Sources.of(source).withStrict(true);
        return Generation.run(
                GenerationRequest.builder(sources, packageName, output).build(),
                SourceAccess.below(TestData.path("corpus")));
    }

    private static String text(String packageName) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(output.resolve(packageName.replace('.', '/')))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static QmpOptions strict(QmpRegistry registry) {
        return QmpOptions.builder().registry(registry).strict(true).build();
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
