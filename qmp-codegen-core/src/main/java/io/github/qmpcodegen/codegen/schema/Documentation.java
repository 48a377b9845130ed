package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * What a source says in words about a part of the interface.
 *
 * <p>The texts are plain: no markup of the source is left in them, but those of {@link Verbatim} keep their lines.
 *
 * @param blocks its parts in order; the first paragraph is the summary
 * @param since the release that introduced it, such as {@code 1.2}; empty when the source does not say
 */
public record Documentation(List<Block> blocks, String since) {

    /** Nothing is said. */
    public static final Documentation NONE = new Documentation(List.of(), "");

    /** Copies the blocks. */
    public Documentation {
        blocks = List.copyOf(blocks);
    }

    /** A single paragraph, or {@link #NONE} for a blank text. */
    public static Documentation of(String text) {
        return text.isBlank() ? NONE : new Documentation(List.of(new Paragraph(text.strip())), "");
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return blocks.isEmpty() && since.isEmpty();
    }

    /** This, and where it says nothing what another says; the release that introduced it is no text. */
    public Documentation orElse(Documentation other) {
        return new Documentation(blocks.isEmpty() ? other.blocks : blocks, since.isEmpty() ? other.since : since);
    }

    /** A part of a documentation. */
    public sealed interface Block {}

    /**
     * Running text.
     *
     * @param text the text; line breaks in it have no meaning
     * @param literals the pieces of it that are written just so, such as names of members, in their order
     */
    public record Paragraph(String text, List<Range> literals) implements Block {

        /** Copies the ranges. */
        public Paragraph {
            literals = List.copyOf(literals);
        }

        /** Words without anything that is written just so. */
        public Paragraph(String text) {
            this(text, List.of());
        }
    }

    /**
     * A piece of a text.
     *
     * @param start the index of its first character
     * @param end the index behind its last character
     */
    public record Range(int start, int end) {}

    /**
     * Text whose lines and blanks matter, such as a table.
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
