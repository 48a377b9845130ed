package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous event.
 *
 * @param name the event's wire name
 * @param data the object type of its data; null if it carries none
 * @param examples example messages
 * @param traits the event's other traits
 */
public record Event(String name, @Nullable Named data, List<Example> examples, Traits traits) implements Described {

    /** Copies the examples. */
    public Event {
        examples = List.copyOf(examples);
    }

    /** Returns the same event with data of another type. */
    public Event withData(@Nullable Named otherData) {
        return new Event(name, otherData, examples, traits);
    }

    /** Returns the same event with other documentation and examples. */
    public Event withWords(Documentation documentation, List<Example> otherExamples) {
        return new Event(name, data, otherExamples, traits.withDocumentation(documentation));
    }
}
