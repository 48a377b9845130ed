package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.SchemaLoader;
import io.github.qmpcodegen.codegen.serve.DocumentedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: a server that answers as documented. */
@Command(
        name = "serve",
        description = {
            "Serves the interface that the sources describe, until it is interrupted: greets, refuses requests that do"
                    + " not fit, and answers commands as the documentation shows.",
            "For a look at it: serve qmp-commands.hx --tcp 4444, then telnet localhost 4444."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private final Console console;
    private final Reporting reporting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceHelp.DESCRIPTION)
    private List<String> sources = List.of();

    @Option(
            names = "--tcp",
            paramLabel = "[HOST:]PORT",
            description =
                    "Listen on this TCP port, of this machine alone unless a host is given; 0 takes any free one.")
    private @Nullable String tcp;

    @Option(names = "--unix", paramLabel = "PATH", description = "Listen on a UNIX socket of this path.")
    private @Nullable String unix;

    ServeCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        List<String> addresses = addresses();
        LoadedSchema loaded = SchemaLoader.load(sources, console.sources());
        int exitCode = reporting.report(loaded, false);
        if (exitCode != ExitCode.FINE) {
            return exitCode;
        }
        if (loaded.schema().commands().isEmpty()) {
            console.err().println("error: the sources have no commands, so there is nothing to serve");
            return ExitCode.BAD_INPUT;
        }
        try (DocumentedServer server = DocumentedServer.start(loaded.schema(), addresses)) {
            PrintWriter out = console.outWriter();
            out.println("Serving " + loaded.schema().commands().size() + " commands at "
                    + String.join(" and ", server.addresses()) + ", until interrupted");
            new CountDownLatch(1).await();
            return ExitCode.FINE;
        } catch (InterruptedException e) {
            return ExitCode.FINE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        if (tcp != null) {
            addresses.add("tcp:" + (PORT.matcher(tcp).matches() ? "127.0.0.1:" : "") + tcp);
        }
        if (unix != null) {
            addresses.add("unix:" + unix);
        }
        if (addresses.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--tcp [HOST:]PORT or --unix PATH is missing");
        }
        return addresses;
    }
}
