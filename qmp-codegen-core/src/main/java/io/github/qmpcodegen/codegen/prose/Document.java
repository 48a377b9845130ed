package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * The text under one heading.
 *
 * @param title the heading; empty for text before any heading
 * @param blocks its parts in order
 * @param location where the heading starts, or the text if there is none
 */
public record Document(String title, List<ProseBlock> blocks, SourceLocation location) {

    /** Copies the blocks. */
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** The messages of its examples, in order. */
    public List<ProseBlock.Message> messages() {
        return blocks.stream()
                .filter(ProseBlock.Message.class::isInstance)
                .map(ProseBlock.Message.class::cast)
                .toList();
    }
}
