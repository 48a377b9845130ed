package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An example exchange in the documentation.
 *
 * @param caption what the source says before it; empty if nothing
 * @param messages its messages in order
 */
public record Example(String caption, List<Message> messages) {

    /** Copies the messages. */
    public Example {
        messages = List.copyOf(messages);
    }

    /**
     * A message of an example.
     *
     * @param sender who sends it
     * @param text its text as in the source, without the arrow
     * @param value its value, repaired if the source's text is not JSON; null if that was not possible
     * @param location where it is
     */
    public record Message(
            Sender sender, String text, @Nullable JsonNode value, SourceLocation location) {}

    /** Who sends a message. */
    public enum Sender {
        /** The client: {@code ->}. */
        CLIENT,
        /** The server: {@code <-}. */
        SERVER
    }
}
