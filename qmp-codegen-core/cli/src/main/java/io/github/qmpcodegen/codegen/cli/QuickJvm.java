package io.github.qmpcodegen.codegen.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs the same command line in another JVM, with options for a process that ends after a second.
 *
 * <p>In such a process the optimising compiler takes half of all processor time, and most of what it compiles is never
 * run; the collector for large heaps gains nothing, and takes memory; and an archive saves the time to load classes.
 * Compiler, collector and archive can only be chosen on the command line of a JVM, not by a jar. So this JVM starts
 * another one with them: that takes 40 ms and saves half of the time.
 *
 * <p>If this JVM was started with options, or the environment has some, these are obeyed and no other JVM is started.
 */
final class QuickJvm {

    /** How arguments name files that only this JVM has open. */
    private static final List<String> OPEN_FILES = List.of("/dev/stdin", "/dev/fd/", "/proc/self/");

    /** The variables that JVMs and their launchers take options from. */
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private QuickJvm() {}

    /** Runs a command line in another JVM; empty if this one should run it. */
    static OptionalInt run(String... args) {
        Map<String, String> environment = System.getenv();
        Optional<List<String>> plain = command(ProcessHandle.current().info(), args, environment);
        if (plain.isEmpty()) {
            return OptionalInt.empty();
        }
        List<String> command = plain.get();
        Optional<ClassArchive> archive =
                ClassArchive.of(command.get(command.indexOf("-cp") + 1), command.get(0), environment);
        if (archive.isPresent() && archive.get().isMade()) {
            int firstOfProgram = command.indexOf("-cp");
            command.addAll(
                    firstOfProgram, archive.get().options(Arrays.asList(args).contains("--debug")));
        }
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread() {
                @Override
                public void run() {
                    process.destroy();
                }
            });
            int exitCode = process.waitFor();
            if (archive.isPresent() && archive.get().isDue()) {
                archive.get().make();
            }
            return OptionalInt.of(exitCode);
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        }
    }

    /**
     * Returns the command line of the other JVM: that of this one, with the options. Empty if this one was not started
     * as {@code java -jar JAR ARGUMENTS}, the system does not reveal how, or arguments name files that only this JVM
     * has open. It names the class to start, so that a JVM that has all classes from an archive need not open the jar.
     */
    static Optional<List<String>> command(ProcessHandle.Info self, String[] args, Map<String, String> environment) {
        String[] arguments = self.arguments().orElse(new String[0]);
        boolean plain = arguments.length == args.length + 2
                && arguments[0].equals("-jar")
                && Arrays.equals(arguments, 2, arguments.length, args, 0, args.length);
        if (!plain || self.command().isEmpty() || passesOpenFiles(args) || hasOptions(environment)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(self.command().get()));
        command.addAll(ChildJvm.options());
        command.addAll(List.of("-cp", new File(arguments[1]).getAbsolutePath(), RootCommand.class.getName()));
        command.addAll(Arrays.asList(args));
        return Optional.of(command);
    }

    private static boolean passesOpenFiles(String... args) {
        for (String argument : args) {
            for (String start : OPEN_FILES) {
                if (argument.startsWith(start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasOptions(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            if (environment.containsKey(variable)) {
                return true;
            }
        }
        return false;
    }
}
