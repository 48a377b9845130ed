package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/**
 * A value of one of several types, which differ in what they are in JSON.
 *
 * @param name its name
 * @param branches the names of the types
 * @param features its special features
 */
public record AlternateType(String name, List<String> branches, List<String> features) implements SchemaType {

    /** Copies the lists. */
    public AlternateType {
        branches = List.copyOf(branches);
        features = List.copyOf(features);
    }
}
