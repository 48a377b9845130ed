package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * An enumeration. A server may send values that are not listed: later ones, and where the list was read from prose,
 * others that the prose leaves out.
 *
 * @param name what it is called
 * @param values the known values in the order of definition
 * @param traits what is said of it besides
 */
public record EnumType(TypeName name, List<Value> values, Traits traits) implements NamedType {

    /** Copies the values. */
    public EnumType {
        values = List.copyOf(values);
    }

    /** The same type by another name and with other values. */
    public EnumType with(TypeName otherName, List<Value> otherValues) {
        return new EnumType(otherName, otherValues, traits);
    }

    /**
     * A value of an enumeration.
     *
     * @param text its text on the wire
     * @param traits what is said of it besides
     */
    public record Value(String text, Traits traits) implements Described {

        /** A value of which the source says no more than its text. */
        public static Value of(String text, SourceLocation location) {
            return new Value(text, Traits.at(location));
        }
    }
}
