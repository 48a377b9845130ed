package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only users of a server's interface need is loaded when it is asked for. */
@Timeout(120)
class LoadingTest {

    private static final String SCHEMA = "io.github.qmpcodegen.qmp.schema.";
    private static final String FACTS = QemuRegistry.class.getName() + "$Facts";

    /** A program that connects, and asks for the interface, of this server and of all, if there is a second argument. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            QmpOptions options =
                    QmpOptions.builder().registry(new QemuRegistry()).build();
            try (QmpClient client = QmpClient.connect(QmpAddress.parse(args[0]), options)) {
                new QemuCommands(client).queryStatus();
                if (args.length > 1) {
                    client.serverInterface().accepts("unknown", QmpJson.parse("{}"));
                }
            }
        }
    }

    @TempDir
    private Path folder;

    @Test
    void theInterfaceIsLoadedWhenItIsAskedFor() throws IOException, InterruptedException {
        assertEquals(List.of(), loaded());

        List<String> asked = loaded("asking");
        assertTrue(asked.contains(SCHEMA + "ServerInterface"), asked::toString);
        assertTrue(asked.stream().anyMatch(name -> name.startsWith(FACTS)), asked::toString);
    }

    /** The classes of both that a program loads. */
    private List<String> loaded(String... further) throws IOException, InterruptedException {
        Path log = folder.resolve("log" + further.length);
        try (FakeQmpServer server =
                FakeQmpServer.onUnixSocket().registry(new QemuRegistry()).serve()) {
            server.on("query-status", request -> "{\"status\": \"running\", \"running\": true}")
                    .on("query-qmp-schema", request -> "[]");
            List<String> command = Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xlog:class+load:file=" + log,
                                    "-classpath",
                                    classPath(),
                                    Program.class.getName(),
                                    server.address().toString()),
                            Stream.of(further))
                    .toList();
            Path output = folder.resolve("output");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), Files.readString(output));
        }
        try (Stream<String> lines = Files.lines(log)) {
            return List.copyOf(
                    lines.map(line -> line.replaceFirst("^(\\[[^]]*])* *", "").split(" ", 2)[0])
                            .filter(name -> name.startsWith(SCHEMA) || name.startsWith(FACTS))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** Of these tests, which may be run in modules. */
    private static String classPath() {
        return Stream.of(
                        folderOf(LoadingTest.class),
                        folderOf(QemuRegistry.class),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What a class was loaded from. */
    private static String folderOf(Class<?> loaded) {
        String file = loaded.getName().replace('.', '/') + ".class";
        String place = Objects.requireNonNull(loaded.getClassLoader().getResource(file))
                .toString();
        return Path.of(URI.create(place.substring(0, place.length() - file.length())))
                .toString();
    }
}
