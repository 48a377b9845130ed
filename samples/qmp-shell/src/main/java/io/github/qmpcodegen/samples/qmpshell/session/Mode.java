package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import java.util.List;
import org.jline.utils.AttributedString;

/** A language that lines are in. Lines are run by one thread; completion and colours may be asked for by another. */
public interface Mode {

    /** What stands before the next line. */
    String prompt();

    /** Whether a text is a whole line: more is to follow where a bracket or a quote is open. */
    boolean isComplete(String text);

    /**
     * Runs a line.
     *
     * @param line the line
     * @throws io.github.qmpcodegen.qmp.QmpClosedException if the connection has ended
     */
    Verdict run(String line);

    /**
     * Whether a line cannot be part of what was begun, for only a command begins like that.
     *
     * @param begun a text that is no whole line
     * @param line the line after it
     */
    boolean beginsAnew(String begun, String line);

    /** Whether previous lines have begun something that is not ended, such as a transaction. */
    boolean hasBegun();

    /** Gives up what previous lines have begun, such as a transaction; whether there was anything. */
    boolean abandon();

    /** How a line may go on at its end. */
    List<Suggestion> suggest(String line);

    /** Shows help on what a line is about, while it is typed. */
    void help(String line);

    /** A line with its parts in colours. */
    AttributedString coloured(String line);
}
