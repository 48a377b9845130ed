package io.github.qmpcodegen.qmp.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type whose values are objects. If it is a union, they have further members, which depend on the value of one
 * member.
 *
 * @param name the type's name
 * @param members the members that it has with any tag, in the schema's order
 * @param tag the name of the member whose value selects the further ones; empty if it is not a union
 * @param branches the names of the {@link ObjectType}s with the further members, by the tag's value; a value without an
 *     entry adds none
 * @param open whether it may have members that are not listed
 * @param features its special features
 * @param condition the condition under which a build has it; empty for none, as in everything that a server reports
 *     about itself
 */
public record ObjectType(
        String name,
        List<Member> members,
        String tag,
        Map<String, String> branches,
        boolean open,
        List<String> features,
        String condition)
        implements SchemaType {

    /** Copies the lists and the map. */
    public ObjectType {
        members = List.copyOf(members);
        branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
        features = List.copyOf(features);
    }

    /** Returns the member with a name among those that it has with any tag; empty if there is none. */
    public Optional<Member> member(String memberName) {
        return members.stream()
                .filter(member -> member.name().equals(memberName))
                .findFirst();
    }

    /** This with other members. */
    ObjectType with(List<Member> others) {
        return new ObjectType(name, others, tag, branches, open, features, condition);
    }
}
