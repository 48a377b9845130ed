package io.github.qmpcodegen.codegen.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object: members by name and, if it is a union, further members that depend on one of them.
 *
 * @param name what it is called
 * @param members the members that every value has, those of base types among them, in the order of definition
 * @param branching what makes it a union; null when it is none
 * @param open whether it takes members that no source names, such as the properties of {@code device_add}
 * @param traits what is said of it besides
 */
public record ObjectType(
        TypeName name, List<Member> members, @Nullable Branching branching, boolean open, Traits traits)
        implements NamedType {

    /** Copies the members. */
    public ObjectType {
        members = List.copyOf(members);
    }

    /** The same type by another name, with other members and branches. */
    public ObjectType with(TypeName otherName, List<Member> otherMembers, @Nullable Branching otherBranching) {
        return new ObjectType(otherName, otherMembers, otherBranching, open, traits);
    }

    /**
     * The branches of a union.
     *
     * @param tag the name of the member, one of {@link ObjectType#members()}, whose value chooses the branch
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
     * @param tagValue the value of the tag that chooses it
     * @param type the object type whose members it adds
     * @param traits what is said of it besides
     */
    public record Branch(String tagValue, TypeReference.Named type, Traits traits) implements Described {

        /** The same branch with the members of another type. */
        public Branch withType(TypeReference.Named otherType) {
            return new Branch(tagValue, otherType, traits);
        }
    }
}
