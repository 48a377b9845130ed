package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Verdict;
import java.util.Iterator;

/** Runs the lines of a script. */
public final class BatchShell {

    private final Mode mode;
    private final boolean keepGoing;

    /**
     * Makes the shell.
     *
     * @param mode runs lines
     * @param keepGoing whether the lines after one that failed are run, too
     */
    public BatchShell(Mode mode, boolean keepGoing) {
        this.mode = mode;
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
        // A transaction that nothing ended did nothing.
        return !mode.abandon() && fine;
    }
}
