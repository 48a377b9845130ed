package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.session.Output;
import io.github.qmpcodegen.samples.qmpshell.session.Verdict;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Begins each report with the number of the line of the script that it is about. */
public final class ScriptOutput implements Output {

    private final Output output;
    private final boolean numbered;
    private int line;

    /** Whether something was reported about the line. */
    private boolean reported;

    /**
     * Makes the output.
     *
     * @param output where to
     * @param numbered whether lines have numbers: those of a file do, one on the command line needs none
     */
    public ScriptOutput(Output output, boolean numbered) {
        this.output = output;
        this.numbered = numbered;
    }

    /** From now on a line is being run. */
    void begin(int number) {
        line = number;
        reported = false;
    }

    /** The line has been run: if it failed and only a reply of the server shows that, its number is reported. */
    void end(Verdict verdict) {
        if (verdict == Verdict.FAILED && !reported && numbered) {
            report(Messages.failure("the command failed; the reply says why"));
        }
    }

    /** The line that is being run, or was last. */
    int line() {
        return line;
    }

    @Override
    public void show(AttributedString text) {
        output.show(text);
    }

    @Override
    public void report(AttributedString text) {
        reported = true;
        output.report(
                numbered
                        ? new AttributedStringBuilder()
                                .append("line " + line + ": ")
                                .append(text)
                                .toAttributedString()
                        : text);
    }

    @Override
    public int width() {
        return output.width();
    }
}
