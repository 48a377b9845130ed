package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An exchange that the documentation shows.
 *
 * @param caption what the source says before it; empty when it says nothing
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
     * @param text its text as it stands in the source, without the arrow
     * @param value what it says, mended where the source's text is not JSON; null where that was not possible
     * @param location where it stands
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
