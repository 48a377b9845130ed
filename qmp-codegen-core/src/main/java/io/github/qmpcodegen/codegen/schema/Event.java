package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous event.
 *
 * @param name its wire name
 * @param data the object type of its data; null when it carries none
 * @param features its special features, such as {@code deprecated}
 * @param conditions the build conditions under which a server has it, as the source words them; all must hold
 * @param documentation what the source says of it
 * @param examples messages that show it
 * @param location where it is defined
 */
public record Event(
        String name,
        @Nullable Named data,
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        List<Example> examples,
        SourceLocation location) {

    /** Copies the lists. */
    public Event {
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
        examples = List.copyOf(examples);
    }

    /** The same event with data of another type. */
    public Event withData(@Nullable Named otherData) {
        return new Event(name, otherData, features, conditions, documentation, examples, location);
    }
}
