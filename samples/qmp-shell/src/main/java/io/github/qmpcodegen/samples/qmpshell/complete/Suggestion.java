package io.github.qmpcodegen.samples.qmpshell.complete;

/**
 * A way for the word at the cursor to go on.
 *
 * @param word the whole word
 * @param shown the part of it that is shown in a list
 * @param description what it is; empty if there is nothing to say
 * @param finished whether the word is then complete, so that a blank may follow
 */
public record Suggestion(String word, String shown, String description, boolean finished) {

    /** A word that is shown whole, and complete. */
    static Suggestion of(String word, String description) {
        return new Suggestion(word, word, description, true);
    }
}
