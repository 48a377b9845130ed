package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * An enumeration. A server may send values that are not listed: later ones, and, if the list was read from prose,
 * others that the prose omits.
 *
 * @param name the enumeration's name
 * @param values the known values in the order of definition
 * @param traits its other traits
 */
public record EnumType(TypeName name, List<Value> values, Traits traits) implements NamedType {

    /** Copies the values. */
    public EnumType {
        values = List.copyOf(values);
    }

    /** Returns the same type with another name and other values. */
    public EnumType with(TypeName otherName, List<Value> otherValues) {
        return new EnumType(otherName, otherValues, traits);
    }

    @Override
    public List<TypeReference> references() {
        return List.of();
    }

    /**
     * A value of an enumeration.
     *
     * @param text its text on the wire
     * @param traits its other traits
     */
    public record Value(String text, Traits traits) implements Described {

        /** Returns a value about which the source says no more than its text. */
        public static Value of(String text, SourceLocation location) {
            return new Value(text, Traits.at(location));
        }
    }
}
