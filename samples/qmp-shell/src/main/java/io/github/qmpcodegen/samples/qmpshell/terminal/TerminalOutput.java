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
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** Writes above the line that is being typed; progress stands below it. */
final class TerminalOutput implements Output, ProgressView {

    private final Terminal terminal;
    private final boolean coloured;
    private final boolean blocks;
    private @Nullable LineReader reader;
    private int bars;

    /**
     * Makes the output.
     *
     * @param terminal where to
     * @param coloured whether it shows colours
     */
    TerminalOutput(Terminal terminal, boolean coloured) {
        this.terminal = terminal;
        this.coloured = coloured;
        CharsetEncoder encoder = terminal.encoding().newEncoder();
        blocks = encoder.canEncode('█') && encoder.canEncode('░');
    }

    /** Tells who reads lines there. */
    void readBy(LineReader lineReader) {
        reader = lineReader;
    }

    @Override
    public void show(AttributedString text) {
        AttributedString shown = styled(text);
        if (reader != null) {
            reader.printAbove(shown);
        } else {
            shown.println(terminal);
            terminal.flush();
        }
    }

    @Override
    public void tell(AttributedString text) {
        show(text);
    }

    @Override
    public int width() {
        return terminal.getSize().getColumns();
    }

    @Override
    public void show(List<Measured> activities) {
        if (bars == 0 && activities.isEmpty()) {
            return;
        }
        bars = activities.size();
        Status.getStatus(terminal)
                .update(activities.stream()
                        .map(measured -> styled(ProgressText.bar(measured, width(), blocks)))
                        .toList());
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
