package io.github.qmpcodegen.qmp.schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a server tells of its own interface: its commands, its events, and their types. Immutable, so safe for use by any
 * number of threads.
 *
 * <pre>{@code
 * ServerInterface told = ServerInterface.of(client.execute("query-qmp-schema"));
 * boolean canCopy = told.commands().containsKey("blockdev-mirror");
 * }</pre>
 */
public final class ServerInterface {
    private final Map<String, Command> commands;
    private final Map<String, Event> events;
    private final Map<String, SchemaType> types;

    private ServerInterface(Map<String, Command> commands, Map<String, Event> events, Map<String, SchemaType> types) {
        this.commands = Collections.unmodifiableMap(commands);
        this.events = Collections.unmodifiableMap(events);
        this.types = Collections.unmodifiableMap(types);
    }

    /**
     * Reads the answer of {@code query-qmp-schema} (QEMU 2.5 and later), or an export of a schema in that form, whose keys
     * {@code if} and {@code open} say what not every build has and where more is taken than is named. What is of a kind
     * that nobody knew when this was written is passed over; what is missing is empty.
     *
     * @param introspection the array
     */
    public static ServerInterface of(JsonNode introspection) {
        Map<String, JsonNode> commands = new LinkedHashMap<>();
        Map<String, Event> events = new LinkedHashMap<>();
        Map<String, SchemaType> types = new LinkedHashMap<>();
        for (JsonNode entity : introspection) {
            String name = EntityReader.name(entity);
            switch (entity.path("meta-type").asString("")) {
                case "command" -> commands.put(name, entity);
                case "event" -> events.put(name, EntityReader.event(entity));
                default -> EntityReader.type(entity).ifPresent(type -> types.put(name, type));
            }
        }
        return new ServerInterface(commands(commands, types), events, types);
    }

    private static Map<String, Command> commands(Map<String, JsonNode> entities, Map<String, SchemaType> types) {
        Set<String> untagged = new HashSet<>();
        Set<String> open = new HashSet<>();
        entities.forEach((name, entity) -> {
            if (types.get(EntityReader.argumentType(entity)) instanceof ObjectType arguments) {
                if (!arguments.members().isEmpty() && arguments.tag().isEmpty()) {
                    untagged.add(name);
                }
                if (arguments.open()) {
                    open.add(name);
                }
            }
        });
        open.addAll(OpenCommands.among(untagged));
        Map<String, Command> commands = new LinkedHashMap<>();
        entities.forEach((name, entity) -> commands.put(name, EntityReader.command(entity, open.contains(name))));
        return commands;
    }

    /** The commands by name, in the order of the schema; unmodifiable. */
    public Map<String, Command> commands() {
        return commands;
    }

    /** The events by name, in the order of the schema; unmodifiable. */
    public Map<String, Event> events() {
        return events;
    }

    /** The types by name, in the order of the schema; unmodifiable. */
    public Map<String, SchemaType> types() {
        return types;
    }

    /**
     * A type that something refers to.
     *
     * @param name its name
     * @throws IllegalArgumentException if the schema does not have it
     */
    public SchemaType type(String name) {
        SchemaType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("the schema mentions '" + name + "', but does not have it");
        }
        return type;
    }

    /**
     * What a command takes.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType arguments(Command command) {
        return object(command.arguments());
    }

    /**
     * What comes with an event.
     *
     * @throws IllegalArgumentException if the schema does not have its type
     */
    public ObjectType data(Event event) {
        return object(event.data());
    }

    /**
     * The further members of a union whose tag has some value; empty if there are none, or it is no union.
     *
     * @throws IllegalArgumentException if the schema does not have their type
     */
    public Optional<ObjectType> branch(ObjectType union, String tagValue) {
        return Optional.ofNullable(union.branches().get(tagValue)).map(this::object);
    }

    private ObjectType object(String name) {
        if (type(name) instanceof ObjectType object) {
            return object;
        }
        throw new IllegalArgumentException("the schema takes '" + name + "' for an object, which it is not");
    }
}
