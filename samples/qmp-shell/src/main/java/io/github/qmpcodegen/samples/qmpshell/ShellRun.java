package io.github.qmpcodegen.samples.qmpshell;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.samples.qmpshell.complete.ServerValues;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import io.github.qmpcodegen.samples.qmpshell.session.Exchange;
import io.github.qmpcodegen.samples.qmpshell.session.HmpMode;
import io.github.qmpcodegen.samples.qmpshell.session.MessageLog;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Output;
import io.github.qmpcodegen.samples.qmpshell.session.Preferences;
import io.github.qmpcodegen.samples.qmpshell.session.QmpMode;
import io.github.qmpcodegen.samples.qmpshell.terminal.BatchShell;
import io.github.qmpcodegen.samples.qmpshell.terminal.ScriptOutput;
import io.github.qmpcodegen.samples.qmpshell.terminal.StreamOutput;
import io.github.qmpcodegen.samples.qmpshell.terminal.TerminalShell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.jline.terminal.Terminal;

/** One run of the shell, from connecting to its exit code. */
final class ShellRun {

    private final ShellOptions options;
    private final Surroundings surroundings;
    private final Preferences preferences;

    ShellRun(ShellOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
        preferences = new Preferences(options.pretty, options.verbose);
    }

    /**
     * Connects, and runs lines.
     *
     * @param connecting connects with options
     * @return the exit code
     * @throws IOException if a file that the user names cannot be read or written
     * @throws io.github.qmpcodegen.qmp.QmpException if there is no connection
     */
    int run(Function<QmpOptions, Server> connecting) throws IOException {
        Optional<LoadedSchema> schema = schema();
        if (schema.isPresent() && schema.get().hasErrors()) {
            schema.get().diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .forEach(this::report);
            return schema.get().hasUnreadableSources() ? ExitCode.UNREACHABLE : ExitCode.FAILED;
        }
        try (MessageLog log = options.logFile == null ? MessageLog.NONE : MessageLog.to(inFolder(options.logFile));
                Server server = connecting.apply(clientOptions())) {
            LazyInterface serverInterface = LazyInterface.of(server, schema);
            Terminal terminal = surroundings.terminal();
            return terminal != null && options.lines.isEmpty()
                    ? atTerminal(terminal, server, serverInterface, log)
                    : script(server, serverInterface, log);
        }
    }

    private Optional<LoadedSchema> schema() {
        return options.sources.isEmpty()
                ? Optional.empty()
                : Optional.of(LoadedSchema.of(Sources.of(options.sources), SourceAccess.below(surroundings.folder())));
    }

    private void report(Diagnostic diagnostic) {
        surroundings.err().println(diagnostic.location() + ": error: " + diagnostic.message());
    }

    private QmpOptions clientOptions() {
        Duration patience = options.timeout;
        return patience == null
                ? QmpOptions.builder().callTimeout(QmpOptions.NO_TIMEOUT).build()
                : QmpOptions.builder()
                        .connectTimeout(patience)
                        .greetingTimeout(patience)
                        .negotiationTimeout(patience)
                        .callTimeout(patience)
                        .build();
    }

    private int atTerminal(Terminal terminal, Server server, LazyInterface serverInterface, MessageLog log)
            throws IOException {
        Path history = options.history == null ? defaultHistory() : inFolder(options.history);
        boolean coloured = coloured(!terminal.getType().startsWith(Terminal.TYPE_DUMB));
        boolean fine = new TerminalShell(terminal, server, log, preferences, coloured)
                .run(
                        serverInterface,
                        (output, executed) -> mode(server, serverInterface, log, output, executed),
                        history);
        return fine ? ExitCode.FINE : ExitCode.UNREACHABLE;
    }

    private int script(Server server, LazyInterface serverInterface, MessageLog log) {
        ScriptOutput output = new ScriptOutput(
                new StreamOutput(surroundings.out(), surroundings.err(), coloured(true)), options.lines.isEmpty());
        Mode mode = mode(server, serverInterface, log, output, () -> {});
        Iterator<String> lines = options.lines.isEmpty()
                ? new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
                        .lines()
                        .iterator()
                : options.lines.iterator();
        try {
            return new BatchShell(mode, output, options.keepGoing).run(lines) ? ExitCode.FINE : ExitCode.FAILED;
        } catch (QmpClosedException e) {
            surroundings.err().println("qmp-shell: " + e.getMessage());
            return ExitCode.UNREACHABLE;
        }
    }

    private Mode mode(Server server, LazyInterface serverInterface, MessageLog log, Output output, Runnable executed) {
        Exchange exchange = new Exchange(server, output, log, preferences, executed);
        return options.human
                ? new HmpMode(server, exchange, output)
                : new QmpMode(
                        serverInterface,
                        !options.unchecked,
                        new ServerValues(server, serverInterface),
                        exchange,
                        output);
    }

    private boolean coloured(boolean possible) {
        return switch (options.colour) {
            case always -> true;
            case never -> false;
            case auto -> possible && surroundings.wantsColour();
        };
    }

    private Path inFolder(Path path) {
        return surroundings.folder().resolve(path);
    }

    private Path defaultHistory() throws IOException {
        String state = surroundings.environment().getOrDefault("XDG_STATE_HOME", "");
        Path folder = state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
        Files.createDirectories(folder.resolve("qmp-shell"));
        return folder.resolve("qmp-shell").resolve("history");
    }
}
