package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.progress.Activity;
import io.github.qmpcodegen.samples.qmpshell.progress.ProgressView;
import io.github.qmpcodegen.samples.qmpshell.render.ProgressText;
import io.github.qmpcodegen.samples.qmpshell.session.Output;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** Writes above the line that is being typed; progress stands below it. */
final class TerminalOutput implements Output, ProgressView {

    private static final String UPDATE = "qmp-progress";

    private final Terminal terminal;
    private final boolean coloured;
    private final boolean blocks;
    private volatile @Nullable LineReader reader;
    private volatile List<AttributedString> bars = List.of();
    private boolean closed;

    /**
     * @param terminal where to
     * @param coloured whether it shows colours
     */
    TerminalOutput(Terminal terminal, boolean coloured) {
        this.terminal = terminal;
        this.coloured = coloured;
        CharsetEncoder encoder = terminal.encoding().newEncoder();
        blocks = encoder.canEncode('█') && encoder.canEncode('░');
    }

    /** Sets the reader of lines there, whose line is redrawn below what is shown. */
    void readBy(LineReader lineReader) {
        lineReader.getWidgets().put(UPDATE, () -> {
            update();
            return true;
        });
        reader = lineReader;
    }

    /** Writes nothing any more: the terminal is left to others. */
    synchronized void close() {
        closed = true;
    }

    /** Removes what a list of completions has left below a line that was given up. */
    synchronized void clearBelow() {
        // Bars stand there, too, and are not written again before they change.
        if (bars.isEmpty()) {
            terminal.puts(Capability.clr_eos);
            terminal.flush();
        }
    }

    @Override
    public synchronized void show(AttributedString text) {
        if (closed) {
            return;
        }
        AttributedString shown = styled(text);
        if (reader != null) {
            reader.printAbove(shown);
        } else {
            shown.println(terminal);
            terminal.flush();
        }
    }

    @Override
    public void report(AttributedString text) {
        show(text);
    }

    @Override
    public int width() {
        return terminal.getSize().getColumns();
    }

    @Override
    public void show(List<Measured> activities) {
        boolean change = !bars.isEmpty() || !activities.isEmpty();
        bars = activities.stream()
                .map(measured -> styled(ProgressText.bar(measured, width(), blocks)))
                .toList();
        LineReader reading = reader;
        if (!change) {
            return;
        }
        try {
            if (reading != null && reading.isReading()) {
                // As a widget, under the lock of the editor, which writes to the terminal with every key.
                reading.callWidget(UPDATE);
                return;
            }
        } catch (IllegalStateException e) {
            // The line has just been entered.
        }
        updateBetweenLines();
    }

    private synchronized void updateBetweenLines() {
        if (!closed) {
            update();
        }
    }

    private void update() {
        Status.getStatus(terminal).update(bars);
        // An empty list is not written out otherwise.
        terminal.flush();
    }

    @Override
    public void ended(Activity last, String outcome) {
        show(ProgressText.ended(last, outcome));
    }

    private AttributedString styled(AttributedString text) {
        return coloured ? text : new AttributedString(text.toString());
    }
}
