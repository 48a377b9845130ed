package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * What a source says in words about a part of the interface.
 *
 * <p>The texts are plain, without any markup of the source; those of {@link Verbatim} keep their lines.
 *
 * @param blocks its parts in order; the first paragraph is the summary
 * @param since the release that introduced it, such as {@code 1.2}; empty if the source does not say
 */
public record Documentation(List<Block> blocks, String since) {

    /** No documentation. */
    public static final Documentation NONE = new Documentation(List.of(), "");

    /** Copies the blocks. */
    public Documentation {
        blocks = List.copyOf(blocks);
    }

    /** Returns a single paragraph, or {@link #NONE} for a blank text. */
    public static Documentation of(String text) {
        return text.isBlank() ? NONE : new Documentation(List.of(new Paragraph(text.strip())), "");
    }

    /** Whether there is no documentation. */
    public boolean isEmpty() {
        return blocks.isEmpty() && since.isEmpty();
    }

    /** Returns this documentation, with the text and the release of another one where it has none. */
    public Documentation orElse(Documentation other) {
        return new Documentation(blocks.isEmpty() ? other.blocks : blocks, since.isEmpty() ? other.since : since);
    }

    /** A part of a documentation. */
    public sealed interface Block {}

    /**
     * Running text.
     *
     * @param text the text; line breaks in it have no meaning
     * @param literals the literal pieces of it, such as names of members, in order
     */
    public record Paragraph(String text, List<Range> literals) implements Block {

        /** Copies the ranges. */
        public Paragraph {
            literals = List.copyOf(literals);
        }

        /** Creates a paragraph without literals. */
        public Paragraph(String text) {
            this(text, List.of());
        }
    }

    /**
     * A piece of a text.
     *
     * @param start the index of its first character
     * @param end the index after its last character
     */
    public record Range(int start, int end) {}

    /**
     * Text whose lines and spaces matter, such as a table.
     *
     * @param text the text
     */
    public record Verbatim(String text) implements Block {}

    /**
     * A list.
     *
     * @param ordered whether its items are numbered
     * @param items the items, each of one or more blocks
     */
    public record Items(boolean ordered, List<List<Block>> items) implements Block {

        /** Copies the items. */
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A remark set off from the text.
     *
     * @param kind its heading, such as Note, Warning, Returns or Errors
     * @param blocks what it says
     */
    public record Remark(String kind, List<Block> blocks) implements Block {

        /** Copies the blocks. */
        public Remark {
            blocks = List.copyOf(blocks);
        }
    }
}
