package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a schema as the array of SchemaInfo objects that {@code query-qmp-schema} returns, one object per line:
 * commands, events, then types in the order of their first use.
 *
 * <p>It differs from a server's answer in two ways. Types have the schema's names instead of masked ones, and an array
 * the name of its element type in brackets. And additional keys keep what the server's format cannot express, so that
 * {@link SchemaInfoReader} reads the same interface again: see {@link FurtherKeys}.
 *
 * <p>Thread-safe.
 */
public final class SchemaInfoWriter {

    /** What is named where a command takes or returns nothing; QEMU's own name for it. */
    static final String EMPTY = "q_empty";

    private final JsonMapper mapper = JsonMapper.shared();

    /** Returns the JSON text, which ends with a line feed. */
    public String write(Schema schema) {
        return new Pass(schema)
                .entities().stream().map(mapper::writeValueAsString).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /** The writing of one schema. */
    private final class Pass {

        private final Schema schema;
        private final ReleaseKeys releases;
        private final Set<String> mentioned = new HashSet<>();

        /** What is still to be written of the types mentioned so far. */
        private final Deque<Supplier<ObjectNode>> pending = new ArrayDeque<>();

        Pass(Schema schema) {
            this.schema = schema;
            this.releases = ReleaseKeys.of(Releases.of(schema));
        }

        List<ObjectNode> entities() {
            List<ObjectNode> entities = new ArrayList<>();
            if (releases.isStated()) {
                ObjectNode list = entity("releases", ReleaseKeys.KIND);
                releases.list(list);
                entities.add(list);
            }
            schema.commands().forEach(command -> entities.add(command(command)));
            schema.events().forEach(event -> entities.add(event(event)));
            while (!pending.isEmpty()) {
                entities.add(pending.remove().get());
            }
            return entities;
        }

        private ObjectNode command(Command command) {
            ObjectNode node = entity(command.name(), "command");
            node.put("arg-type", orEmpty(command.arguments()));
            node.put("ret-type", orEmpty(command.returns()));
            if (command.outOfBand()) {
                node.put("allow-oob", true);
            }
            if (!command.successResponse()) {
                node.put(FurtherKeys.SUCCESS_RESPONSE, false);
            }
            width(node, command.returns());
            return qualified(node, command, releases.everywhere());
        }

        private ObjectNode event(Event event) {
            ObjectNode node = entity(event.name(), "event");
            node.put("arg-type", orEmpty(event.data()));
            return qualified(node, event, releases.everywhere());
        }

        private ObjectNode type(String name, TypeReference reference) {
            if (reference instanceof TypeReference.Builtin builtin) {
                ObjectNode node = entity(name, "builtin");
                node.put("json-type", builtin.type().jsonType().schemaName());
                return node;
            }
            if (reference instanceof TypeReference.Array array) {
                ObjectNode node = entity(name, "array");
                node.put("element-type", mention(array.element()));
                width(node, array.element());
                return node;
            }
            return named(schema.type((TypeReference.Named) reference));
        }

        private ObjectNode named(NamedType type) {
            String name = type.name().text();
            ObjectNode node;
            if (type instanceof EnumType enumeration) {
                node = entity(name, "enum");
                addValues(node, enumeration);
                ArrayNode values = node.putArray("values");
                enumeration.values().forEach(value -> values.add(value.text()));
            } else if (type instanceof AlternateType alternate) {
                node = entity(name, "alternate");
                members(node, alternate.branches(), branch -> branch(branch, type.releases()));
            } else {
                ObjectType object = (ObjectType) type;
                node = entity(name, "object");
                members(node, object.members(), member -> member(member, type.releases()));
                if (object.open()) {
                    node.put(FurtherKeys.OPEN, true);
                }
                ObjectType.Branching branching = object.branching();
                if (branching != null) {
                    node.put("tag", branching.tag());
                    branching(node.putArray("variants"), object, branching);
                }
            }
            if (releases.isStated() && !type.name().declared()) {
                type.name()
                        .path()
                        .forEach(step -> node.withArray(FurtherKeys.PATH).add(step));
            }
            return qualified(node, type, releases.everywhere());
        }

        private <T> void members(ObjectNode node, List<T> members, Function<T, ObjectNode> writer) {
            ArrayNode array = node.putArray("members");
            members.forEach(member -> array.add(writer.apply(member)));
        }

        /** With several releases, a value that has nothing but its text is not written again as an object. */
        private void addValues(ObjectNode node, EnumType enumeration) {
            ArrayNode array = node.putArray("members");
            for (EnumType.Value value : enumeration.values()) {
                ObjectNode object = value(value, enumeration.releases());
                if (!releases.isStated() || object.size() > 1) {
                    array.add(object);
                }
            }
        }

        private ObjectNode value(EnumType.Value value, Availability owner) {
            ObjectNode node = mapper.createObjectNode();
            node.put("name", value.text());
            return qualified(node, value, owner);
        }

        private ObjectNode branch(AlternateType.Branch branch, Availability owner) {
            ObjectNode node = mapper.createObjectNode();
            node.put("type", mention(branch.type()));
            width(node, branch.type());
            if (releases.isStated() || !branch.name().equals(unnamed(branch.type()))) {
                node.put(FurtherKeys.BRANCH, branch.name());
            }
            return featureless(node, branch, owner);
        }

        /** The name that a branch of a type has where none is given. */
        private String unnamed(TypeReference reference) {
            return IntrospectionLinker.unnamed(
                    reference,
                    reference instanceof TypeReference.Named named && schema.type(named) instanceof EnumType);
        }

        private ObjectNode member(Member member, Availability owner) {
            ObjectNode node = mapper.createObjectNode();
            node.put("name", member.name());
            node.put("type", mention(member.type()));
            width(node, member.type());
            if (member.optional()) {
                node.putNull("default");
            }
            if (member.optionalOrigin() == Origin.EXAMPLE) {
                node.put(FurtherKeys.SHOWN, true);
            }
            releases.writeMandatory(node, member);
            releases.writeOtherTypes(node, member);
            return qualified(node, member, owner);
        }

        /** Introspection lists a branch for each value of the tag, with an empty type where the schema has no branch. */
        private void branching(ArrayNode array, ObjectType object, ObjectType.Branching branching) {
            Set<String> cases = new HashSet<>();
            for (ObjectType.Branch branch : branching.branches()) {
                cases.add(branch.tagValue());
                array.add(featureless(branch(branch.tagValue(), mention(branch.type())), branch, object.releases()));
            }
            for (Member member : object.members()) {
                if (member.name().equals(branching.tag())
                        && member.type() instanceof TypeReference.Named named
                        && schema.type(named) instanceof EnumType tag) {
                    for (EnumType.Value value : tag.values()) {
                        if (cases.add(value.text())) {
                            array.add(conditional(branch(value.text(), orEmpty(null)), value.conditions()));
                        }
                    }
                }
            }
        }

        private ObjectNode branch(String tagValue, String type) {
            ObjectNode node = mapper.createObjectNode();
            node.put("case", tagValue);
            node.put("type", type);
            return node;
        }

        private ObjectNode entity(String name, String metaType) {
            ObjectNode node = mapper.createObjectNode();
            node.put("name", name);
            node.put("meta-type", metaType);
            return node;
        }

        private ObjectNode qualified(ObjectNode node, Described thing, Availability owner) {
            List<Feature> features = thing.features();
            if (!features.isEmpty()) {
                ArrayNode names = node.putArray("features");
                features.forEach(feature -> names.add(feature.name()));
            }
            return featureless(node, thing, owner);
        }

        /** Introspection has no features of branches. */
        private ObjectNode featureless(ObjectNode node, Described thing, Availability owner) {
            conditional(node, thing.conditions());
            releases.write(node, thing.traits(), owner);
            return node;
        }

        private static ObjectNode conditional(ObjectNode node, List<String> conditions) {
            if (!conditions.isEmpty()) {
                node.put(FurtherKeys.CONDITION, BuildConditions.joined(conditions));
            }
            return node;
        }

        private String orEmpty(@Nullable TypeReference reference) {
            if (reference != null) {
                return mention(reference);
            }
            if (mentioned.add(EMPTY)) {
                pending.add(this::empty);
            }
            return EMPTY;
        }

        private ObjectNode empty() {
            ObjectNode node = entity(EMPTY, "object");
            node.putArray("members");
            return node;
        }

        private String mention(TypeReference reference) {
            // Introspection has a single integer type, whatever its width.
            TypeReference written = isInteger(reference) ? TypeReference.of(BuiltinType.INT) : reference;
            String name = name(written);
            if (mentioned.add(name)) {
                pending.add(() -> type(name, written));
            }
            return name;
        }

        private static String name(TypeReference reference) {
            if (reference instanceof TypeReference.Array array) {
                return "[" + name(array.element()) + "]";
            }
            return reference instanceof TypeReference.Builtin builtin
                    ? builtin.type().schemaName()
                    : ((TypeReference.Named) reference).name();
        }

        private static boolean isInteger(TypeReference reference) {
            return reference instanceof TypeReference.Builtin builtin
                    && builtin.type().jsonType() == JsonType.INTEGER;
        }

        /** Notes the width of an integer beside its mention, unless it is the usual one. */
        private static void width(ObjectNode node, @Nullable TypeReference reference) {
            if (reference != null && isInteger(reference) && !reference.equals(TypeReference.of(BuiltinType.INT))) {
                node.put(FurtherKeys.WIDTH, name(reference));
            }
        }
    }
}
