package io.github.qmpcodegen.qmp.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Paths of every form through a schema, with the answers that they must get: read off the JSON of the schema, each of its
 * types being gone through once, by the first path that leads there.
 */
public final class EveryPath {

    private final Map<String, JsonNode> types = new HashMap<>();
    private final Map<String, Boolean> answers = new LinkedHashMap<>();
    private final Deque<Map.Entry<String, JsonNode>> ahead = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();

    private EveryPath(JsonNode schema) {
        for (JsonNode entity : schema) {
            if (!isEntity(entity)) {
                types.put(entity.path("name").asString(), entity);
            }
        }
        for (JsonNode entity : schema) {
            if (isEntity(entity)) {
                entity(entity);
            }
        }
        while (!ahead.isEmpty()) {
            Map.Entry<String, JsonNode> next = ahead.remove();
            type(next.getKey(), next.getValue());
        }
        answers.put("no-such-command", false);
        answers.put("no-such-command/arg-type/anything", false);
    }

    /**
     * The paths, each with whether the schema has what it leads to.
     *
     * @param schema the array of a server, or of an export
     */
    public static Map<String, Boolean> of(JsonNode schema) {
        return new EveryPath(schema).answers;
    }

    private static boolean isEntity(JsonNode entity) {
        String kind = entity.path("meta-type").asString("");
        return kind.equals("command") || kind.equals("event");
    }

    private void entity(JsonNode entity) {
        String name = entity.path("name").asString();
        answers.put(name, true);
        features(name + "/", entity);
        answers.put(name + "/no-such-type", false);
        for (String type : new String[] {"arg-type", "ret-type"}) {
            answers.put(name + "/" + type, entity.has(type));
            leadTo(name + "/" + type, entity.path(type).asString(""));
        }
    }

    private void features(String before, JsonNode entity) {
        entity.path("features").forEach(feature -> answers.put(before + "$" + feature.asString(), true));
        answers.put(before + "$no-such-feature", false);
    }

    private void leadTo(String path, String type) {
        if (types.containsKey(type) && visited.add(type)) {
            ahead.add(Map.entry(path, types.get(type)));
        }
    }

    private void type(String path, JsonNode type) {
        switch (type.path("meta-type").asString()) {
            case "object" -> object(path, type);
            case "enum" -> enumeration(path, type);
            case "array" -> {
                String element = type.path("element-type").asString();
                visited.remove(element);
                leadTo(path, element);
            }
            case "alternate" ->
                type.path("members").forEach(branch -> {
                    JsonNode of =
                            Objects.requireNonNull(types.get(branch.path("type").asString()));
                    // Features and unknown names depend on all branches at once.
                    if (of.path("meta-type").asString().equals("builtin")) {
                        answers.put(path + "/!" + of.path("json-type").asString(), true);
                    } else {
                        leadTo(path, of.path("name").asString());
                    }
                });
            case "builtin" -> {
                answers.put(path + "/!" + type.path("json-type").asString(), true);
                answers.put(path + "/!no-such-type", false);
                answers.put(path + "/no-such-member", false);
            }
            default -> throw new IllegalStateException(type.toString());
        }
    }

    private void object(String path, JsonNode type) {
        features(path + "/", type);
        answers.put(path + "/no-such-member", false);
        answers.put(path + "/*no-such-member", false);
        answers.put(path + "/+no-such-case", false);
        for (JsonNode member : type.path("members")) {
            String name = member.path("name").asString();
            String inner = path + "/" + name;
            answers.put(inner, true);
            answers.put(path + "/*" + name, member.has("default"));
            features(inner, member);
            leadTo(inner, member.path("type").asString());
        }
        for (JsonNode branch : type.path("variants")) {
            String inner = path + "/+" + branch.path("case").asString();
            answers.put(inner, true);
            leadTo(inner, branch.path("type").asString());
        }
    }

    private void enumeration(String path, JsonNode type) {
        answers.put(path + "/^no-such-value", false);
        type.path("values").forEach(value -> answers.put(path + "/^" + value.asString(), true));
        for (JsonNode value : type.path("members")) {
            String inner = path + "/^" + value.path("name").asString();
            answers.put(inner, true);
            features(inner + "/", value);
        }
    }
}
