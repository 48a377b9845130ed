package io.github.qmpcodegen.qmp.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The types of an interface, which refer to each other by name. Immutable. */
final class TypeTable {

    private final Map<String, SchemaType> types;

    /** Takes over a map. */
    TypeTable(Map<String, SchemaType> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    /** All by name, in the order of the schema. */
    Map<String, SchemaType> all() {
        return types;
    }

    /** Whether a member or a value says in which releases it is. */
    boolean haveReleases() {
        return types.values().stream()
                .anyMatch(type -> type instanceof ObjectType object
                        ? object.members().stream()
                                .anyMatch(member -> !member.releases().isEmpty())
                        : type instanceof EnumType enumeration
                                && enumeration.values().stream()
                                        .anyMatch(value -> !value.releases().isEmpty()));
    }

    /**
     * These types with the members and values of some releases only.
     *
     * @param releases which releases are to stay
     */
    TypeTable with(Predicate<String> releases) {
        Map<String, SchemaType> all = new LinkedHashMap<>(types);
        all.replaceAll((name, type) -> {
            if (type instanceof ObjectType object) {
                return object.with(object.members().stream()
                        .filter(member -> releases.test(member.releases()))
                        .map(member -> member.with(releases))
                        .toList());
            } else if (type instanceof EnumType enumeration) {
                return new EnumType(
                        name,
                        enumeration.values().stream()
                                .filter(value -> releases.test(value.releases()))
                                .toList(),
                        enumeration.features());
            }
            return type;
        });
        return new TypeTable(all);
    }

    /**
     * A type that something refers to.
     *
     * @throws IllegalArgumentException if it is not there
     */
    SchemaType type(String name) {
        SchemaType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("the schema mentions '" + name + "', but does not have it");
        }
        return type;
    }

    /**
     * An object type that something refers to.
     *
     * @throws IllegalArgumentException if it is not there, or something else
     */
    ObjectType object(String name) {
        if (type(name) instanceof ObjectType object) {
            return object;
        }
        throw new IllegalArgumentException("the schema uses '" + name + "' as an object, but it is not one");
    }

    /** The further members of a union whose tag has some value; empty if there are none, or it is no union. */
    Optional<ObjectType> branch(ObjectType union, String tagValue) {
        return Optional.ofNullable(union.branches().get(tagValue)).map(this::object);
    }
}
