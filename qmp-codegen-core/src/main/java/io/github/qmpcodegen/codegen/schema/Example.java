package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

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
     * @param json its text as JSON, mended where the source's is none; empty where that was not possible
     * @param location where it stands
     */
    public record Message(Sender sender, String text, String json, SourceLocation location) {}

    /** Who sends a message. */
    public enum Sender {
        /** The client: {@code ->}. */
        CLIENT,
        /** The server: {@code <-}. */
        SERVER
    }
}
