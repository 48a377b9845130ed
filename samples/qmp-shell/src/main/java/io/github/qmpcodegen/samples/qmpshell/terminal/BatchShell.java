package io.github.qmpcodegen.samples.qmpshell.terminal;

import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.session.Mode;
import io.github.qmpcodegen.samples.qmpshell.session.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Runs the lines of a script. */
public final class BatchShell {

    /** How many lines more a statement may have. */
    private static final int MOST_LINES = 10_000;

    private final Mode mode;
    private final ScriptOutput output;
    private final boolean keepGoing;

    /** Lines that were read in vain as the rest of a statement. */
    private final Deque<String> ahead = new ArrayDeque<>();

    private Iterator<String> lines = List.<String>of().iterator();
    private int number;

    /**
     * Makes the shell.
     *
     * @param mode runs lines
     * @param output where the mode writes
     * @param keepGoing whether the lines after one that failed are run, too
     */
    public BatchShell(Mode mode, ScriptOutput output, boolean keepGoing) {
        this.mode = mode;
        this.output = output;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs lines up to the end, or the first that fails.
     *
     * @param script the lines
     * @return whether all did what they were to do
     * @throws io.github.qmpcodegen.qmp.QmpClosedException if the connection has ended
     * @throws java.io.UncheckedIOException if the lines cannot be read, or a reply cannot be written
     */
    public boolean run(Iterator<String> script) {
        lines = script;
        boolean fine = true;
        int opened = 0;
        while (hasNext()) {
            boolean within = mode.hasBegun();
            output.begin(number + 1);
            Verdict verdict = mode.run(statement());
            output.end(verdict);
            opened = within ? opened : output.line();
            if (verdict == Verdict.LEAVE) {
                break;
            }
            if (verdict == Verdict.FAILED) {
                fine = false;
                if (!keepGoing) {
                    break;
                }
            }
        }
        if (mode.hasBegun()) {
            mode.abandon();
            output.begin(opened);
            output.report(Messages.failure("the transaction was not ended; none of it was sent"));
            return false;
        }
        return fine;
    }

    /**
     * The next statement: a line, and those after it as long as a bracket or a quote is open. Where it is still open at
     * the end, or before a line that only a command can begin with, its own line is all that is wrong.
     */
    private String statement() {
        String first = next();
        List<String> rest = new ArrayList<>();
        StringBuilder whole = new StringBuilder(first);
        while (!mode.isComplete(whole.toString())) {
            if (rest.size() == MOST_LINES || !hasNext() || mode.beginsAnew(whole.toString(), peek())) {
                for (int i = rest.size() - 1; i >= 0; i--) {
                    ahead.push(rest.get(i));
                    number--;
                }
                return first;
            }
            String line = next();
            rest.add(line);
            whole.append('\n').append(line);
        }
        return whole.toString();
    }

    private boolean hasNext() {
        return !ahead.isEmpty() || lines.hasNext();
    }

    private String peek() {
        if (ahead.isEmpty()) {
            ahead.push(lines.next());
        }
        return ahead.element();
    }

    private String next() {
        number++;
        return ahead.isEmpty() ? lines.next() : ahead.pop();
    }
}
