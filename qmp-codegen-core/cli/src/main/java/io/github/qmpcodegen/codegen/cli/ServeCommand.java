package io.github.qmpcodegen.codegen.cli;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.serve.DocumentedServer;
import io.github.qmpcodegen.codegen.serve.ServedVersion;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code serve}: a server that answers as documented. */
@Command(
        name = "serve",
        description = {
            "Serves the interface that the sources describe until it is interrupted: greets, refuses requests that do"
                    + " not fit, answers questions about its interface from the sources, and answers other commands as"
                    + " the documentation shows.",
            "It reports the release that --qemu-version names, or the label of the sources"
                    + " (7.2=SOURCE), or the file VERSION of their tree, or the newest that the documentation names.",
            "To try it: serve qmp-commands.hx --tcp 4444, then telnet localhost 4444."
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
                    "Listen on this TCP port, on the loopback interface unless a host is given; 0 takes any free port.")
    private @Nullable String tcp;

    @Option(names = "--unix", paramLabel = "PATH", description = "Listen on a UNIX socket at this path.")
    private @Nullable String unix;

    @Option(
            names = "--qemu-version",
            paramLabel = "VERSION",
            description = "The version of QEMU to report, such as 7.2.0, in the greeting and to query-version.")
    private @Nullable String version;

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    ServeCommand(Console console, Reporting reporting) {
        this.console = console;
        this.reporting = reporting;
    }

    @Override
    public Integer call() throws IOException {
        List<String> addresses = addresses();
        Sources requested = sourceOptions.sources(sources);
        Optional<Map.Entry<Release, Sources>> release = release(requested);
        Sources described = release.map(Map.Entry::getValue).orElse(requested);
        String named = version != null
                ? version
                : release.map(labelled -> labelled.getKey().toString()).orElse(null);
        if (named != null && ServedVersion.parse(named).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + named + "' is not a version of QEMU; expected one such as 7.2.0");
        }
        LoadedSchema loaded = LoadedSchema.of(described, console.sources());
        reporting.report(loaded);
        if (loaded.outcome(described) != Outcome.DONE) {
            return ExitCode.of(loaded.outcome(described));
        }
        if (loaded.schema().commands().isEmpty()) {
            console.err().println("error: the sources have no commands, so there is nothing to serve");
            return ExitCode.BAD_INPUT;
        }
        ServedVersion served = Optional.ofNullable(named)
                .or(() -> VersionFile.of(described.names(), console.sources()))
                .flatMap(ServedVersion::parse)
                .orElseGet(() -> ServedVersion.documentedIn(loaded.schema()));
        try (DocumentedServer server = DocumentedServer.start(loaded.schema(), served, addresses)) {
            serve(server, served, loaded.schema().commands().size());
            return ExitCode.FINE;
        } catch (InterruptedException e) {
            return ExitCode.FINE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The release that the sources are labelled with, of which a server has one, and its sources; empty without labels. */
    private Optional<Map.Entry<Release, Sources>> release(Sources requested) {
        Map<Release, Sources> releases = requested.releases();
        if (releases.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the sources describe the releases "
                            + releases.keySet().stream().map(Release::toString).collect(Collectors.joining(" and "))
                            + ", and a server has one; name the sources of one release");
        } else if (requested.oldest() != null || requested.floor() != null) {
            throw new ParameterException(
                    spec.commandLine(), "--oldest and --floor choose among releases, and a server has one; omit them");
        }
        return releases.entrySet().stream().findFirst();
    }

    /** Serves until the thread is interrupted or the process terminated; neither leaves a socket behind. */
    private void serve(DocumentedServer server, ServedVersion served, int commands) throws InterruptedException {
        Thread atExit = new Thread(server::close, "serve-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            PrintWriter out = console.outWriter();
            out.println("Serving " + commands + " commands at " + String.join(" and ", server.addresses())
                    + (served.isKnown() ? " as QEMU " + served : ", of unknown version (--qemu-version sets it)")
                    + ", until interrupted");
            new CountDownLatch(1).await();
        } finally {
            forget(atExit);
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook at work.
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
