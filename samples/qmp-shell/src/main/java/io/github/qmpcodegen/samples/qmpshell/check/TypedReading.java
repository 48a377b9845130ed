package io.github.qmpcodegen.samples.qmpshell.check;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.samples.qmpshell.schema.ObjectMembers;
import io.github.qmpcodegen.samples.qmpshell.schema.Signature;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input;
import io.github.qmpcodegen.samples.qmpshell.syntax.Input.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was typed as JSON of the type that is expected, and the mistakes in it. */
final class TypedReading {

    /** So many values are named in a message; more are for completion to show. */
    private static final int MOST_NAMED = 12;

    private final Schema schema;
    private final MistakeCollector collector;

    TypedReading(Schema schema, MistakeCollector collector) {
        this.schema = schema;
        this.collector = collector;
    }

    /**
     * Reads a value.
     *
     * @param input what was typed
     * @param type what is expected
     * @param what what it is the value of, for messages
     */
    JsonNode read(Input input, TypeReference type, String what) {
        if (type instanceof TypeReference.Array array) {
            return elements(input, array, what);
        }
        if (type instanceof TypeReference.Builtin builtin) {
            return builtin(input, builtin.type(), what);
        }
        NamedType named = schema.type((TypeReference.Named) type);
        if (named instanceof EnumType enumeration) {
            return value(input, enumeration, what);
        }
        if (named instanceof AlternateType alternate) {
            return alternate(input, alternate, what);
        }
        if (input instanceof Members members) {
            ObjectType object = (ObjectType) named;
            return object(members, object, object.open(), what, "member");
        }
        return misfit(input, "an object: {…}, or " + what + ".MEMBER=VALUE", what);
    }

    /**
     * Reads the arguments of a command.
     *
     * @param input what was typed
     * @param signature what the command takes
     * @param type the type of its arguments
     */
    ObjectNode arguments(Members input, Signature signature, ObjectType type) {
        return object(input, type, signature.open(), signature.name(), "argument");
    }

    private ObjectNode object(Members input, ObjectType type, boolean open, String what, String part) {
        Map<String, Member> known = ObjectMembers.of(type, schema, input);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        boolean allKnown = true;
        for (Map.Entry<String, Input.Entry> typed : input.members().entrySet()) {
            String name = typed.getKey();
            Input.Entry entry = typed.getValue();
            Member member = known.get(name);
            if (member != null) {
                collector.noteOn("'" + name + "'", member.features());
                node.set(name, read(entry.value(), member));
                continue;
            }
            if (!open) {
                String question = new SimilarNames(known.keySet()).question(name);
                collector.mistake(
                        "'" + what + "' has no " + part + " '" + name + "'" + chosenBy(type, input) + question,
                        entry.keyStart(),
                        entry.keyEnd());
                allKnown = false;
            }
            node.set(name, PlainReading.of(entry.value()));
        }
        List<String> missing = known.values().stream()
                .filter(member -> !member.mayBeMissing() && !input.members().containsKey(member.name()))
                .map(member -> "'" + member.name() + "'")
                .toList();
        // What is missing may be what was misspelt.
        if (!missing.isEmpty() && allKnown) {
            collector.mistake("'" + what + "' needs " + String.join(" and ", missing), input.end(), input.end());
        }
        return node;
    }

    private JsonNode read(Input input, Member member) {
        return isExact(member.typeOrigin()) ? read(input, member.type(), member.name()) : PlainReading.of(input);
    }

    /** Whether a type is known from something exact: prose and examples leave cases out. */
    private static boolean isExact(Origin origin) {
        return origin == Origin.QAPI || origin == Origin.INTROSPECTION || origin == Origin.ARGS_TYPE;
    }

    private static String chosenBy(ObjectType type, Members input) {
        if (type.branching() == null) {
            return "";
        }
        String tag = type.branching().tag();
        String chosen = ObjectMembers.text(input, tag);
        return chosen.isEmpty() ? " unless '" + tag + "' says so" : " when '" + tag + "' is '" + chosen + "'";
    }

    private JsonNode elements(Input input, TypeReference.Array type, String what) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        Optional<List<Input>> elements = elements(input);
        if (elements.isEmpty()) {
            return misfit(input, "an array: […]", what);
        }
        elements.get().forEach(element -> node.add(read(element, type.element(), what)));
        return node;
    }

    /** The elements of an array, which may also be typed as {@code key.0=… key.1=…}. */
    private static Optional<List<Input>> elements(Input input) {
        if (input instanceof Input.Elements array) {
            return Optional.of(array.elements());
        }
        if (!(input instanceof Members members) || members.members().isEmpty()) {
            return Optional.empty();
        }
        List<Input> elements = new ArrayList<>();
        for (int i = 0; i < members.members().size(); i++) {
            Input.Entry entry = members.members().get(Integer.toString(i));
            if (entry == null) {
                return Optional.empty();
            }
            elements.add(entry.value());
        }
        return Optional.of(elements);
    }

    private JsonNode builtin(Input input, BuiltinType type, String what) {
        return BuiltinReading.read(input, type)
                .orElseGet(() -> misfit(input, type.jsonType().phrase(), what));
    }

    private JsonNode value(Input input, EnumType type, String what) {
        Optional<JsonNode> text = BuiltinReading.read(input, BuiltinType.STR);
        if (text.isEmpty()) {
            return misfit(input, "one of its values", what);
        }
        String typed = text.get().stringValue();
        Optional<EnumType.Value> value =
                type.values().stream().filter(each -> each.text().equals(typed)).findFirst();
        if (value.isEmpty()) {
            List<String> texts =
                    type.values().stream().map(EnumType.Value::text).toList();
            collector.mistake(
                    "'" + what + "' cannot be '" + typed + "'"
                            + (texts.size() <= MOST_NAMED
                                    ? ": expected " + String.join(", ", texts)
                                    : new SimilarNames(texts).question(typed)),
                    input);
        } else {
            collector.noteOn("'" + what + "' = '" + typed + "'", value.get().features());
        }
        return text.get();
    }

    /** Chooses by the kind of value; bare text is what it looks like before it is a string. */
    private JsonNode alternate(Input input, AlternateType type, String what) {
        List<TypeReference> branches =
                type.branches().stream().map(AlternateType.Branch::type).toList();
        for (TypeReference branch : branches) {
            JsonType kind = schema.jsonType(branch);
            if ((kind == JsonType.ARRAY && input instanceof Input.Elements)
                    || (kind == JsonType.OBJECT && input instanceof Members)) {
                return read(input, branch, what);
            }
            if (branch instanceof TypeReference.Builtin builtin && builtin.type() != BuiltinType.STR) {
                Optional<JsonNode> fitting = BuiltinReading.read(input, builtin.type());
                if (fitting.isPresent()) {
                    return fitting.get();
                }
            }
        }
        for (TypeReference branch : branches) {
            if (schema.jsonType(branch) == JsonType.STRING
                    && BuiltinReading.read(input, BuiltinType.STR).isPresent()) {
                return read(input, branch, what);
            }
        }
        return misfit(input, branches.stream().map(this::words).collect(Collectors.joining(" or ")), what);
    }

    private JsonNode misfit(Input input, String expected, String what) {
        collector.mistake("'" + what + "' must be " + expected, input);
        return PlainReading.of(input);
    }

    private String words(TypeReference type) {
        boolean isListed = type instanceof TypeReference.Named named && schema.type(named) instanceof EnumType;
        return isListed ? "one of its values" : schema.jsonType(type).phrase();
    }
}
