package io.github.qmpcodegen.codegen.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A monitor's interface.
 *
 * @param commands the commands in the order of the sources
 * @param events the events in the order of the sources
 * @param types every type that a command or an event reaches, by name, in the order in which they are first reached; if
 *     there is neither, all defined types
 */
public record Schema(List<Command> commands, List<Event> events, Map<String, NamedType> types) {

    /** Copies the parts. */
    public Schema {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** Whether it has types, but neither commands nor events. */
    public boolean isOfTypesAlone() {
        return commands.isEmpty() && events.isEmpty() && !types.isEmpty();
    }

    /**
     * Returns the type that a reference names.
     *
     * @throws IllegalArgumentException if there is none, which a linked schema never has
     */
    public NamedType type(TypeReference.Named reference) {
        NamedType type = types.get(reference.name());
        if (type == null) {
            throw new IllegalArgumentException("the schema has no type '" + reference.name() + "'");
        }
        return type;
    }

    /**
     * Returns the object type that a reference names, such as a command's arguments.
     *
     * @throws IllegalArgumentException if there is none, or it is of another kind, which a linked schema never has
     */
    public ObjectType objectType(TypeReference.Named reference) {
        if (type(reference) instanceof ObjectType object) {
            return object;
        }
        throw new IllegalArgumentException("the type '" + reference.name() + "' is not an object");
    }

    /** Returns the kind of JSON value of a type's values. */
    public JsonType jsonType(TypeReference reference) {
        if (reference instanceof TypeReference.Array) {
            return JsonType.ARRAY;
        }
        if (reference instanceof TypeReference.Builtin builtin) {
            return builtin.type().jsonType();
        }
        NamedType type = type((TypeReference.Named) reference);
        if (type instanceof AlternateType) {
            return JsonType.VALUE;
        }
        return type instanceof EnumType ? JsonType.STRING : JsonType.OBJECT;
    }
}
