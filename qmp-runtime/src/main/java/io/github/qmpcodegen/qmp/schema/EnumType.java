package io.github.qmpcodegen.qmp.schema;

import java.util.List;
import java.util.Optional;

/**
 * An enumeration.
 *
 * @param name the enumeration's name
 * @param values its values, in the schema's order
 * @param features its special features
 */
public record EnumType(String name, List<Value> values, List<String> features) implements SchemaType {

    /** Copies the lists. */
    public EnumType {
        values = List.copyOf(values);
        features = List.copyOf(features);
    }

    /**
     * A value of an enumeration.
     *
     * @param text the value's text
     * @param features its special features, such as {@code deprecated}
     * @param releases the releases of QEMU that have it, see {@link Member#releases}
     */
    public record Value(String text, List<String> features, String releases) {

        /** Copies the list. */
        public Value {
            features = List.copyOf(features);
        }
    }

    /** Whether a text is one of the values. */
    public boolean has(String text) {
        return value(text).isPresent();
    }

    /** Returns the value with this text; empty if there is none. */
    public Optional<Value> value(String text) {
        return values.stream().filter(value -> value.text().equals(text)).findFirst();
    }
}
