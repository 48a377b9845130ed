package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * What stands under one heading.
 *
 * @param title the heading; empty for text that stands before any
 * @param blocks its parts in order
 * @param location where the heading, or without one the text, begins
 */
public record Document(String title, List<ProseBlock> blocks, SourceLocation location) {

    /** Copies the blocks. */
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** The messages that it shows, in order. */
    public List<ProseBlock.Message> messages() {
        return blocks.stream()
                .filter(ProseBlock.Message.class::isInstance)
                .map(ProseBlock.Message.class::cast)
                .toList();
    }
}
