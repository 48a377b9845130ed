package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * The contents of a Javadoc comment.
 *
 * @param blocks the comment's parts; the first is the summary
 * @param deprecated whether it is deprecated
 * @param deprecation why, and what to use instead
 * @param unstable whether it may change without notice
 * @param intervals the releases that have it, oldest first; empty if the comment does not mention them
 */
public record Doc(
        List<Block> blocks, boolean deprecated, List<Block> deprecation, boolean unstable, List<Interval> intervals) {

    /** Copies the blocks. */
    public Doc {
        blocks = List.copyOf(blocks);
        deprecation = List.copyOf(deprecation);
        intervals = List.copyOf(intervals);
    }

    /**
     * A range of releases that have something.
     *
     * @param since the first; empty if unknown
     * @param until the last; empty if the newest has it
     */
    public record Interval(String since, String until) {}

    /** Whether the newest release lacks it. */
    public boolean isGone() {
        return !intervals.isEmpty()
                && !intervals.get(intervals.size() - 1).until().isEmpty();
    }

    /** A part of a Javadoc comment. */
    public sealed interface Block {}

    /**
     * Running text.
     *
     * @param spans its pieces
     */
    public record Paragraph(List<Span> spans) implements Block {

        /** Copies the spans. */
        public Paragraph {
            spans = List.copyOf(spans);
        }

        /** Returns a paragraph of these pieces. */
        public static Paragraph of(Span... spans) {
            return new Paragraph(List.of(spans));
        }
    }

    /**
     * Preformatted lines.
     *
     * @param text the lines
     */
    public record Preformatted(String text) implements Block {}

    /**
     * A list.
     *
     * @param ordered whether its items are numbered
     * @param items the items
     */
    public record Items(boolean ordered, List<List<Block>> items) implements Block {

        /** Copies the items. */
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /** A piece of running text. */
    public sealed interface Span {}

    /**
     * Words.
     *
     * @param text the words
     */
    public record Text(String text) implements Span {}

    /**
     * A literal piece, such as a name.
     *
     * @param text the text
     */
    public record Code(String text) implements Span {}

    /**
     * Emphasised words.
     *
     * @param text the words
     */
    public record Strong(String text) implements Span {}
}
