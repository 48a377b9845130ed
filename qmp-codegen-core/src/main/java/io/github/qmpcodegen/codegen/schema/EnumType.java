package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * An enumeration. A server may send values that are not listed: later ones, and where the list was read from prose,
 * others that the prose leaves out.
 *
 * @param name what it is called
 * @param values the known values in the order of definition
 * @param features its special features
 * @param conditions the build conditions under which a server has it
 * @param documentation what the source says of it
 * @param location where it is defined or described
 */
public record EnumType(
        TypeName name,
        List<Value> values,
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        SourceLocation location)
        implements NamedType {

    /** Copies the lists. */
    public EnumType {
        values = List.copyOf(values);
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
    }

    /**
     * A value of an enumeration.
     *
     * @param text its text on the wire
     * @param features its special features
     * @param conditions the build conditions under which a server has it
     * @param documentation what the source says of it
     */
    public record Value(String text, List<Feature> features, List<String> conditions, Documentation documentation) {

        /** Copies the lists. */
        public Value {
            features = List.copyOf(features);
            conditions = List.copyOf(conditions);
        }

        /** A value of which the source says no more than its text. */
        public static Value of(String text) {
            return new Value(text, List.of(), List.of(), Documentation.NONE);
        }
    }
}
