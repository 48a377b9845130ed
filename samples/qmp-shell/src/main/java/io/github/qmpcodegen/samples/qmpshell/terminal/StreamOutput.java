package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.session.Output;
import java.io.PrintStream;
import org.jline.utils.AttributedString;

/** Replies on one stream, everything else on another, as scripts want them. */
public final class StreamOutput implements Output {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean coloured;

    /**
     * Makes the output.
     *
     * @param out takes replies
     * @param err takes mistakes and remarks
     * @param coloured whether both take ANSI sequences
     */
    public StreamOutput(PrintStream out, PrintStream err, boolean coloured) {
        this.out = out;
        this.err = err;
        this.coloured = coloured;
    }

    @Override
    public void show(AttributedString text) {
        print(out, text);
    }

    @Override
    public void tell(AttributedString text) {
        print(err, text);
    }

    private void print(PrintStream stream, AttributedString text) {
        stream.println(coloured ? text.toAnsi() : text.toString());
        stream.flush();
    }

    @Override
    public int width() {
        return 0;
    }
}
