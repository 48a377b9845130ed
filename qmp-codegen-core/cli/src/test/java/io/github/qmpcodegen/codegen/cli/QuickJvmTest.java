package io.github.qmpcodegen.codegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Programs;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickJvmTest {

    private static final String[] ARGS = {"export", "my commands.hx"};

    @Test
    void theCommandLineIsTheSameButForTheOptions() {
        assertEquals(
                Optional.of(List.of(
                        "/jdk/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmn16m",
                        "-Xlog:disable",
                        "-Dqmp.codegen.parent=" + ProcessHandle.current().pid(),
                        "-cp",
                        Path.of("qmp-codegen.jar").toAbsolutePath().toString(),
                        RootCommand.class.getName(),
                        "export",
                        "my commands.hx")),
                command("/jdk/bin/java", "-jar", "qmp-codegen.jar", "export", "my commands.hx"));
    }

    @Test
    void itsOwnCommandLineStartsNoOther() {
        String[] other = command("java", "-jar", "x.jar", "export", "my commands.hx")
                .orElseThrow()
                .toArray(String[]::new);

        assertEquals(Optional.empty(), command(other[0], Arrays.copyOfRange(other, 1, other.length)));
    }

    @Test
    void optionsOfTheUserAreObeyed() {
        assertEquals(Optional.empty(), command("java", "-Xmx1g", "-jar", "x.jar", "export", "my commands.hx"));
        assertEquals(Optional.empty(), command("java", "-cp", "x.jar", "Main", "export", "my commands.hx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"})
    void optionsInTheEnvironmentAreObeyed(String variable) {
        Info self = new Info("java", List.of("-jar", "x.jar", "export", "my commands.hx"));

        assertEquals(Optional.empty(), QuickJvm.command(self, ARGS, Map.of(variable, "-XX:+UseParallelGC")));
    }

    @Test
    void nothingIsStartedWhereTheSystemTellsNoneOrOtherArguments() {
        assertEquals(Optional.empty(), command("java"));
        assertEquals(Optional.empty(), command(null, "-jar", "x.jar", "export", "my commands.hx"));
        assertEquals(Optional.empty(), command("java", "-jar", "x.jar", "export", "my", "commands.hx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdin", "/dev/fd/63", "/proc/self/fd/3"})
    void whatOnlyThisJvmHasOpenIsReadByThisJvm(String source) {
        assertEquals(
                Optional.empty(),
                QuickJvm.command(
                        new Info("java", List.of("-jar", "x.jar", "export", source)),
                        new String[] {"export", source},
                        Map.of()));
    }

    @Test
    @Timeout(60)
    void theOtherJvmReadsWritesAndEndsAsThisOneWould(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("bad.json"), "{ 'command': 'stop', 'data': 'Missing' }\n");

        Process process = start(folder, List.of(java(), "-jar", jar(folder), "export", "bad.json"));
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue(), told);
        assertTrue(told.startsWith("bad.json:1:"), told);
    }

    @Test
    @Timeout(120)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whoeverReadsMayStopThere(@TempDir Path folder) throws Exception {
        StringBuilder schema = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            schema.append("{ 'command': 'query-").append(i).append("' }\n");
        }
        Files.writeString(folder.resolve("a.json"), schema);
        String command = java() + " -jar " + jar(folder) + " export a.json; echo $? > code";

        Process process = start(folder, List.of("sh", "-c", "(" + command + ") 2>told | head -c 1"));
        process.getInputStream().readAllBytes();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", Files.readString(folder.resolve("told")));
        assertEquals("0\n", Files.readString(folder.resolve("code")));
    }

    @Test
    @Timeout(120)
    @EnabledOnOs(OS.LINUX)
    void theOtherJvmEndsWithThisOne(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("never.json");
        Programs.run("mkfifo", pipe.toString());
        Process process = start(folder, List.of(java(), "-jar", jar(folder), "export", "never.json"));
        // It reads what nobody writes; that it opens the pipe tells that it is there.
        try (OutputStream writer = Files.newOutputStream(pipe)) {
            ProcessHandle other =
                    process.descendants().findFirst().orElseThrow(() -> new AssertionError("there is no other JVM"));

            process.destroyForcibly().waitFor();

            other.onExit().get(60, TimeUnit.SECONDS);
            assertFalse(other.isAlive());
            writer.flush();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("QMP_CODEGEN_ARCHIVE", "off");
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    /** A jar that names the class path of this test. */
    private static String jar(Path folder) throws IOException {
        return ManifestJar.write(
                folder.resolve("cli.jar"),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
    }

    private static Optional<List<String>> command(@Nullable String java, String... arguments) {
        return QuickJvm.command(new Info(java, List.of(arguments)), ARGS, Map.of("PATH", "/bin"));
    }

    /** What a system tells of a process. */
    private record Info(@Nullable String java, List<String> given) implements ProcessHandle.Info {

        @Override
        public Optional<String> command() {
            return Optional.ofNullable(java);
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.of(given.toArray(String[]::new)).filter(arguments -> arguments.length > 0);
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
