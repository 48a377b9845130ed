package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An object of an introspection array.
 *
 * @param name its name
 * @param kind its {@code meta-type}; empty if it is unknown
 * @param node the whole object
 * @param location where it begins
 */
record SchemaInfo(String name, String kind, JsonNode node, SourceLocation location) {

    private static final String UNKNOWN = "";

    /** An object of a kind that this program does not know, so nothing in it can be relied on. */
    static SchemaInfo ofUnknownKind(String name, SourceLocation location) {
        return new SchemaInfo(name, UNKNOWN, JsonNodeFactory.instance.objectNode(), location);
    }

    boolean isOfUnknownKind() {
        return kind.equals(UNKNOWN);
    }

    /** What its name is unique among: types have one space of names, whatever their kind. */
    String space() {
        return switch (kind) {
            case "command", "event", ReleaseKeys.KIND -> kind;
            default -> "type";
        };
    }

    /** Whether its {@code json-type} is one of those that this program knows. */
    boolean hasKnownJsonType() {
        String jsonType = text("json-type");
        return Arrays.stream(JsonType.values())
                .anyMatch(type -> type.schemaName().equals(jsonType));
    }

    /** A text in it; empty when there is none. */
    String text(String key) {
        return text(node, key);
    }

    /** The objects in an array in it; none when there is none. */
    List<JsonNode> objects(String key) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode element : node.path(key)) {
            if (element.isObject()) {
                objects.add(element);
            }
        }
        return objects;
    }

    /** The texts in an array in it; none when there is none. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.path(key)) {
            if (element.isString()) {
                texts.add(element.stringValue());
            }
        }
        return texts;
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : "";
    }

    /** What is said of it. */
    Traits traits() {
        return traits(node);
    }

    /** What is said of an object in it, such as a member. */
    Traits traits(JsonNode part) {
        List<Feature> features = new ArrayList<>();
        for (JsonNode feature : part.path("features")) {
            if (feature.isString()) {
                features.add(new Feature(feature.stringValue(), Traits.at(location)));
            }
        }
        return Traits.at(location).withFeatures(features).withConditions(conditions(part));
    }

    /** The condition that an export notes; a server's answer has none. */
    private static List<String> conditions(JsonNode node) {
        String condition = text(node, FurtherKeys.CONDITION);
        return condition.isEmpty() ? List.of() : List.of(condition);
    }
}
