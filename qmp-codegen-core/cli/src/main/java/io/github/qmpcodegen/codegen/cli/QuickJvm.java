package io.github.qmpcodegen.codegen.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Another JVM for the same command line, with options for a process that ends after a second.
 *
 * <p>In such a process the optimising compiler takes half of all processor time, and most of what it compiles is never
 * run; what the collector for large heaps gains is nothing, and takes memory. Which compiler and collector there are is
 * decided on the command line of a JVM alone, and a jar cannot ask for them. So this JVM starts another one with them:
 * that takes 40 ms and saves a third to a half of the time.
 *
 * <p>Where whoever started this JVM has given it options, or the environment does, they are obeyed and nothing is started.
 */
final class QuickJvm {

    /** What tells the other JVM that its standard input ends when this JVM does. */
    private static final String HAS_PARENT = "qmp.codegen.hasParent";

    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-D" + HAS_PARENT + "=true");

    /** How arguments name what is open in this JVM alone. */
    private static final List<String> OPEN_FILES = List.of("/dev/stdin", "/dev/fd/", "/proc/self/");

    /** What JVMs and their launchers take options from. */
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private QuickJvm() {}

    /** Runs a command line in another JVM; empty if this one should run it. */
    static OptionalInt run(String... args) {
        Optional<List<String>> command = command(ProcessHandle.current().info(), args, System.getenv());
        if (command.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            Process process = new ProcessBuilder(command.get())
                    .inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return OptionalInt.of(process.waitFor());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        }
    }

    /**
     * Lets this JVM end at once when the one that has started it is killed: else it would go on writing while the next run
     * writes the same files.
     */
    static void endWithParent() {
        if (!Boolean.getBoolean(HAS_PARENT)) {
            return;
        }
        Thread watch = new Thread(
                () -> {
                    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
                        while (in.read() >= 0) {
                            // Nobody writes there; the end is what counts.
                        }
                    } catch (IOException e) {
                        // As good as the end.
                    }
                    Runtime.getRuntime().halt(ExitCode.NO_ACCESS);
                },
                "parent watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * The command line of the other JVM: that of this one, with the options. Empty if this one was started in another way
     * than by {@code java -jar JAR ARGUMENTS}, or the system does not tell, or it is about files that only this JVM has open.
     */
    static Optional<List<String>> command(ProcessHandle.Info self, String[] args, Map<String, String> environment) {
        String[] given = self.arguments().orElse(new String[0]);
        boolean plain = given.length == args.length + 2
                && given[0].equals("-jar")
                && Arrays.equals(given, 2, given.length, args, 0, args.length);
        boolean passesOpenFiles =
                Arrays.stream(args).anyMatch(argument -> OPEN_FILES.stream().anyMatch(argument::startsWith));
        if (!plain
                || passesOpenFiles
                || self.command().isEmpty()
                || VARIABLES.stream().anyMatch(environment::containsKey)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(self.command().get()));
        command.addAll(OPTIONS);
        command.addAll(Arrays.asList(given));
        return Optional.of(command);
    }
}
