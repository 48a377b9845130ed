package io.github.qmpcodegen.codegen.lint;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether the values that examples show are of the types that they should be of. */
final class ExampleFit {

    private final Schema schema;
    private final DiagnosticSink sink;

    ExampleFit(Schema schema, DiagnosticSink sink) {
        this.schema = schema;
        this.sink = sink;
    }

    /**
     * Where a value is shown.
     *
     * @param subject what it is, in words
     * @param location where the example stands
     * @param elided whether something is left out of the example, so that nothing can be missed
     */
    record Context(String subject, SourceLocation location, boolean elided) {}

    /** Checks the object of a command's arguments or an event's data; without a type it is to be empty. */
    void checkObject(JsonNode value, TypeReference.@Nullable Named type, Context context) {
        if (type != null) {
            check(value, type, "", context);
        } else if (value.isObject()) {
            reportUnknown(List.copyOf(value.propertyNames()), "", context);
        } else {
            reportType(value, "an object", "", context);
        }
    }

    /** Checks what a command returns. */
    void checkReturned(JsonNode value, Command command, Context context) {
        TypeReference returns = command.returns();
        if (returns != null) {
            if (command.returnsOrigin() != Origin.EXAMPLE) {
                check(value, returns, "", context);
            }
        } else if (command.returnsOrigin() != Origin.NOTHING) {
            checkObject(value, null, context);
        }
    }

    private void check(JsonNode value, TypeReference type, String path, Context context) {
        if (type instanceof TypeReference.Array array) {
            if (!value.isArray()) {
                reportType(value, "an array", path, context);
                return;
            }
            value.valueStream().forEach(element -> check(element, array.element(), path + "[]", context));
        } else if (type instanceof TypeReference.Builtin builtin) {
            JsonType expected = builtin.type().jsonType();
            if (!expected.matches(value)) {
                reportType(value, expected.phrase(), path, context);
            }
        } else {
            check(value, schema.type((TypeReference.Named) type), path, context);
        }
    }

    private void check(JsonNode value, NamedType type, String path, Context context) {
        if (type instanceof EnumType enumeration) {
            checkValue(value, enumeration, path, context);
        } else if (type instanceof AlternateType alternate) {
            Optional<AlternateType.Branch> branch = alternate.branches().stream()
                    .filter(each -> schema.jsonType(each.type()).matches(value))
                    .findFirst();
            if (branch.isPresent()) {
                check(value, branch.get().type(), path, context);
            } else {
                reportType(value, "a value of '" + alternate.name() + "'", path, context);
            }
        } else if (!value.isObject()) {
            reportType(value, "an object", path, context);
        } else {
            checkMembers(value, (ObjectType) type, path, context);
        }
    }

    private void checkValue(JsonNode value, EnumType type, String path, Context context) {
        if (!value.isString()) {
            reportType(value, "a string", path, context);
        } else if (type.values().stream().noneMatch(known -> known.text().equals(value.stringValue()))) {
            sink.report(
                    Rule.EXAMPLE_UNKNOWN_VALUE,
                    context.location(),
                    at(path, context) + "this example has \"" + value.stringValue()
                            + "\", which is not among the listed values");
        }
    }

    private void checkMembers(JsonNode value, ObjectType type, String path, Context context) {
        Map<String, Member> members = new LinkedHashMap<>();
        boolean whole = addMembers(value, type, members);
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> shown : value.properties()) {
            Member member = members.get(shown.getKey());
            if (member == null) {
                unknown.add(shown.getKey());
            } else if (member.typeOrigin() != Origin.EXAMPLE) {
                // One example is no measure for another.
                check(shown.getValue(), member.type(), below(path, shown.getKey()), context);
            }
        }
        if (!type.open() && whole) {
            reportUnknown(unknown, path, context);
        }
        List<String> missing = members.values().stream()
                .filter(member -> !member.mayBeMissing() && !value.has(member.name()))
                .map(member -> below(path, member.name()))
                .toList();
        if (!missing.isEmpty() && !context.elided()) {
            sink.report(
                    Rule.EXAMPLE_MISSING_MEMBER,
                    context.location(),
                    context.subject() + ": this example lacks " + quoted(missing) + ", which "
                            + (missing.size() == 1 ? "is" : "are") + " not optional");
        }
    }

    /**
     * Adds the members of an object, and of the branches that this value of it chooses.
     *
     * @return whether these are all: not where the member is missing that chooses a branch
     */
    private boolean addMembers(JsonNode value, ObjectType type, Map<String, Member> members) {
        type.members().forEach(member -> members.put(member.name(), member));
        ObjectType.Branching branching = type.branching();
        if (branching == null) {
            return true;
        }
        boolean whole = value.has(branching.tag());
        String tag = value.path(branching.tag()).asString("");
        for (ObjectType.Branch branch : branching.branches()) {
            if (branch.tagValue().equals(tag)) {
                whole &= addMembers(value, schema.objectType(branch.type()), members);
            }
        }
        return whole;
    }

    private void reportUnknown(List<String> names, String path, Context context) {
        if (!names.isEmpty()) {
            sink.report(
                    Rule.EXAMPLE_UNKNOWN_MEMBER,
                    context.location(),
                    context.subject() + ": this example has "
                            + quoted(names.stream()
                                    .map(name -> below(path, name))
                                    .toList())
                            + ", which " + (names.size() == 1 ? "is not a member" : "are not members")
                            + " of its type");
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private void reportType(JsonNode value, String expected, String path, Context context) {
        sink.report(
                Rule.EXAMPLE_WRONG_TYPE,
                context.location(),
                at(path, context) + "this example has " + shown(value) + "; expected " + expected);
    }

    private static String at(String path, Context context) {
        return context.subject() + (path.isEmpty() ? ": " : ", '" + path + "': ");
    }

    private static String shown(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "an array" : "an object";
        }
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
