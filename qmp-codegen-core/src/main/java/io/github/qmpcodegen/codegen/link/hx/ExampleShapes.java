package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.link.hx.Shape.Enumeration;
import io.github.qmpcodegen.codegen.link.hx.Shape.MemberShape;
import io.github.qmpcodegen.codegen.link.hx.Shape.Scalar;
import io.github.qmpcodegen.codegen.link.hx.Shape.Sequence;
import io.github.qmpcodegen.codegen.link.hx.Shape.Structure;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads shapes off the values that examples show.
 *
 * <p>A number shows whether it is an integer, an object its members and what they lack in another example. An empty
 * array shows nothing of its elements, null nothing at all, and values of different kinds that anything may come.
 */
final class ExampleShapes {

    private final SourceLocation location;
    private final Map<String, String> knownValues;

    /**
     * Makes a reader of one document's examples.
     *
     * @param location the place that stands for what is only shown
     * @param knownValues names that the documentation lists without saying for what, with what it says of them; a
     *     member whose shown values are all among them has them as its values
     */
    ExampleShapes(SourceLocation location, Map<String, String> knownValues) {
        this.location = location;
        this.knownValues = knownValues;
    }

    /** The shape that all the values have; they are values of the same member or of the same place. */
    Shape of(List<JsonNode> values, String key) {
        List<JsonNode> known = values.stream().filter(value -> !value.isNull()).toList();
        if (known.isEmpty()) {
            return Shape.UNKNOWN;
        }
        if (all(known, JsonNode::isObject)) {
            return structure(known, key);
        }
        if (all(known, JsonNode::isArray)) {
            return new Sequence(of(elements(known), key));
        }
        if (all(known, JsonNode::isString)) {
            return text(known);
        }
        if (all(known, JsonNode::isBoolean)) {
            return new Scalar(BuiltinType.BOOL);
        }
        if (all(known, JsonNode::isIntegralNumber)) {
            return new Scalar(BuiltinType.INT);
        }
        return all(known, JsonNode::isNumber) ? new Scalar(BuiltinType.NUMBER) : Shape.UNKNOWN;
    }

    /** The elements of all arrays among the values. */
    static List<JsonNode> elements(List<JsonNode> values) {
        return values.stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    /** The values of a member in all objects among the values. */
    static List<JsonNode> members(List<JsonNode> values, String name) {
        return values.stream()
                .filter(value -> value.isObject() && value.has(name))
                .map(value -> value.get(name))
                .toList();
    }

    private Shape text(List<JsonNode> values) {
        boolean listed = knownValues.size() > 1
                && values.stream().allMatch(value -> knownValues.containsKey(value.stringValue()));
        return listed ? new Enumeration(List.copyOf(knownValues.keySet()), knownValues) : new Scalar(BuiltinType.STR);
    }

    /** An object of which no example shows a member is one of which nothing is known. */
    private Shape structure(List<JsonNode> objects, String key) {
        Map<String, List<JsonNode>> members = new LinkedHashMap<>();
        for (JsonNode object : objects) {
            object.properties()
                    .forEach(member -> members.computeIfAbsent(member.getKey(), name -> new ArrayList<>())
                            .add(member.getValue()));
        }
        if (members.isEmpty()) {
            return Shape.UNKNOWN;
        }
        List<MemberShape> memberShapes = new ArrayList<>();
        members.forEach((name, values) -> memberShapes.add(new MemberShape(
                name,
                of(values, key + "." + name),
                Origin.EXAMPLE,
                values.size() < objects.size(),
                Origin.EXAMPLE,
                Documentation.NONE,
                location)));
        return new Structure(key, memberShapes, true);
    }

    private static boolean all(List<JsonNode> values, Predicate<JsonNode> test) {
        return values.stream().allMatch(test);
    }
}
