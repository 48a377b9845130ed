package io.github.qmpcodegen.samples.vminfo;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.vminfo.gather.Gathering;
import io.github.qmpcodegen.samples.vminfo.render.JsonRenderer;
import io.github.qmpcodegen.samples.vminfo.render.TextRenderer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "vm-info",
        description = "Shows what a QEMU of any release since 0.14 tells of its machine.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:the server cannot be reached, or the connection was lost", "2:wrong usage"})
public final class VmInfoCommand implements Callable<Integer> {

    /** What makes a terminal begin again on an empty screen. */
    private static final String CLEAR = "\033[H\033[2J";

    private final boolean terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", description = "The machine's QMP server: unix:PATH or tcp:HOST:PORT.")
    private String address = "";

    @Option(names = "--json", description = "Print JSON; with --watch, a line for each time.")
    private boolean json;

    @Option(
            names = {"-w", "--watch"},
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "2",
            description = "Ask again and again, every ${FALLBACK-VALUE} seconds unless told otherwise.")
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
            description = "Tell what the server does not tell, and why.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli does what it asks for.
    private boolean help;

    private VmInfoCommand(boolean terminal) {
        this.terminal = terminal;
    }

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(Help.Ansi.AUTO.enabled()).execute(args));
    }

    /**
     * The command line, to be executed.
     *
     * @param terminal whether the output is one, whose screen can be cleared
     */
    static CommandLine commandLine(boolean terminal) {
        return new CommandLine(new VmInfoCommand(terminal))
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
        } catch (QmpException e) {
            err().println("vm-info: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private QmpAddress server() {
        try {
            return QmpAddress.parse(address);
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
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.print((watch != null && terminal ? CLEAR : "") + TextRenderer.render(gathering.machine()));
            if (watch != null && !terminal) {
                out.println();
            }
        } else if (watch != null) {
            out.println(JsonRenderer.line(gathering.machine()));
        } else {
            out.println(JsonRenderer.indented(gathering.machine()));
        }
        out.flush();
        if (verbose) {
            gathering.missing().forEach(reason -> err().println("left out: " + reason));
        }
    }

    /** Waits; false if this thread is interrupted. */
    private static boolean staysFor(Duration interval, QmpClient client) {
        try {
            client.closed().get(interval.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            // The next command says why the connection was lost.
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
