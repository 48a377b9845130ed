package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/**
 * A member of an object: an argument of a command, or a part of a reply or of an event's data.
 *
 * @param name its wire name
 * @param type the type of its value; {@link BuiltinType#ANY} when no source states it
 * @param typeOrigin what says so
 * @param optional whether it may be missing in servers that have it
 * @param optionalOrigin what says so
 * @param features its special features
 * @param conditions the build conditions under which a server has it, besides those of the type that it is part of
 * @param documentation what the source says of it
 * @param location where it is defined or described
 */
public record Member(
        String name,
        TypeReference type,
        Origin typeOrigin,
        boolean optional,
        Origin optionalOrigin,
        List<Feature> features,
        List<String> conditions,
        Documentation documentation,
        SourceLocation location) {

    /** Copies the lists. */
    public Member {
        features = List.copyOf(features);
        conditions = List.copyOf(conditions);
    }

    /** Whether it may be missing: where it is optional, and in servers that were built without it. */
    public boolean mayBeMissing() {
        return optional || !conditions.isEmpty();
    }

    /** The same member under other conditions. */
    public Member withConditions(List<String> otherConditions) {
        return new Member(
                name, type, typeOrigin, optional, optionalOrigin, features, otherConditions, documentation, location);
    }

    /** The same member of another type. */
    public Member withType(TypeReference otherType) {
        return new Member(
                name, otherType, typeOrigin, optional, optionalOrigin, features, conditions, documentation, location);
    }
}
