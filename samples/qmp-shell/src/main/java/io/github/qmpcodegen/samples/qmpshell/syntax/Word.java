package io.github.qmpcodegen.samples.qmpshell.syntax;

/**
 * A piece of a line that no blank divides, as it was typed.
 *
 * @param text its characters, quotes and all
 * @param start where it starts in the line
 */
public record Word(String text, int start) {

    /** Where it ends. */
    public int end() {
        return start + text.length();
    }
}
