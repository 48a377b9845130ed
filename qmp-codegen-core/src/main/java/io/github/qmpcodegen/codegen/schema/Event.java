package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous event.
 *
 * @param name its wire name
 * @param data the object type of its data; null when it carries none
 * @param examples messages that show it
 * @param traits what is said of it besides
 */
public record Event(String name, @Nullable Named data, List<Example> examples, Traits traits) implements Described {

    /** Copies the examples. */
    public Event {
        examples = List.copyOf(examples);
    }

    /** The same event with data of another type. */
    public Event withData(@Nullable Named otherData) {
        return new Event(name, otherData, examples, traits);
    }

    /** The same event, told and shown otherwise. */
    public Event withWords(Documentation documentation, List<Example> otherExamples) {
        return new Event(name, data, otherExamples, traits.withDocumentation(documentation));
    }
}
