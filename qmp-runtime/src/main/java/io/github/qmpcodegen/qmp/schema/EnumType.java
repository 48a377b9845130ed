package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * An enumeration.
 *
 * @param name its name
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
     * A value.
     *
     * @param text its text
     * @param features its special features, such as {@code deprecated}
     */
    public record Value(String text, List<String> features) {

        /** Copies the list. */
        public Value {
            features = List.copyOf(features);
        }
    }

    /** Whether a text is one of the values. */
    public boolean has(String text) {
        return values.stream().anyMatch(value -> value.text().equals(text));
    }
}
