package io.github.qmpcodegen.qmp.testing.internal.schema;

import io.github.qmpcodegen.qmp.schema.OpenCommands;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The commands of an introspected schema: the array that {@code query-qmp-schema} returns, or an export of one, whose keys
 * {@code if} and {@code open} tell what not every server has and where more is taken than is named.
 */
public final class IntrospectedSchema implements CommandSchema {
    private static final String CONDITION = "if";

    private final Map<String, JsonNode> entities = new LinkedHashMap<>();
    private final Map<String, JsonNode> commands = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private final Set<String> openCommands;

    /** The commands of an array of SchemaInfo objects. */
    public IntrospectedSchema(JsonNode schema) {
        for (JsonNode entity : schema) {
            String name = entity.path("name").asString("");
            switch (entity.path("meta-type").asString("")) {
                case "command" -> commands.put(name, entity);
                case "event" -> events.add(name);
                default -> entities.put(name, entity);
            }
        }
        if (commands.isEmpty()) {
            throw new IllegalArgumentException(
                    "the schema has no commands: expected the array that query-qmp-schema returns");
        }
        openCommands = OpenCommands.among(commands.keySet().stream()
                .filter(command ->
                        arguments(command).has("members") && !arguments(command).has("tag"))
                .toList());
    }

    @Override
    public List<String> commands() {
        return List.copyOf(commands.keySet());
    }

    @Override
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public boolean allowsOutOfBand(String command, JsonNode arguments) {
        return command(command).path("allow-oob").asBoolean(false);
    }

    @Override
    public void check(String command, JsonNode arguments) throws MisfitException {
        JsonNode described = arguments(command);
        // A server that was built without the whole type has none of its members.
        boolean demanding = !described.has(CONDITION)
                || described.get(CONDITION).equals(command(command).get(CONDITION));
        checkObject("", described, arguments, openCommands.contains(command), demanding);
    }

    private JsonNode arguments(String command) {
        return entity(command(command).path("arg-type").asString(""));
    }

    private JsonNode command(String name) {
        return Objects.requireNonNull(commands.get(name), name);
    }

    private JsonNode entity(String name) {
        JsonNode entity = entities.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("the schema mentions '" + name + "', but does not have it");
        }
        return entity;
    }

    private void check(String path, String type, JsonNode value) throws MisfitException {
        JsonNode entity = entity(type);
        switch (entity.path("meta-type").asString("")) {
            case "builtin" -> checkScalar(path, entity.path("json-type").asString(""), value);
            case "array" -> checkArray(path, entity.path("element-type").asString(""), value);
            case "enum" -> checkEnum(path, entity, value);
            case "alternate" -> checkAlternate(path, entity, value);
            default -> {
                if (!value.isObject()) {
                    throw MisfitException.wrongType(path, "object");
                }
                checkObject(path, entity, value, false, true);
            }
        }
    }

    private static void checkScalar(String path, String jsonType, JsonNode value) throws MisfitException {
        boolean fits = switch (jsonType) {
            case "int" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "null" -> value.isNull();
            default -> true;
        };
        if (!fits) {
            throw MisfitException.wrongType(path, jsonType.equals("int") ? "integer" : jsonType);
        }
    }

    private void checkArray(String path, String elementType, JsonNode value) throws MisfitException {
        if (!value.isArray()) {
            throw MisfitException.wrongType(path, "array");
        }
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", elementType, value.path(i));
        }
    }

    private static void checkEnum(String path, JsonNode entity, JsonNode value) throws MisfitException {
        if (!value.isString()) {
            throw MisfitException.wrongType(path, "string");
        }
        for (JsonNode known : entity.path("values")) {
            if (known.equals(value)) {
                return;
            }
        }
        for (JsonNode known : entity.path("members")) {
            if (known.path("name").equals(value)) {
                return;
            }
        }
        throw MisfitException.unknownValue(path, value.stringValue());
    }

    /** An alternate's branches differ in their kinds of JSON values, so the first that is of the kind is the one. */
    private void checkAlternate(String path, JsonNode entity, JsonNode value) throws MisfitException {
        for (JsonNode member : entity.path("members")) {
            String type = member.path("type").asString("");
            if (isOfKind(entity(type), value)) {
                check(path, type, value);
                return;
            }
        }
        throw MisfitException.wrongType(path, entity.path("name").asString(""));
    }

    private static boolean isOfKind(JsonNode entity, JsonNode value) {
        return switch (entity.path("meta-type").asString("")) {
            case "array" -> value.isArray();
            case "enum" -> value.isString();
            case "object" -> value.isObject();
            default -> {
                try {
                    checkScalar("", entity.path("json-type").asString(""), value);
                    yield true;
                } catch (MisfitException e) {
                    yield false;
                }
            }
        };
    }

    private void checkObject(String path, JsonNode entity, JsonNode value, boolean openCommand, boolean demanding)
            throws MisfitException {
        Set<String> known = new HashSet<>();
        boolean open = openCommand;
        for (@Nullable JsonNode part = entity; part != null; part = branch(part, value)) {
            checkMembers(path, part, value, known, demanding);
            open |= part.path("open").asBoolean(false);
        }
        if (open) {
            return;
        }
        for (String name : value.propertyNames()) {
            if (!known.contains(name)) {
                throw MisfitException.unexpected(inner(path, name));
            }
        }
    }

    private void checkMembers(String path, JsonNode entity, JsonNode value, Set<String> known, boolean demanding)
            throws MisfitException {
        for (JsonNode member : entity.path("members")) {
            String name = member.path("name").asString("");
            known.add(name);
            if (value.has(name)) {
                check(inner(path, name), member.path("type").asString(""), value.get(name));
            } else if (demanding && !member.has("default") && !member.has(CONDITION)) {
                throw MisfitException.missing(inner(path, name));
            }
        }
    }

    /** The object with the members of the union's branch that the value is of; null if there is none. */
    private @Nullable JsonNode branch(JsonNode entity, JsonNode value) {
        String tag = value.path(entity.path("tag").asString("")).asString("");
        for (JsonNode variant : entity.path("variants")) {
            if (variant.path("case").asString("").equals(tag)) {
                return entity(variant.path("type").asString(""));
            }
        }
        return null;
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
