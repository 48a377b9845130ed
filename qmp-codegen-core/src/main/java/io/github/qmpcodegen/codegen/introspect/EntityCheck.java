package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the form of an entity: that it has the keys that its kind needs, and that what it has is of the right kind.
 *
 * <p>What is wrong is reported and taken out of the entity, so that nothing else is reported for the same reason. Keys
 * that are not known are left alone: a newer server may have further ones.
 */
final class EntityCheck {

    private static final int LONGEST_VALUE = 60;

    private static final Pattern SINCE = Pattern.compile("\\d[\\w.]*");

    private static final Set<String> WIDTHS = Arrays.stream(BuiltinType.values())
            .filter(type -> type.jsonType() == JsonType.INTEGER)
            .map(BuiltinType::schemaName)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private static final Set<String> JSON_TYPES = Arrays.stream(JsonType.values())
            .map(JsonType::schemaName)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    /**
     * What the value of a key must be.
     *
     * @param expected the phrase for it
     * @param test whether a value is that
     */
    private record Form(String expected, Predicate<JsonNode> test) {

        static final Form TEXT = new Form("the name of a type, a text", JsonNode::isString);
        static final Form TYPE = new Form("the name of a type, a text that is not empty", EntityCheck::isName);
        static final Form NAME = new Form("a text that is not empty", EntityCheck::isName);
        static final Form FLAG = new Form("true or false", JsonNode::isBoolean);
        static final Form LIST = new Form("an array", JsonNode::isArray);
        static final Form FILLED_LIST =
                new Form("an array that is not empty", value -> value.isArray() && !value.isEmpty());
        static final Form NAMES = new Form("an array of texts that are not empty", EntityCheck::areNames);
        static final Form SINCE = new Form("the version of a release, such as \"4.2\"", EntityCheck::isSince);
        static final Form RELEASES = new Form("releases, such as \"4.2-\"", EntityCheck::isName);
        static final Form DATED = new Form("an object of texts, each the releases of a feature", EntityCheck::isDated);
        static final Form OTHER_TYPES = new Form(
                "an object of texts, each the releases of one of " + String.join(", ", JSON_TYPES),
                EntityCheck::areOtherTypes);
        static final Form MANDATORY = new Form(
                "true, or releases such as \"4.2-\"",
                value -> isName(value) || (value.isBoolean() && value.booleanValue()));
        static final Form VERSIONS =
                new Form("an array of one or more versions, such as \"4.2\"", EntityCheck::areVersions);
        static final Form WIDTH = new Form("one of " + String.join(", ", WIDTHS), EntityCheck::isWidth);
    }

    private final SchemaInfo info;
    private final ObjectNode entity;
    private final String where;
    private final DiagnosticSink sink;
    private int problems;

    private EntityCheck(SchemaInfo info, ObjectNode entity, DiagnosticSink sink) {
        this.info = info;
        this.entity = entity;
        this.where = "in " + info.kind() + " '" + info.name() + "'";
        this.sink = sink;
    }

    /** Checks an entity of a known kind; whether nothing is wrong with it. */
    static boolean check(SchemaInfo info, ObjectNode entity, DiagnosticSink sink) {
        EntityCheck check = new EntityCheck(info, entity, sink);
        check.check();
        return check.problems == 0;
    }

    private void check() {
        qualifiers(where, entity);
        may(where, entity, FurtherKeys.PATH, Form.NAMES);
        switch (info.kind()) {
            case "builtin" -> jsonType();
            case "enum" -> values();
            case "array" -> {
                must(where, entity, "element-type", Form.TYPE);
                may(where, entity, FurtherKeys.WIDTH, Form.WIDTH);
            }
            case "object" -> object();
            case "alternate" -> alternate();
            case "event" -> must(where, entity, "arg-type", Form.TEXT);
            case ReleaseKeys.KIND -> must(where, entity, "values", Form.VERSIONS);
            default -> command();
        }
    }

    /** What may be said of everything. */
    private void qualifiers(String place, ObjectNode part) {
        may(place, part, "features", Form.NAMES);
        may(place, part, FurtherKeys.CONDITION, Form.NAME);
        may(place, part, ReleaseKeys.RELEASES, Form.RELEASES);
        may(place, part, ReleaseKeys.SINCE, Form.SINCE);
        may(place, part, ReleaseKeys.FEATURES, Form.DATED);
    }

    private void command() {
        must(where, entity, "arg-type", Form.TEXT);
        must(where, entity, "ret-type", Form.TEXT);
        may(where, entity, "allow-oob", Form.FLAG);
        may(where, entity, FurtherKeys.SUCCESS_RESPONSE, Form.FLAG);
        may(where, entity, FurtherKeys.WIDTH, Form.WIDTH);
    }

    /** A newer server may have types of which this program knows nothing; the json-type of one that it knows is known, too. */
    private void jsonType() {
        if (!must(where, entity, "json-type", Form.NAME)) {
            return;
        }
        if (info.hasKnownJsonType()) {
            return;
        }
        if (Arrays.stream(BuiltinType.values())
                .anyMatch(type -> type.schemaName().equals(info.name()))) {
            report(
                    where,
                    "'json-type' must be one of " + String.join(", ", JSON_TYPES) + ", but is "
                            + shown(entity.path("json-type")));
        } else {
            sink.report(
                    Rule.INTROSPECTION_UNKNOWN_KIND,
                    info.location(),
                    "'" + info.name() + "' has the unknown json-type '" + info.text("json-type")
                            + "'; what refers to it stays a plain JSON value");
        }
    }

    /** Of an enumeration with an error no values are known, so that none seems to be missing elsewhere. */
    private void values() {
        int before = problems;
        if (entity.has("values") || !entity.has("members")) {
            if (must(where, entity, "values", Form.NAMES)) {
                Set<String> seen = new HashSet<>();
                for (String value : info.texts("values")) {
                    if (!seen.add(value)) {
                        report(where, "'values' has '" + value + "' twice; remove one");
                    }
                }
            }
        }
        if (may(where, entity, "members", Form.LIST) && entity.has("members")) {
            parts("members", "name", "member");
        }
        if (problems > before) {
            entity.remove(List.of("values", "members"));
        }
    }

    private void object() {
        may(where, entity, FurtherKeys.OPEN, Form.FLAG);
        int before = problems;
        Set<String> names = new HashSet<>();
        if (must(where, entity, "members", Form.LIST)) {
            for (ObjectNode member : parts("members", "name", "member")) {
                String name = SchemaInfo.text(member, "name");
                names.add(name);
                String place = where + ", member '" + name + "'";
                must(place, member, "type", Form.TYPE);
                may(place, member, FurtherKeys.WIDTH, Form.WIDTH);
                may(place, member, FurtherKeys.SHOWN, Form.FLAG);
                may(place, member, ReleaseKeys.MANDATORY, Form.MANDATORY);
                may(place, member, ReleaseKeys.OTHER_TYPES, Form.OTHER_TYPES);
            }
        }
        if (entity.has("tag") || entity.has("variants")) {
            branching(names, problems == before);
        }
    }

    private void branching(Set<String> members, boolean allKnown) {
        boolean tagged = must(where, entity, "tag", Form.NAME);
        String tag = info.text("tag");
        if (tagged && !members.contains(tag)) {
            tagged = false;
            if (allKnown) {
                report(where, "'tag' must name a member of the object, but there is no member '" + tag + "'");
            }
        }
        boolean listed = must(where, entity, "variants", Form.LIST);
        if (listed) {
            for (ObjectNode variant : parts("variants", "case", "variant")) {
                must(where + ", variant '" + SchemaInfo.text(variant, "case") + "'", variant, "type", Form.TYPE);
            }
        }
        if (!tagged || !listed) {
            entity.remove(List.of("tag", "variants"));
        }
    }

    private void alternate() {
        if (!must(where, entity, "members", Form.FILLED_LIST)) {
            return;
        }
        objects("members", "member").forEach((place, branch) -> {
            must(place, branch, "type", Form.TYPE);
            may(place, branch, FurtherKeys.WIDTH, Form.WIDTH);
            may(place, branch, FurtherKeys.BRANCH, Form.NAME);
            qualifiers(place, branch);
        });
    }

    /** The objects in an array, each with a text of its own by which it is known; takes others out. */
    private List<ObjectNode> parts(String key, String nameKey, String noun) {
        List<ObjectNode> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        objects(key, noun).forEach((place, part) -> {
            String name = SchemaInfo.text(part, nameKey);
            if (!must(place, part, nameKey, Form.NAME)) {
                return;
            }
            if (seen.add(name)) {
                qualifiers(where + ", " + noun + " '" + name + "'", part);
                parts.add(part);
            } else {
                report(where, "the " + noun + " '" + name + "' appears twice; remove or rename one");
            }
        });
        entity.putArray(key).addAll(parts);
        return parts;
    }

    /** The objects in an array, by their place in it, in words; takes out what is not an object. */
    private Map<String, ObjectNode> objects(String key, String noun) {
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode element : entity.path(key)) {
            number++;
            if (element instanceof ObjectNode object) {
                objects.put(where + ", " + noun + " " + number, object);
            } else {
                report(where, noun + " " + number + " must be an object, but is " + shown(element));
            }
        }
        entity.putArray(key).addAll(objects.values());
        return objects;
    }

    /** Checks a key that must be there; whether it is, and right. */
    private boolean must(String place, ObjectNode part, String key, Form form) {
        if (!part.has(key)) {
            report(place, "'" + key + "' must be " + form.expected + ", but is missing");
            return false;
        }
        return may(place, part, key, form);
    }

    /** Checks a key that may be missing; whether it is not wrong. */
    private boolean may(String place, ObjectNode part, String key, Form form) {
        JsonNode value = part.path(key);
        if (value.isMissingNode() || form.test.test(value)) {
            return true;
        }
        report(place, "'" + key + "' must be " + form.expected + ", but is " + shown(value));
        part.remove(key);
        return false;
    }

    private void report(String place, String problem) {
        problems++;
        sink.report(IntrospectionCode.BAD_ENTITY, info.location(), place + ": " + problem);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    // Forms.

    private static boolean isName(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty();
    }

    private static boolean areNames(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(EntityCheck::isName);
    }

    /** What documentation names may be more than a version, such as {@code 2.5rc1}. */
    private static boolean isSince(JsonNode value) {
        return value.isString() && SINCE.matcher(value.stringValue()).matches();
    }

    private static boolean isRelease(JsonNode value) {
        return value.isString() && Release.of(value.stringValue()).isPresent();
    }

    private static boolean areVersions(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.valueStream().allMatch(EntityCheck::isRelease);
    }

    private static boolean isDated(JsonNode value) {
        return value.isObject() && value.valueStream().allMatch(EntityCheck::isName);
    }

    private static boolean areOtherTypes(JsonNode value) {
        return isDated(value) && JSON_TYPES.containsAll(value.propertyNames());
    }

    private static boolean isWidth(JsonNode value) {
        return value.isString() && WIDTHS.contains(value.stringValue());
    }
}
