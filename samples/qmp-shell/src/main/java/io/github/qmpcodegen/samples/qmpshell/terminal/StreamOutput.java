package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.session.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jline.utils.AttributedString;

/** Replies on one stream, everything else on another, as scripts want them. */
public final class StreamOutput implements Output {

    private final OutputStream out;
    private final PrintStream err;
    private final boolean coloured;

    /**
     * Makes the output.
     *
     * @param out takes replies, as UTF-8
     * @param err takes mistakes and notes
     * @param coloured whether both take ANSI sequences
     */
    public StreamOutput(OutputStream out, PrintStream err, boolean coloured) {
        this.out = out;
        this.err = err;
        this.coloured = coloured;
    }

    /** Shows a reply; where that fails the script has failed, whose replies may be what it is run for. */
    @Override
    public void show(AttributedString text) {
        try {
            out.write((written(text) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
        }
    }

    @Override
    public void report(AttributedString text) {
        err.println(written(text));
        err.flush();
    }

    private String written(AttributedString text) {
        return coloured ? text.toAnsi() : text.toString();
    }

    @Override
    public int width() {
        return 0;
    }
}
