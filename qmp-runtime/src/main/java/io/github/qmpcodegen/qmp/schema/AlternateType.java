package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A type whose values are of one of several types, which differ in their kind of JSON.
 *
 * @param name the type's name
 * @param branches the names of these types
 * @param features the type's special features
 */
public record AlternateType(String name, List<String> branches, List<String> features) implements SchemaType {

    /** Copies the lists. */
    public AlternateType {
        branches = List.copyOf(branches);
        features = List.copyOf(features);
    }
}
