package io.github.qmpcodegen.qmp.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object, perhaps a union: then it has further members, which depend on the value of one.
 *
 * @param name its name
 * @param members the members that it has whatever its tag, in the schema's order
 * @param tag the name of the member whose value chooses the further ones; empty if it is no union
 * @param branches the names of the {@link ObjectType}s with the further members, by the tag's value; a value that is
 *     missing adds none
 * @param open whether it may have members that nothing names
 * @param features its special features
 * @param condition under which a build has it; empty for none, as in all that a server tells of itself
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

    /** The member of a name, of those that it has whatever its tag; empty if there is none. */
    public Optional<Member> member(String wanted) {
        return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
    }

    /** This with other members. */
    ObjectType with(List<Member> others) {
        return new ObjectType(name, others, tag, branches, open, features, condition);
    }
}
