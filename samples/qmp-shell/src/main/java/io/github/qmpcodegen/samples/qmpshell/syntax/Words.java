package io.github.qmpcodegen.samples.qmpshell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Divides a line into words. Blanks divide, but not within quotes, nor within the brackets of a value: QEMU's own shell
 * asks for literals without blanks, and takes everything that this one takes without them.
 */
public final class Words {

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private int start = -1;
    private char quote;
    private boolean literal;

    private Words(String line) {
        this.line = line;
    }

    /**
     * The words of a line.
     *
     * @param words the words
     * @param complete whether the last one is: no quote and no bracket of it is open
     * @param quoted whether a quote is open
     */
    public record Division(List<Word> words, boolean complete, boolean quoted) {

        /** Copies the words. */
        public Division {
            words = List.copyOf(words);
        }
    }

    /** Divides a line. */
    public static Division of(String line) {
        return new Words(line).divide();
    }

    private Division divide() {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                i = quoted(i, c);
            } else if (Character.isWhitespace(c) && brackets.isEmpty()) {
                finish(i);
            } else {
                unquoted(i, c);
            }
        }
        boolean complete = quote == 0 && brackets.isEmpty();
        finish(line.length());
        return new Division(words, complete, quote != 0);
    }

    /** Takes a character within quotes; the place of the last character taken. */
    private int quoted(int at, char c) {
        if (c == '\\') {
            return at + 1;
        }
        if (c == quote) {
            quote = 0;
        }
        return at;
    }

    private void unquoted(int at, char c) {
        boolean begins = start < 0;
        if (begins) {
            start = at;
        }
        // Only what starts with a bracket is a literal: a[0] and transaction( are words like others.
        if ((c == '{' || c == '[') && (begins || line.charAt(at - 1) == '=')) {
            literal = true;
        }
        if (c == '"' || c == '\'') {
            quote = c;
        } else if (literal) {
            nest(c);
        }
    }

    private void nest(char c) {
        switch (c) {
            case '{' -> brackets.push('}');
            case '[' -> brackets.push(']');
            case '}', ']' -> {
                if (!brackets.isEmpty() && brackets.peek() == c) {
                    brackets.pop();
                } else {
                    // It matches nothing; the reader of the literal says so, and the line goes on.
                    brackets.clear();
                }
            }
            default -> {
                // Part of a value.
            }
        }
    }

    private void finish(int end) {
        if (start >= 0) {
            words.add(new Word(line.substring(start, end), start));
        }
        start = -1;
        literal = false;
        brackets.clear();
    }
}
