package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * A choice between types that are told apart by their kind of JSON value.
 *
 * @param name what it is called
 * @param branches the choices in the order of definition
 * @param features its special features
 * @param conditions the build conditions under which a server has it
 * @param documentation what the source says of it
 * @param location where it is defined or described
 */
public record AlternateType(
        TypeName name,
        List<Branch> branches,
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        SourceLocation location)
        implements NamedType {

    /** Copies the lists. */
    public AlternateType {
        branches = List.copyOf(branches);
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
    }

    /** The same type by another name and with other choices. */
    public AlternateType with(TypeName otherName, List<Branch> otherBranches) {
        return new AlternateType(otherName, otherBranches, features, conditions, documentation, location);
    }

    /**
     * A choice.
     *
     * @param name its name in the schema, which is not on the wire; where the source gives none, that of its type
     * @param type its type
     * @param conditions the build conditions under which a server has it
     * @param documentation what the source says of it
     */
    public record Branch(String name, TypeReference type, List<String> conditions, Documentation documentation) {

        /** Copies the conditions. */
        public Branch {
            conditions = List.copyOf(conditions);
        }
    }
}
