package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * A type whose values are of one of several types, told apart by their kind of JSON value.
 *
 * @param name what it is called
 * @param branches the branches in the order of definition
 * @param traits what is said of it besides
 */
public record AlternateType(TypeName name, List<Branch> branches, Traits traits) implements NamedType {

    /** Copies the branches. */
    public AlternateType {
        branches = List.copyOf(branches);
    }

    /** The same type by another name and with other branches. */
    public AlternateType with(TypeName otherName, List<Branch> otherBranches) {
        return new AlternateType(otherName, otherBranches, traits);
    }

    /**
     * A branch.
     *
     * @param name its name in the schema, which is not on the wire; where the source gives none, that of its type
     * @param type its type
     * @param traits what is said of it besides
     */
    public record Branch(String name, TypeReference type, Traits traits) implements Described {

        /** The same branch of another type. */
        public Branch withType(TypeReference otherType) {
            return new Branch(name, otherType, traits);
        }
    }
}
