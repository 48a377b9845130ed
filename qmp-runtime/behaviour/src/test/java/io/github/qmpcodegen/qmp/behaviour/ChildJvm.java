package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Further JVMs for tests: what ends with a JVM, or needs one of its own. */
final class ChildJvm {
    private static final Logger LOG = System.getLogger(ChildJvm.class.getName());

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private ChildJvm() {}

    /** The program that runs a JVM of at least a version: this one, that of QMP_TESTS_JDK, or another that is installed. */
    static Optional<Path> javaFrom(int least) throws IOException {
        List<Path> candidates = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        String named = System.getenv("QMP_TESTS_JDK");
        if (named != null) {
            candidates.add(Path.of(named));
        }
        Path beside = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(beside)) {
            try (Stream<Path> installed = Files.list(beside)) {
                installed.sorted().forEach(candidates::add);
            }
        }
        for (Path candidate : candidates) {
            Path release = candidate.resolve("release");
            if (Files.isReadable(release)) {
                Matcher version = VERSION.matcher(Files.readString(release));
                if (version.find() && Integer.parseInt(version.group(1)) >= least) {
                    return Optional.of(candidate.resolve("bin").resolve("java"));
                }
            }
        }
        return Optional.empty();
    }

    /** The command that runs a class of the tests in a JVM like this one. */
    static List<String> command(List<String> options, Class<?> main, String... arguments) {
        return command(Path.of(System.getProperty("java.home"), "bin", "java"), options, main, arguments);
    }

    /** The command that runs a class of the tests. */
    static List<String> command(Path java, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(Path folder, ProcessBuilder command) throws Exception {
        Path output = Files.createTempFile(folder, "output", "");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(100, TimeUnit.SECONDS), () -> "it ends; until now: " + text(output));
            assertEquals(0, process.exitValue(), () -> text(output));
            LOG.log(Level.INFO, () -> text(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What this JVM runs from, be it as modules or from the class path. */
    private static String classPath() {
        URL here = Objects.requireNonNull(ChildJvm.class.getResource("ChildJvm.class"));
        try {
            Path root = Path.of(here.toURI())
                    .resolve("../".repeat(ChildJvm.class.getName().split("\\.", -1).length))
                    .normalize();
            return root
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", "")
                    + File.pathSeparator
                    + System.getProperty("java.class.path");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
