package io.github.qmpcodegen.codegen.introspect;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.ObjectType.Branching;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.DiagnosticSink;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.qmp.schema.OpenCommands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Makes a schema of SchemaInfo objects. */
final class IntrospectionLinker {

    private final DiagnosticSink sink;
    private final List<SchemaInfo> entities = new ArrayList<>();
    private final Map<String, SchemaInfo> infos = new LinkedHashMap<>();
    private final Map<String, TypeName> names;
    private final ReleaseKeys releases;
    private final boolean complete;

    /** The types of arguments beside which further ones may be sent. */
    private final Set<String> open;

    /**
     * @param answered the entities, checked for their form
     * @param releases the keys of their releases
     * @param complete whether the name of every entity is known
     * @param sink receives what is wrong
     */
    IntrospectionLinker(List<SchemaInfo> answered, ReleaseKeys releases, boolean complete, DiagnosticSink sink) {
        this.sink = sink;
        this.complete = complete;
        this.releases = releases;
        List<SchemaInfo> all = new ArrayList<>(answered);
        all.addAll(UnlistedCommands.of(answered));
        for (SchemaInfo info : all) {
            if (info.kind().equals("command") || info.kind().equals("event")) {
                entities.add(info);
            } else if (info.isOfUnknownKind()) {
                // It may be no type at all, and then a type can have its name.
                infos.putIfAbsent(info.name(), info);
            } else {
                infos.put(info.name(), info);
            }
        }
        this.names = IntrospectedNames.of(entities, infos);
        this.open = openTypes();
    }

    private Set<String> openTypes() {
        Map<String, String> untagged = new LinkedHashMap<>();
        for (SchemaInfo info : entities) {
            SchemaInfo arguments = infos.get(info.text("arg-type"));
            boolean isCommand = info.kind().equals("command");
            if (isCommand
                    && arguments != null
                    && arguments.text("tag").isEmpty()
                    && !arguments.objects("members").isEmpty()) {
                untagged.put(info.name(), arguments.name());
            }
        }
        return OpenCommands.among(untagged.keySet()).stream().map(untagged::get).collect(Collectors.toSet());
    }

    Schema link() {
        List<Command> commands = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (SchemaInfo info : entities) {
            if (info.kind().equals("command")) {
                commands.add(command(info));
            } else {
                events.add(new Event(info.name(), arguments(info), List.of(), traits(info)));
            }
        }
        Map<String, NamedType> types = new LinkedHashMap<>();
        for (SchemaInfo info : infos.values()) {
            TypeName name = names.get(info.name());
            if (name != null) {
                types.put(name.text(), type(name, info));
            }
        }
        return Reachable.only(new Schema(commands, events, types));
    }

    private Traits traits(SchemaInfo info) {
        return releases.read(info.traits(), info.node(), releases.everywhere(), info.location(), sink);
    }

    private Traits traits(SchemaInfo info, JsonNode part) {
        return releases.read(info.traits(part), part, traits(info).releases(), info.location(), sink);
    }

    private Command command(SchemaInfo info) {
        String returned = info.text("ret-type");
        return new Command(
                info.name(),
                arguments(info),
                returned.isEmpty() || isNothing(returned) ? null : reference(returned, info.node(), info),
                Origin.INTROSPECTION,
                info.node().path(FurtherKeys.SUCCESS_RESPONSE).asBoolean(true),
                info.node().path("allow-oob").asBoolean(false),
                false,
                List.of(),
                traits(info));
    }

    private @Nullable Named arguments(SchemaInfo info) {
        String type = info.text("arg-type");
        if (type.isEmpty() || isNothing(type)) {
            return null;
        }
        return object(type, info);
    }

    /** Whether a type only stands for none: an object without members that the schema does not name. */
    private boolean isNothing(String type) {
        SchemaInfo info = infos.get(type);
        boolean unnamed = type.equals(SchemaInfoWriter.EMPTY) || IntrospectedNames.isMasked(type);
        return unnamed
                && info != null
                && info.kind().equals("object")
                && info.objects("members").isEmpty()
                && !isOpen(info)
                && info.objects("variants").isEmpty();
    }

    private boolean isOpen(SchemaInfo info) {
        return info.node().path(FurtherKeys.OPEN).asBoolean(false)
                || open.contains(info.name())
                || info.isOfUnknownKind();
    }

    /**
     * A reference to a type that must be an object; null if it is not, which is reported. A type of an unknown kind is taken
     * for an open object: what uses it may have any members.
     */
    private @Nullable Named object(String type, SchemaInfo user) {
        SchemaInfo info = infos.get(type);
        TypeName name = names.get(type);
        if (info == null || name == null) {
            reportUnknown(type, user);
            return null;
        }
        if (!info.kind().equals("object") && !info.isOfUnknownKind()) {
            sink.report(
                    IntrospectionCode.WRONG_TYPE,
                    user.location(),
                    "in " + user.kind() + " '" + user.name() + "': the type '" + type + "' must be an object, but has"
                            + " the meta-type '" + info.kind() + "'");
            return null;
        }
        return new TypeReference.Named(name.text());
    }

    /**
     * A reference to a type.
     *
     * @param type its name
     * @param mention what mentions it, where an export notes the width of an integer
     * @param user the entity that it is part of
     */
    private TypeReference reference(String type, JsonNode mention, SchemaInfo user) {
        JsonNode last = mention;
        int depth = 0;
        String innermost = type;
        Set<String> seen = new HashSet<>();
        SchemaInfo info = infos.get(innermost);
        while (info != null && info.kind().equals("array") && seen.add(innermost)) {
            if (++depth > SourceLimits.NESTING) {
                sink.report(
                        IntrospectionCode.TOO_LARGE,
                        user.location(),
                        "in " + user.kind() + " '" + user.name() + "': arrays of arrays are nested more than "
                                + SourceLimits.NESTING + " deep");
                return TypeReference.any();
            }
            innermost = info.text("element-type");
            last = info.node();
            info = infos.get(innermost);
        }
        TypeReference reference = TypeReference.any();
        TypeName name = names.get(innermost);
        if (info == null || info.kind().equals("array")) {
            reportUnknown(innermost, user);
        } else if (info.kind().equals("builtin")) {
            reference = TypeReference.of(builtin(info, last));
        } else if (name != null && !info.isOfUnknownKind()) {
            reference = new TypeReference.Named(name.text());
        }
        for (; depth > 0; depth--) {
            reference = new TypeReference.Array(reference);
        }
        return reference;
    }

    private static BuiltinType builtin(SchemaInfo info, JsonNode mention) {
        String kind = info.text("json-type");
        BuiltinType type = Arrays.stream(BuiltinType.values())
                .filter(each -> each.jsonType().schemaName().equals(kind))
                .findFirst()
                .orElse(BuiltinType.ANY);
        return type == BuiltinType.INT ? integer(SchemaInfo.text(mention, FurtherKeys.WIDTH)) : type;
    }

    private static BuiltinType integer(String width) {
        return Arrays.stream(BuiltinType.values())
                .filter(type -> type.schemaName().equals(width) && type.jsonType() == JsonType.INTEGER)
                .findFirst()
                .orElse(BuiltinType.INT);
    }

    private void reportUnknown(String type, SchemaInfo user) {
        // That a type is not named at all is reported already, and that an entity has no name.
        if (type.isEmpty() || !complete) {
            return;
        }
        sink.report(
                IntrospectionCode.UNKNOWN_TYPE,
                user.location(),
                "in " + user.kind() + " '" + user.name() + "': there is no type '" + type + "'");
    }

    private NamedType type(TypeName name, SchemaInfo info) {
        return switch (info.kind()) {
            case "enum" -> new EnumType(name, values(info), traits(info));
            case "alternate" -> new AlternateType(name, branches(info), traits(info));
            default -> new ObjectType(name, members(info), branching(info), isOpen(info), traits(info));
        };
    }

    /** Since 7.0 values are objects with features; the bare texts are there, too, some of them for values without an object. */
    private List<EnumType.Value> values(SchemaInfo info) {
        Map<String, Traits> traitsByText = new LinkedHashMap<>();
        for (JsonNode value : info.node().path("values")) {
            traitsByText.put(value.asString(""), traits(info, MissingNode.getInstance()));
        }
        for (JsonNode member : info.objects("members")) {
            traitsByText.put(SchemaInfo.text(member, "name"), traits(info, member));
        }
        List<EnumType.Value> values = new ArrayList<>();
        traitsByText.forEach((text, traits) -> values.add(new EnumType.Value(text, traits)));
        return values;
    }

    private static Set<String> texts(SchemaInfo info) {
        Set<String> texts = new HashSet<>(info.texts("values"));
        info.objects("members").forEach(member -> texts.add(SchemaInfo.text(member, "name")));
        return texts;
    }

    private List<AlternateType.Branch> branches(SchemaInfo info) {
        List<AlternateType.Branch> branches = new ArrayList<>();
        for (JsonNode member : info.objects("members")) {
            String type = SchemaInfo.text(member, "type");
            TypeReference reference = reference(type, member, info);
            branches.add(
                    new AlternateType.Branch(branchName(member, reference, type), reference, traits(info, member)));
        }
        return branches;
    }

    /** The name that is given, or else the kind of value, which distinguishes the branches of an alternate. */
    private String branchName(JsonNode branch, TypeReference reference, String type) {
        if (branch.has(FurtherKeys.BRANCH)) {
            return SchemaInfo.text(branch, FurtherKeys.BRANCH);
        }
        SchemaInfo info = infos.get(type);
        return unnamed(reference, info != null && info.kind().equals("enum"));
    }

    /** The name of a branch that has none: its kind of value. */
    static String unnamed(TypeReference reference, boolean enumeration) {
        if (reference instanceof TypeReference.Array) {
            return "array";
        }
        if (reference instanceof TypeReference.Builtin builtin) {
            return builtin.type().jsonType().schemaName();
        }
        return enumeration ? "enum" : "object";
    }

    private List<Member> members(SchemaInfo info) {
        List<Member> members = new ArrayList<>();
        for (JsonNode member : info.objects("members")) {
            Traits traits = traits(info, member);
            members.add(new Member(
                    SchemaInfo.text(member, "name"),
                    reference(SchemaInfo.text(member, "type"), member, info),
                    Origin.INTROSPECTION,
                    member.has("default"),
                    member.has(FurtherKeys.SHOWN) ? Origin.EXAMPLE : Origin.INTROSPECTION,
                    traits,
                    releases.mandatory(member, traits.releases(), info.location(), sink),
                    releases.otherTypes(member, traits.releases(), info.location(), sink)));
        }
        return members;
    }

    private @Nullable Branching branching(SchemaInfo info) {
        String tag = info.text("tag");
        if (tag.isEmpty()) {
            return null;
        }
        SchemaInfo tagType = tagType(info, tag);
        List<ObjectType.Branch> branches = new ArrayList<>();
        for (JsonNode branch : info.objects("variants")) {
            String type = SchemaInfo.text(branch, "type");
            String value = SchemaInfo.text(branch, "case");
            if (tagType != null && !texts(tagType).contains(value)) {
                sink.report(
                        IntrospectionCode.BAD_ENTITY,
                        info.location(),
                        "in object '" + info.name() + "': the variant '" + value
                                + "' can never occur, because the tag '"
                                + tag + "' is of the enum '" + tagType.name()
                                + "', which has no such value; add the value"
                                + " or remove the variant");
                continue;
            }
            if (isNothing(type)) {
                continue;
            }
            TypeReference.Named reference = object(type, info);
            if (reference != null) {
                branches.add(new ObjectType.Branch(value, reference, traits(info, branch)));
            }
        }
        return new ObjectType.Branching(tag, branches);
    }

    /** The enumeration of a tag; null if it is not known, or the tag is any text. */
    private @Nullable SchemaInfo tagType(SchemaInfo info, String tag) {
        for (JsonNode member : info.objects("members")) {
            SchemaInfo type = infos.get(SchemaInfo.text(member, "type"));
            if (!SchemaInfo.text(member, "name").equals(tag) || type == null || type.isOfUnknownKind()) {
                continue;
            }
            if (type.kind().equals("enum")) {
                boolean isKnown = type.node().has("values") || type.node().has("members");
                return isKnown ? type : null;
            }
            boolean isText = type.text("json-type").equals(JsonType.STRING.schemaName());
            boolean isUnknown = type.kind().equals("builtin") && !type.hasKnownJsonType();
            if (!isText && !isUnknown) {
                sink.report(
                        IntrospectionCode.WRONG_TYPE,
                        info.location(),
                        "in object '" + info.name() + "': the type '" + type.name() + "' of the tag '" + tag
                                + "' must be an enum, but has the meta-type '" + type.kind() + "'");
            }
        }
        return null;
    }
}
