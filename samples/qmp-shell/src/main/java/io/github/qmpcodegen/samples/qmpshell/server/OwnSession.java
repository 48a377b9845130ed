package io.github.qmpcodegen.samples.qmpshell.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What keeps a QEMU of our own from the terminal's keys: they are for all processes of the session, and Control-C, which
 * gives a command up, would end the machine, Control-Z stop it.
 */
final class OwnSession {

    private static final String SETSID = "setsid";

    private OwnSession() {}

    /**
     * The command that starts a program in a session of its own; the program's own where there is nothing to do so,
     * and if there is no such program, so that the start reports that.
     *
     * @param command the program and its arguments
     */
    static List<String> of(List<String> command) {
        return isProgram(SETSID) && isProgram(command.get(0))
                ? Stream.concat(Stream.of(SETSID), command.stream()).toList()
                : command;
    }

    private static boolean isProgram(String name) {
        Stream<Path> candidates = name.contains("/")
                ? Stream.of(Path.of(name))
                : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .map(folder -> Path.of(folder, name));
        return candidates.anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
