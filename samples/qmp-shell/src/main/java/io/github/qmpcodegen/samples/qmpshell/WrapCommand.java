package io.github.qmpcodegen.samples.qmpshell;

import io.github.qmpcodegen.samples.qmpshell.server.MonitorServer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Starts QEMU itself. */
@Command(
        name = "wrap",
        description = {
            "Starts QEMU and talks to it; QEMU ends when the shell does, even if SIGTERM ends the shell or its"
                    + " terminal closes.",
            "With the program 'setsid' (of util-linux) Ctrl-C, Ctrl-Z and Ctrl-\\ are for the shell alone."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class WrapCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ShellCommand parent;

    @Parameters(
            arity = "1..*",
            paramLabel = "QEMU",
            description = "the program and its arguments, to which the shell adds a monitor")
    private List<String> command = List.of();

    @Override
    public Integer call() throws IOException {
        ShellCommand shell = Objects.requireNonNull(parent, "picocli sets it");
        return new ShellRun(shell.options, shell.surroundings).run(client -> MonitorServer.start(command, client));
    }
}
