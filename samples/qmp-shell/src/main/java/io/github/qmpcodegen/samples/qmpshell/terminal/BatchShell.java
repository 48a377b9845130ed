package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Output;
import io.github.qmpcodegen.samples.qmpshell.session.Verdict;
import java.util.Iterator;

/** Runs the lines of a script. */
public final class BatchShell {

    private final Mode mode;
    private final Output output;
    private final boolean keepGoing;

    /**
     * Makes the shell.
     *
     * @param mode runs lines
     * @param output where mistakes go
     * @param keepGoing whether the lines after one that failed are run, too
     */
    public BatchShell(Mode mode, Output output, boolean keepGoing) {
        this.mode = mode;
        this.output = output;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs lines up to the end, or the first that fails.
     *
     * @param lines the lines
     * @return whether all did what they were to do
     * @throws io.github.qmpcodegen.qmp.QmpClosedException if the connection has ended
     */
    public boolean run(Iterator<String> lines) {
        boolean fine = true;
        while (lines.hasNext()) {
            StringBuilder line = new StringBuilder(lines.next());
            while (!mode.isComplete(line.toString()) && lines.hasNext()) {
                line.append('\n').append(lines.next());
            }
            Verdict verdict = mode.run(line.toString());
            if (verdict == Verdict.LEAVE) {
                return fine;
            }
            if (verdict == Verdict.FAILED) {
                fine = false;
                if (!keepGoing) {
                    break;
                }
            }
        }
        if (mode.abandon()) {
            output.tell(Messages.failure("the transaction is not ended; nothing of it was sent"));
            return false;
        }
        return fine;
    }
}
