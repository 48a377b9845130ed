package io.github.qmpcodegen.samples.qmpshell.session;

/** How a line went. */
public enum Verdict {
    /** It did what it asked for. */
    FINE,
    /** It could not be read, or the server refused it. */
    FAILED,
    /** It asked to leave the shell. */
    LEAVE
}
