package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * A type whose values are of one of several types, which differ in their kind of JSON value.
 *
 * @param name the type's name
 * @param branches the branches in the order of definition
 * @param traits the type's other traits
 */
public record AlternateType(TypeName name, List<Branch> branches, Traits traits) implements NamedType {

    /** Copies the branches. */
    public AlternateType {
        branches = List.copyOf(branches);
    }

    /** Returns the same type with another name and other branches. */
    public AlternateType with(TypeName otherName, List<Branch> otherBranches) {
        return new AlternateType(otherName, otherBranches, traits);
    }

    @Override
    public List<TypeReference> references() {
        return branches.stream().map(Branch::type).toList();
    }

    /**
     * A branch of an alternate.
     *
     * @param name its name in the schema, which is not on the wire; if the source gives none, that of its type
     * @param type its type
     * @param traits the type's other traits
     */
    public record Branch(String name, TypeReference type, Traits traits) implements Described {

        /** Returns the same branch with another type. */
        public Branch withType(TypeReference otherType) {
            return new Branch(name, otherType, traits);
        }
    }
}
