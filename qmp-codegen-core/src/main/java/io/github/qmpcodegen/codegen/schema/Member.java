package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/**
 * A member of an object: an argument of a command, or a part of a reply or of an event's data.
 *
 * @param name its wire name
 * @param type the type of its value; {@link BuiltinType#ANY} when no source states it
 * @param typeOrigin what says so
 * @param optional whether it may be missing in servers that have it
 * @param optionalOrigin what says so
 * @param traits what is said of it besides
 * @param mandatory the releases in which it is there in every value of the object
 */
public record Member(
        String name,
        TypeReference type,
        Origin typeOrigin,
        boolean optional,
        Origin optionalOrigin,
        Traits traits,
        Availability mandatory)
        implements Described {

    /** A member in the interface of a single release. */
    public Member(
            String name,
            TypeReference type,
            Origin typeOrigin,
            boolean optional,
            Origin optionalOrigin,
            Traits traits) {
        this(name, type, typeOrigin, optional, optionalOrigin, traits, Availability.UNSTATED);
    }

    /** Whether it may be missing: where it is optional, and in servers that were built without it. */
    public boolean mayBeMissing() {
        return optional || !conditions().isEmpty();
    }

    /** The same member of another type. */
    public Member withType(TypeReference otherType) {
        return new Member(name, otherType, typeOrigin, optional, optionalOrigin, traits, mandatory);
    }

    /** The same member with other traits. */
    public Member withTraits(Traits otherTraits) {
        return new Member(name, type, typeOrigin, optional, optionalOrigin, otherTraits, mandatory);
    }

    /** The same member, optional or not. */
    public Member withOptional(boolean other) {
        return new Member(name, type, typeOrigin, other, optionalOrigin, traits, mandatory);
    }

    /** The same member under other conditions. */
    public Member withConditions(List<String> otherConditions) {
        return withTraits(traits.withConditions(otherConditions));
    }
}
