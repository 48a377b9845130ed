package io.github.qmpcodegen.codegen.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A member of an object: an argument of a command, or a part of a reply or of an event's data.
 *
 * @param name the member's wire name
 * @param type the type of its value; {@link BuiltinType#ANY} if no source states it
 * @param typeOrigin where the type is known from
 * @param optional whether it may be missing in servers that have it
 * @param optionalOrigin where this is known from
 * @param traits its other traits
 * @param mandatory the releases in which every value of the object has it
 * @param otherTypes the kinds of values that it has in other releases and that its type does not take, with these releases
 */
public record Member(
        String name,
        TypeReference type,
        Origin typeOrigin,
        boolean optional,
        Origin optionalOrigin,
        Traits traits,
        Availability mandatory,
        SortedMap<JsonType, Availability> otherTypes)
        implements Described {

    private static final SortedMap<JsonType, Availability> NO_OTHERS = new TreeMap<>();

    /** Copies the map. */
    public Member {
        otherTypes = Collections.unmodifiableSortedMap(new TreeMap<>(otherTypes));
    }

    /** Creates a member in the interface of a single release. */
    public Member(
            String name,
            TypeReference type,
            Origin typeOrigin,
            boolean optional,
            Origin optionalOrigin,
            Traits traits) {
        this(name, type, typeOrigin, optional, optionalOrigin, traits, Availability.UNSTATED, NO_OTHERS);
    }

    /** Whether it may be missing: because it is optional, or in servers that were built without it. */
    public boolean mayBeMissing() {
        return optional || !conditions().isEmpty();
    }

    /** Returns those of the other types that are more than another range of integers. */
    public SortedMap<JsonType, Availability> otherKinds() {
        SortedMap<JsonType, Availability> kinds = new TreeMap<>(otherTypes);
        if (type instanceof TypeReference.Builtin builtin) {
            kinds.remove(builtin.type().jsonType());
        }
        return kinds;
    }

    /** Returns the same member with another type. */
    public Member withType(TypeReference otherType) {
        return new Member(name, otherType, typeOrigin, optional, optionalOrigin, traits, mandatory, otherTypes);
    }

    /** Returns the same member with other traits. */
    public Member withTraits(Traits otherTraits) {
        return new Member(name, type, typeOrigin, optional, optionalOrigin, otherTraits, mandatory, otherTypes);
    }

    /** Returns the same member, optional or not. */
    public Member withOptional(boolean other) {
        return new Member(name, type, typeOrigin, other, optionalOrigin, traits, mandatory, otherTypes);
    }

    /** Returns the same member under other conditions. */
    public Member withConditions(List<String> otherConditions) {
        return withTraits(traits.withConditions(otherConditions));
    }
}
