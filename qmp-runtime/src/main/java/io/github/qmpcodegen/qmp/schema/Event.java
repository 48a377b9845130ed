package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * An event that a server may send.
 *
 * @param name the event's name
 * @param data the name of the {@link ObjectType} of its data; empty if the server reports only names
 * @param features its special features, such as {@code deprecated}
 * @param releases the releases of QEMU that have it, see {@link Member#releases}
 */
public record Event(String name, String data, List<String> features, String releases) {

    /** Copies the list. */
    public Event {
        features = List.copyOf(features);
    }
}
