package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import java.util.List;
import org.jline.utils.AttributedString;

/** An input language. One thread runs lines; another one may ask for completion and colours. */
public interface Mode {

    /** The prompt before the next line. */
    String prompt();

    /** Whether a text is a whole line: more follows if a bracket or a quote is open. */
    boolean isComplete(String text);

    /**
     * Runs a line.
     *
     * @param line the line
     * @throws io.github.qmpcodegen.qmp.QmpClosedException if the connection has ended
     */
    Verdict run(String line);

    /**
     * Whether a line cannot continue what was started, because only a command starts like that.
     *
     * @param begun a text that is not a whole line
     * @param line the line after it
     */
    boolean beginsAnew(String begun, String line);

    /** Whether previous lines have started something that is not finished, such as a transaction. */
    boolean hasBegun();

    /** Abandons what previous lines have started, such as a transaction; false if there was nothing. */
    boolean abandon();

    /** Returns how a line may continue at its end. */
    List<Suggestion> suggest(String line);

    /** Shows help about a line while it is typed. */
    void help(String line);

    /** Returns a line with its parts in colours. */
    AttributedString coloured(String line);
}
