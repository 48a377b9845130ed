package io.github.qmpcodegen.samples.qmpshell.session;

/**
 * What a user prefers.
 *
 * @param pretty whether JSON is spread over lines
 * @param verbose whether what is sent is shown, too
 */
public record Preferences(boolean pretty, boolean verbose) {}
