package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * An event that a server may send.
 *
 * @param name its name
 * @param data the name of the {@link ObjectType} of its data
 * @param features its special features, such as {@code deprecated}
 */
public record Event(String name, String data, List<String> features) {

    /** Copies the list. */
    public Event {
        features = List.copyOf(features);
    }
}
