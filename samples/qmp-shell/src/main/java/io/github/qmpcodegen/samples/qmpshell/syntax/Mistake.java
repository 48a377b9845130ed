package io.github.qmpcodegen.samples.qmpshell.syntax;

/**
 * What is wrong with a line, and where.
 *
 * @param message what is wrong and what was expected; starts in lower case, has no full stop at its end
 * @param start where it starts in the line
 * @param end where it ends; the same as the start where something is missing
 */
public record Mistake(String message, int start, int end) {}
