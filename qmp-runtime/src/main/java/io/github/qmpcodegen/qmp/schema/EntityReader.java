package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the single entities of an introspected schema, the {@code SchemaInfo} objects. */
final class EntityReader {

    private EntityReader() {}

    static String name(JsonNode entity) {
        return text(entity, "name");
    }

    /** The name of the type of a command's arguments, or of an event's data. */
    static String argumentType(JsonNode entity) {
        return text(entity, "arg-type");
    }

    static Command command(JsonNode entity, boolean open) {
        return new Command(
                name(entity),
                argumentType(entity),
                text(entity, "ret-type"),
                entity.path("allow-oob").asBoolean(false),
                open,
                features(entity),
                condition(entity),
                releases(entity));
    }

    static Event event(JsonNode entity) {
        return new Event(name(entity), argumentType(entity), features(entity), releases(entity));
    }

    /** The type that an entity is; empty if it is something else. */
    static Optional<SchemaType> type(JsonNode entity) {
        return Optional.ofNullable(
                switch (text(entity, "meta-type")) {
                    case "builtin" -> new BuiltinType(name(entity), text(entity, "json-type"));
                    case "enum" -> new EnumType(name(entity), values(entity), features(entity));
                    case "array" -> new ArrayType(name(entity), text(entity, "element-type"));
                    case "object" -> object(entity);
                    case "alternate" ->
                        new AlternateType(
                                name(entity),
                                each(entity, "members", branch -> text(branch, "type")),
                                features(entity));
                    default -> null;
                });
    }

    /** The values: objects since QEMU 6.2, and besides only the texts, which is all that there was before. */
    private static List<EnumType.Value> values(JsonNode entity) {
        return entity.has("members")
                ? each(entity, "members", value -> new EnumType.Value(name(value), features(value), releases(value)))
                : each(entity, "values", value -> new EnumType.Value(value.asString(""), List.of(), ""));
    }

    private static ObjectType object(JsonNode entity) {
        Map<String, String> branches = new LinkedHashMap<>();
        for (JsonNode branch : entity.path("variants")) {
            branches.put(text(branch, "case"), text(branch, "type"));
        }
        return new ObjectType(
                name(entity),
                each(entity, "members", EntityReader::member),
                text(entity, "tag"),
                branches,
                entity.path("open").asBoolean(false),
                features(entity),
                condition(entity));
    }

    private static Member member(JsonNode member) {
        // Its value is always null, and means nothing so far.
        boolean optional = member.has("default");
        Map<String, String> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> other : member.path("other-types").properties()) {
            others.put(other.getKey(), other.getValue().asString(""));
        }
        return new Member(
                name(member),
                text(member, "type"),
                optional,
                features(member),
                condition(member),
                releases(member),
                others);
    }

    private static List<String> features(JsonNode entity) {
        return each(entity, "features", feature -> feature.asString(""));
    }

    private static String condition(JsonNode entity) {
        JsonNode condition = entity.path("if");
        return condition.asString(condition.toString());
    }

    private static String releases(JsonNode entity) {
        return text(entity, "releases");
    }

    private static String text(JsonNode entity, String key) {
        return entity.path(key).asString("");
    }

    private static <T> List<T> each(JsonNode entity, String key, Function<JsonNode, T> reader) {
        List<T> read = new ArrayList<>();
        entity.path(key).forEach(element -> read.add(reader.apply(element)));
        return read;
    }
}
