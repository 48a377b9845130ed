package io.github.qmpcodegen.samples.qmpshell.session;

import org.jline.utils.AttributedString;

/** Where the shell writes. Thread-safe. */
public interface Output {

    /** Shows what was asked for: replies. */
    void show(AttributedString text);

    /** Reports what else the user should know: mistakes, notes. */
    void report(AttributedString text);

    /** How many characters fit into a line. */
    int width();
}
