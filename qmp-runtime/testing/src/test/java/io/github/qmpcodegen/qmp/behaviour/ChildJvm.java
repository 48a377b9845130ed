package io.github.qmpcodegen.qmp.behaviour;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Further JVMs for tests: what ends with a JVM, or needs one of its own. */
final class ChildJvm {
    private ChildJvm() {}

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
