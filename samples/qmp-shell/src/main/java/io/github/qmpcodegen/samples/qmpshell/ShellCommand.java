package io.github.qmpcodegen.samples.qmpshell;

import io.github.qmpcodegen.qmp.PemFiles;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.samples.qmpshell.server.AgentServer;
import io.github.qmpcodegen.samples.qmpshell.server.MonitorServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line: connects to a server that runs. */
@Command(
        name = "qmp-shell",
        description =
                "Talks to a QMP server: at a terminal with completion, help, events and progress; else line by line.",
        synopsisSubcommandLabel = "[wrap [--] QEMU…]",
        mixinStandardHelpOptions = true,
        version = "qmp-shell of QMP Codegen",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every command succeeded, or you left the shell",
            "1:a command failed, or was not sent because of a mistake",
            "2:wrong usage",
            "3:there is no connection, or it was lost; a file cannot be read or written"
        })
final class ShellCommand implements Callable<Integer> {

    /** The words of a command line that is about the other command, or that all commands are shown for. */
    private static final List<String> NAMES_WRAP = List.of("wrap", "--help", "-h");

    final Surroundings surroundings;

    @Mixin
    final ShellOptions options = new ShellOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "unix:PATH, tcp:HOST:PORT, tls:HOST:PORT, or just PATH or HOST:PORT")
    private String address = "";

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "with tls: a PEM file with the authority to trust; by default, those that the JVM trusts")
    private @Nullable Path tlsAuthority;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "with tls: a client certificate for servers that ask for one, in PEM")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "the key of that certificate, in PEM")
    private @Nullable Path tlsKey;

    @Option(
            names = {"-N", "--skip-negotiation"},
            description = "expects no greeting and does not negotiate: for qemu-ga")
    private boolean agent;

    private ShellCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command line; its exit code. */
    static int run(String[] args, Surroundings surroundings) {
        CommandLine line = new CommandLine(new ShellCommand(surroundings));
        // To look at the options of another command takes a while, and is for nothing where it is not meant.
        if (!Collections.disjoint(List.of(args), NAMES_WRAP)) {
            line.addSubcommand(new WrapCommand());
            line.getSubcommands().values().forEach(wrap -> wrap.setStopAtPositional(true));
        }
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Failure());
        line.setColorScheme(Help.defaultColorScheme(helpIsColoured(args, surroundings) ? Ansi.ON : Ansi.OFF));
        int code = line.execute(args);
        if (code == ExitCode.FINE && line.getOut().checkError()) {
            surroundings.err().println("qmp-shell: cannot write to standard output");
            return ExitCode.UNREACHABLE;
        }
        return code;
    }

    // Not lambdas: these interfaces are of classes too old for an archive of a JVM, and lambdas would have to be made
    // anew.

    private static final class WrongUsage implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException e, String[] args) {
            e.getCommandLine().getErr().println("qmp-shell: " + e.getMessage() + "; --help shows the usage");
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static final class Failure implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult result) throws Exception {
            if (e instanceof QmpException || e instanceof IOException || e instanceof UncheckedIOException) {
                command.getErr().println("qmp-shell: " + sentence(e));
                return ExitCode.UNREACHABLE;
            }
            throw e;
        }
    }

    /** What went wrong; where that is a stream that cannot be read, its cause alone says why. */
    private static @Nullable String sentence(Exception e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException && cause.toString().equals(e.getMessage())
                ? cause.getMessage()
                : e.getMessage();
    }

    /** What {@code --color} says, before options are read: help is written while they are. */
    private static boolean helpIsColoured(String[] args, Surroundings surroundings) {
        String options = String.join(" ", args).replace("--color=", "--color ");
        return options.contains("--color always") || (!options.contains("--color never") && surroundings.wantsColour());
    }

    @Override
    public Integer call() throws IOException {
        QmpAddress server = server();
        return new ShellRun(options, surroundings)
                .run(client -> agent ? AgentServer.connect(server, client) : MonitorServer.connect(server, client));
    }

    private QmpAddress server() {
        try {
            return QmpAddress.parse(
                    address,
                    () -> PemFiles.context(inFolder(tlsAuthority), inFolder(tlsCertificate), inFolder(tlsKey)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }

    private @Nullable Path inFolder(@Nullable Path file) {
        return file == null ? null : surroundings.folder().resolve(file);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the specification");
        }
        return spec;
    }
}
