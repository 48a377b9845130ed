package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Verdict;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Reads lines from a person and runs them, until the person leaves or the connection ends. */
final class InteractiveShell {

    /** In place of the key that a terminal has for something. */
    private static final int DISABLED = 0;

    private final Server server;
    private final Mode mode;
    private final LineReader reader;
    private final PastedLines pasted;
    private final TerminalOutput output;
    private volatile boolean ended;
    private boolean finished;

    InteractiveShell(Server server, Mode mode, LineReader reader, TerminalOutput output) {
        this.server = server;
        this.mode = mode;
        this.reader = reader;
        pasted = PastedLines.of(reader, mode);
        this.output = output;
    }

    /**
     * Runs lines.
     *
     * @return whether the person left; false if the connection ended
     */
    boolean run() {
        Terminal terminal = reader.getTerminal();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            // The editor leaves lines to the terminal then.
            return runLines();
        }
        Attributes before = terminal.getAttributes();
        // What is typed while a command runs is not to be echoed then, but when the next line is read. Control-C works
        // on; the key that asks a JVM for a page on its threads does not.
        Attributes quiet = new Attributes(before);
        quiet.setControlChar(ControlChar.VQUIT, DISABLED);
        quiet.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
        terminal.setAttributes(quiet);
        try {
            return runLines();
        } finally {
            terminal.setAttributes(before);
        }
    }

    private boolean runLines() {
        Thread typing = Thread.currentThread();
        CompletableFuture<?> unused = server.closed().handle((nothing, cause) -> {
            end(typing);
            return null;
        });
        try {
            return readLines();
        } finally {
            finish();
        }
    }

    /** The connection has ended: the person is waited for no longer. */
    private synchronized void end(Thread typing) {
        ended = true;
        if (!finished) {
            typing.interrupt();
        }
    }

    /** From now on the thread is not ours to interrupt, and an interrupt that has come was ours. */
    private synchronized void finish() {
        finished = true;
        Thread.interrupted();
    }

    private boolean readLines() {
        while (!ended) {
            try {
                if (run(reader.readLine(mode.prompt(), null, (MaskingCallback) null, pasted.take())) == Verdict.LEAVE) {
                    return true;
                }
            } catch (UserInterruptException e) {
                output.clearBelow();
                if (!ended && mode.abandon()) {
                    output.report(Messages.note("the transaction was abandoned; none of it was sent"));
                }
            } catch (EndOfFileException e) {
                return !ended;
            } catch (QmpClosedException e) {
                ended = true;
            }
        }
        return false;
    }

    /** Runs a line, which the person may give up. */
    private Verdict run(String line) {
        Thread running = Thread.currentThread();
        Terminal terminal = reader.getTerminal();
        SignalHandler before = terminal.handle(Signal.INT, signal -> {
            pasted.take();
            running.interrupt();
        });
        try {
            return mode.run(line);
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }
}
