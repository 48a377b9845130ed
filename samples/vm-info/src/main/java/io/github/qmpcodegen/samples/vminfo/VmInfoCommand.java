package io.github.qmpcodegen.samples.vminfo;

import io.github.qmpcodegen.qmp.PemFiles;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.vminfo.gather.Gathering;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import io.github.qmpcodegen.samples.vminfo.render.JsonRenderer;
import io.github.qmpcodegen.samples.vminfo.render.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "vm-info",
        description = "Shows what a QEMU of any release since 0.14 reports about its machine.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:the server cannot be reached, or the connection was lost", "2:wrong usage"})
public final class VmInfoCommand implements Callable<Integer> {

    /** What makes a terminal begin again on an empty screen, and cut lines at its edge from then on. */
    private static final String CLEAR = "\033[H\033[2J\033[?7l";

    /** What makes it break lines again. */
    private static final String WRAP = "\033[?7h";

    /** How soon it shows when the window has another size. */
    private static final Duration RESIZE = Duration.ofSeconds(1);

    private final Window window;

    /** What was shown last in the window, and how many rows it had. */
    private String shown = "";

    private OptionalInt shownRows = OptionalInt.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ADDRESS",
            description =
                    "The machine's QMP server: unix:PATH, tcp:HOST:PORT, tls:HOST:PORT, or just PATH or HOST:PORT.")
    private String address = "";

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "With tls: a PEM file with the authority to trust; by default, those that the JVM trusts.")
    private @Nullable Path tlsAuthority;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "With tls: a client certificate for servers that ask for one, in PEM.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The key of that certificate, in PEM.")
    private @Nullable Path tlsKey;

    @Option(names = "--json", description = "Print JSON; with --watch, a line for each time.")
    private boolean json;

    @Option(
            names = {"-w", "--watch"},
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "2",
            description = "Ask again and again, every SECONDS seconds; every ${FALLBACK-VALUE} if no number is given.")
    private @Nullable Double watch;

    @Option(
            names = {"-n", "--times"},
            paramLabel = "N",
            description = "With --watch: ask N times, then end.")
    private @Nullable Long times;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for the server each time; ${DEFAULT-VALUE} if not given.")
    private double timeout;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show what the server does not report, and why.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli does what it asks for.
    private boolean help;

    private VmInfoCommand(Window window) {
        this.window = window;
    }

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        // One that reports whether it can write, which picocli's own does not.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine(TerminalWindow.ofOutput()).setOut(out).execute(args));
    }

    /**
     * The command line, to be executed.
     *
     * @param window where a person sees the output
     */
    static CommandLine commandLine(Window window) {
        return new CommandLine(new VmInfoCommand(window))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((mistake, arguments) -> complain(mistake));
    }

    private static int complain(ParameterException mistake) {
        mistake.getCommandLine().getErr().println("vm-info: " + mistake.getMessage() + "; see vm-info --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        QmpAddress server = server();
        Duration patience = duration("--timeout", timeout);
        Duration interval = watch == null ? Duration.ZERO : duration("--watch", watch);
        long rounds = rounds();
        QmpOptions options = QmpOptions.builder()
                .connectTimeout(patience)
                .greetingTimeout(patience)
                .negotiationTimeout(patience)
                .callTimeout(patience)
                .build();
        try (QmpClient client = QmpClient.connect(server, options)) {
            show(client);
            for (long round = 1; round < rounds && staysFor(interval, client); round++) {
                show(client);
            }
            return CommandLine.ExitCode.OK;
        } catch (QmpException | UncheckedIOException e) {
            err().println("vm-info: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private QmpAddress server() {
        try {
            return QmpAddress.parse(address, () -> PemFiles.context(tlsAuthority, tlsCertificate, tlsKey));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Duration duration(String option, double seconds) {
        if (!(seconds > 0 && seconds < TimeUnit.DAYS.toSeconds(365))) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be a positive number of seconds, not " + seconds);
        }
        return Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)));
    }

    private long rounds() {
        if (times == null) {
            return watch == null ? 1 : Long.MAX_VALUE;
        }
        if (watch == null || times < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--times must be a positive number, and goes with --watch only");
        }
        return times;
    }

    private void show(QmpClient client) {
        Gathering gathering = Gathering.from(client);
        VmInfo machine = JsonRenderer.masked(gathering.machine());
        if (json) {
            write((watch == null ? JsonRenderer.indented(machine) : JsonRenderer.line(machine)) + "\n");
        } else if (watch == null) {
            write(TextRenderer.render(machine));
        } else {
            shown = TextRenderer.render(machine);
            redraw(window.rows());
        }
        if (verbose) {
            gathering.missing().forEach(reason -> err().println("left out: " + reason));
        }
    }

    /** Writes what is watched: into a window as much of its beginning as fits, each time in the place of what was there. */
    private void redraw(OptionalInt rows) {
        shownRows = rows;
        if (rows.isEmpty()) {
            write(shown + "\n");
            return;
        }
        List<String> lines = shown.lines().toList();
        // The cursor stands in the last row.
        int room = Math.max(1, rows.getAsInt() - 1);
        StringBuilder screen = new StringBuilder(CLEAR);
        int fitting = lines.size() <= room ? lines.size() : room - 1;
        lines.subList(0, fitting).forEach(line -> screen.append(line).append('\n'));
        if (fitting < lines.size()) {
            screen.append("(").append(lines.size() - fitting).append(" more lines)\n");
        }
        write(screen.append(WRAP).toString());
    }

    private void write(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        if (out.checkError()) {
            // A PrintWriter does not report why it cannot write.
            throw new UncheckedIOException(
                    "cannot write to standard output: it is closed, or there is no space left", new IOException());
        }
    }

    /** Waits, with an eye on the window; false if this thread is interrupted. */
    private boolean staysFor(Duration interval, QmpClient client) {
        long end = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (!shownRows.isEmpty() && !shownRows.equals(window.rows())) {
                redraw(window.rows());
            }
            try {
                client.closed().get(Math.min(left, RESIZE.toNanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                // It is still there.
            } catch (ExecutionException e) {
                // The next command says why the connection was lost.
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
