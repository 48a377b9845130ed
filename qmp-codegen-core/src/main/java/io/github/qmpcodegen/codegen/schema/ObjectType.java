package io.github.qmpcodegen.codegen.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object type: members by name and, if it is a union, further members that depend on one of them.
 *
 * @param name the type's name
 * @param members the members of every value, including those of base types, in the order of definition
 * @param branching the branches of a union; null if it is not a union
 * @param open whether it accepts members that no source names, such as the properties of {@code device_add}
 * @param traits its other traits
 */
public record ObjectType(
        TypeName name, List<Member> members, @Nullable Branching branching, boolean open, Traits traits)
        implements NamedType {

    /** Copies the members. */
    public ObjectType {
        members = List.copyOf(members);
    }

    /** Returns the same type with another name, other members and branches. */
    public ObjectType with(TypeName otherName, List<Member> otherMembers, @Nullable Branching otherBranching) {
        return new ObjectType(otherName, otherMembers, otherBranching, open, traits);
    }

    @Override
    public List<TypeReference> references() {
        List<TypeReference> references = new ArrayList<>();
        members.forEach(member -> references.add(member.type()));
        if (branching != null) {
            branching.branches().forEach(branch -> references.add(branch.type()));
        }
        return references;
    }

    /**
     * The branches of a union.
     *
     * @param tag the name of the member, one of {@link ObjectType#members()}, whose value selects the branch
     * @param branches the branches in the order of definition; a value of the tag without a branch adds no member
     */
    public record Branching(String tag, List<Branch> branches) {

        /** Copies the branches. */
        public Branching {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A branch of a union.
     *
     * @param tagValue the value of the tag that selects it
     * @param type the object type whose members it adds
     * @param traits its other traits
     */
    public record Branch(String tagValue, TypeReference.Named type, Traits traits) implements Described {

        /** Returns the same branch with the members of another type. */
        public Branch withType(TypeReference.Named otherType) {
            return new Branch(tagValue, otherType, traits);
        }
    }
}
