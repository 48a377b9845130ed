package io.github.qmpcodegen.qmp.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

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
        throw new IllegalArgumentException("the schema takes '" + name + "' for an object, which it is not");
    }

    /** The further members of a union whose tag has some value; empty if there are none, or it is no union. */
    Optional<ObjectType> branch(ObjectType union, String tagValue) {
        return Optional.ofNullable(union.branches().get(tagValue)).map(this::object);
    }
}
