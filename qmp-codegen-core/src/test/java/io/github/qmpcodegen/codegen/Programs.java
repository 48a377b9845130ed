package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of this machine, for tests. */
public final class Programs {

    private Programs() {}

    /** Runs a program to its end, which must be a success, and gives what it said. */
    public static String run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said;
    }

    /** As {@link #run}, a Python script among the tools of the test data. */
    public static String runTool(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", TestData.path("tools/" + script).toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What starts a class in a JVM of its own that has the class path of this one. */
    public static List<String> jvm(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
