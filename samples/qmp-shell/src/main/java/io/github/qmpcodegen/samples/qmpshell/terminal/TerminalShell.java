package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.qmp.QmpDelivery;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.samples.qmpshell.progress.ProgressWatch;
import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.render.Styles;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import io.github.qmpcodegen.samples.qmpshell.session.MessageLog;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Output;
import io.github.qmpcodegen.samples.qmpshell.session.Preferences;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** The shell at a terminal: lines are typed below, and events, replies and progress come as they come. */
public final class TerminalShell {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final TerminalOutput output;
    private final Server server;
    private final MessageLog log;
    private final Preferences preferences;
    private final boolean coloured;
    private volatile boolean shutDown;
    private boolean over;

    /**
     * Makes the shell.
     *
     * @param terminal where the person is
     * @param server whom they talk to
     * @param log writes messages down
     * @param preferences what they prefer
     * @param coloured whether they want colours
     */
    public TerminalShell(Terminal terminal, Server server, MessageLog log, Preferences preferences, boolean coloured) {
        this.terminal = terminal;
        this.server = server;
        this.log = log;
        this.preferences = preferences;
        this.coloured = coloured;
        output = new TerminalOutput(terminal, coloured);
    }

    /**
     * Runs the shell until the person leaves or the connection ends.
     *
     * @param serverInterface what the server understands
     * @param modes makes the mode that lines are in, of where it writes and what it calls after commands
     * @param history the file that keeps lines
     * @return whether it ended as the person wanted it to
     */
    public boolean run(LazyInterface serverInterface, BiFunction<Output, Runnable, Mode> modes, Path history) {
        try (ProgressWatch progress = new ProgressWatch(server, serverInterface, output, LOOK_INTERVAL)) {
            Mode mode = modes.apply(output, progress::look);
            LineReader reader = LineEditor.of(terminal, mode, history, coloured);
            output.readBy(reader);
            output.show(Styles.styled("Connected to " + server.description() + ".", Styles.STRONG));
            output.show(new AttributedString("Tab completes, F1 explains, 'help' lists commands, Ctrl-D leaves."));
            CompletableFuture<Void> allTaken = server.listen(delivery -> take(delivery, progress));
            progress.look();
            try {
                boolean left = new InteractiveShell(server, mode, reader, output).run();
                if (!left) {
                    await(allTaken);
                    reportEnd();
                }
                return left || shutDown;
            } finally {
                leave();
            }
        }
    }

    private synchronized void take(QmpDelivery<QmpEvent> delivery, ProgressWatch progress) {
        if (over) {
            return;
        }
        if (delivery instanceof QmpDelivery.Received<QmpEvent> received) {
            QmpEvent event = received.event();
            shutDown |= event.qmpName().equals("SHUTDOWN");
            try {
                log.received(Messages.event(event));
            } catch (UncheckedIOException e) {
                output.report(Messages.failure(String.valueOf(e.getMessage())));
            }
            output.show(Messages.eventLine(event, preferences.pretty(), ZoneId.systemDefault()));
            progress.take(event);
        } else if (delivery instanceof QmpDelivery.Gap<QmpEvent> gap) {
            output.report(Messages.note(gap.dropped() + " events came too fast and were dropped"));
        }
    }

    /** What comes from now on, such as the end of a QEMU of our own, is for nobody: log and terminal are about to close. */
    private synchronized void leave() {
        over = true;
        output.close();
    }

    /** The last events say why the connection has ended. */
    private static void await(CompletableFuture<Void> allTaken) {
        try {
            allTaken.get(LAST_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // They are no more than a help.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportEnd() {
        if (shutDown) {
            output.show(new AttributedString("QEMU has ended."));
            return;
        }
        Throwable cause = server.closed().handle((nothing, failure) -> failure).getNow(null);
        output.report(Messages.failure("the connection has ended" + (cause == null ? "" : ": " + cause.getMessage())));
    }
}
