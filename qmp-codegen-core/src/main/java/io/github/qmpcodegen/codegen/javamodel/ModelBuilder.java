package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the Java model of a schema. */
final class ModelBuilder {

    /** Required arguments beyond which a facade method takes the request instead. */
    private static final int FACADE_ARGUMENTS = 3;

    private final Schema schema;
    private final String packageName;
    private final JavaModel.Family family = JavaModel.Family.STANDARD;
    private final ValueTypes valueTypes;
    private final TypeNaming naming;
    private final Map<String, GeneratedEnum> enumerations = new LinkedHashMap<>();
    private final Map<JavaName, List<String>> derivedIn = new HashMap<>();
    private final Map<JavaName, Map<String, GeneratedEnum.Constant>> constantsByText = new HashMap<>();

    ModelBuilder(Schema schema, Set<String> kept, String packageName) {
        this.schema = schema;
        this.packageName = packageName;
        this.valueTypes = new ValueTypes(schema, kept);
        this.naming = new TypeNaming(schema, valueTypes, family);
        for (String name : valueTypes.names()) {
            JavaName javaName = naming.type(name);
            if (!javaName.isTopLevel()) {
                derivedIn
                        .computeIfAbsent(enclosing(javaName), owner -> new ArrayList<>())
                        .add(name);
            }
            if (schema.types().get(name) instanceof EnumType type) {
                enumerations.put(name, enumeration(type));
            }
        }
    }

    JavaModel build() {
        List<GeneratedType> types = new ArrayList<>();
        List<FacadeMethod> commands = new ArrayList<>();
        List<EventEntry> events = new ArrayList<>();
        for (String name : valueTypes.names()) {
            if (naming.type(name).isTopLevel()) {
                types.add(type(name));
            }
        }
        NameScope methods = NameScope.ofMembers().reserve(ReservedNames.FACADE);
        List<Command> sortedCommands = new ArrayList<>(schema.commands());
        sortedCommands.sort(Comparator.comparing(Command::name));
        for (Command command : sortedCommands) {
            GeneratedRecord request = request(command);
            types.add(request);
            commands.add(facadeMethod(command, request, methods));
        }
        List<Event> sortedEvents = new ArrayList<>(schema.events());
        sortedEvents.sort(Comparator.comparing(Event::name));
        for (Event event : sortedEvents) {
            GeneratedRecord type = event(event);
            types.add(type);
            events.add(new EventEntry(event.name(), type, event.documentation().since()));
        }
        types.sort(Comparator.comparing(type -> type.name().topLevel()));
        return new JavaModel(packageName, types, family, commands, events, sources());
    }

    private List<String> sources() {
        TreeSet<String> files = new TreeSet<>();
        schema.commands().forEach(command -> files.add(fileName(command.location())));
        schema.events().forEach(event -> files.add(fileName(event.location())));
        return List.copyOf(files);
    }

    // The types.

    private GeneratedType type(String name) {
        NamedType type = schema.type(new TypeReference.Named(name));
        if (type instanceof ObjectType object) {
            return object.variants() == null ? value(object) : union(object, object.variants());
        } else if (type instanceof AlternateType alternate) {
            return alternate(alternate);
        }
        return Objects.requireNonNull(enumerations.get(name), name);
    }

    private List<GeneratedType> nestedIn(JavaName owner) {
        return derivedIn.getOrDefault(owner, List.of()).stream().map(this::type).toList();
    }

    private GeneratedRecord value(ObjectType object) {
        JavaName name = naming.type(object.name().text());
        Direction direction = valueTypes.direction(object.name().text());
        List<Component> components = components(object.members(), direction.isReceived(), componentScope());
        return new GeneratedRecord(
                name,
                object.name().text(),
                new GeneratedRecord.Value(),
                components,
                object.open(),
                direction,
                nestedIn(name),
                typeDoc(object),
                provenance(object),
                usesDeprecated(components));
    }

    private GeneratedEnum enumeration(EnumType type) {
        JavaName name = naming.type(type.name().text());
        boolean fits = GeneratedEnum.fitsEnum(type.values().size());
        JavaName owner = name;
        // A constant hides a type of the same name where either could be meant, as in OS::of.
        NameScope scope = NameScope.ofMembers().reserve(ReservedNames.CONSTANTS).reserve(name.simpleNames());
        List<GeneratedEnum.Constant> constants = new ArrayList<>();
        for (EnumType.Value value : type.values()) {
            if (!fits && constants.size() % GeneratedEnum.OfHolders.CONSTANTS == 0) {
                owner = naming.helper(name, "Values" + (constants.size() / GeneratedEnum.OfHolders.CONSTANTS + 1));
            }
            Doc doc = DocBuilder.of(value.documentation())
                    .features(value.features())
                    .conditions(value.conditions())
                    .build();
            String constant = scope.take(JavaIdentifiers.constant(value.text()), "_");
            constants.add(new GeneratedEnum.Constant(owner, constant, value.text(), doc));
        }
        GeneratedEnum.Form form = fits
                ? new GeneratedEnum.OfEnum(scope.take("UNRECOGNIZED", "_"))
                : new GeneratedEnum.OfHolders(naming.helper(name, "Index"));
        return new GeneratedEnum(name, type.name().text(), form, constants, typeDoc(type), provenance(type));
    }

    private GeneratedAlternate alternate(AlternateType type) {
        JavaName name = naming.type(type.name().text());
        List<JavaName> names = naming.branches(type.name().text());
        List<GeneratedAlternate.Branch> branches = new ArrayList<>();
        boolean deprecated = false;
        for (int i = 0; i < type.branches().size(); i++) {
            AlternateType.Branch branch = type.branches().get(i);
            JavaType value = javaType(branch.type());
            deprecated |= isDeprecated(value);
            Doc doc = DocBuilder.of(branch.documentation())
                    .conditions(branch.conditions())
                    .build();
            branches.add(new GeneratedAlternate.Branch(names.get(i), value, kind(branch.type()), doc));
        }
        return new GeneratedAlternate(
                name,
                type.name().text(),
                branches,
                names.get(names.size() - 1),
                nestedIn(name),
                typeDoc(type),
                provenance(type),
                deprecated);
    }

    private GeneratedAlternate.JsonKind kind(TypeReference reference) {
        if (reference instanceof TypeReference.Array) {
            return GeneratedAlternate.JsonKind.ARRAY;
        } else if (reference instanceof TypeReference.Named named) {
            return schema.type(named) instanceof EnumType
                    ? GeneratedAlternate.JsonKind.STRING
                    : GeneratedAlternate.JsonKind.OBJECT;
        }
        return switch (((TypeReference.Builtin) reference).type()) {
            case STR -> GeneratedAlternate.JsonKind.STRING;
            case BOOL -> GeneratedAlternate.JsonKind.BOOLEAN;
            case NULL -> GeneratedAlternate.JsonKind.NULL;
            case NUMBER -> GeneratedAlternate.JsonKind.NUMBER;
            case ANY -> GeneratedAlternate.JsonKind.ANY;
            default -> GeneratedAlternate.JsonKind.INTEGER;
        };
    }

    private GeneratedUnion union(ObjectType object, ObjectType.Variants variants) {
        String schemaName = object.name().text();
        JavaName name = naming.type(schemaName);
        Direction direction = valueTypes.direction(schemaName);
        NameScope scope = componentScope();
        Component tagComponent = null;
        List<Component> all = components(object.members(), direction.isReceived(), scope);
        List<Component> common = new ArrayList<>();
        for (Component component : all) {
            if (component.wireName().equals(variants.tag())) {
                tagComponent = component;
            } else {
                common.add(component);
            }
        }
        if (tagComponent == null) {
            throw new IllegalArgumentException("the union '" + schemaName + "' has no member '" + variants.tag() + "'");
        }
        GeneratedUnion.Tag tag = new GeneratedUnion.Tag(name, tagComponent);
        List<JavaName> names = naming.branches(schemaName);
        List<GeneratedRecord> branches = new ArrayList<>();
        for (int i = 0; i < variants.branches().size(); i++) {
            branches.add(branch(object, tag, variants.branches().get(i), common, direction, scope, names.get(i)));
        }
        branches.add(otherBranch(object, tag, common, direction, names.get(names.size() - 1)));
        boolean deprecated = branches.stream().anyMatch(GeneratedRecord::usesDeprecated);
        return new GeneratedUnion(
                tag,
                schemaName,
                common,
                branches,
                direction,
                nestedIn(name),
                typeDoc(object),
                provenance(object),
                deprecated);
    }

    private GeneratedRecord branch(
            ObjectType object,
            GeneratedUnion.Tag tag,
            ObjectType.Branch branch,
            List<Component> common,
            Direction direction,
            NameScope scope,
            JavaName name) {
        ObjectType type = schema.objectType(branch.type());
        List<Component> components = new ArrayList<>(common);
        if (type.variants() != null) {
            String javaName = scope.inner().take(JavaIdentifiers.member(branch.tagValue()), "_");
            components.add(inline(javaName, branch.type(), "the members of this branch"));
        } else {
            List<String> given = new ArrayList<>(object.conditions());
            given.addAll(branch.conditions());
            components.addAll(components(members(type, given), direction.isReceived(), scope.inner()));
        }
        GeneratedRecord.TagValue value = tagValue(tag, branch.tagValue());
        DocBuilder doc = DocBuilder.of(
                        type.name().declared()
                                ? type.documentation()
                                : io.github.qmpcodegen.codegen.schema.Documentation.NONE,
                        new Doc.Text("The branch of which "),
                        new Doc.Code(tag.component().wireName()),
                        new Doc.Text(" is "),
                        new Doc.Code(branch.tagValue()),
                        new Doc.Text("."))
                .features(type.features())
                .conditions(branch.conditions());
        boolean deprecated = usesDeprecated(components)
                || (value.constant() != null && value.constant().doc().deprecated());
        return new GeneratedRecord(
                name,
                object.name().text(),
                new GeneratedRecord.Branch(tag, value),
                components,
                type.open(),
                direction,
                List.of(),
                doc.build(),
                provenance(object),
                deprecated);
    }

    private GeneratedRecord otherBranch(
            ObjectType object, GeneratedUnion.Tag tag, List<Component> common, Direction direction, JavaName name) {
        List<Component> all = new ArrayList<>();
        all.add(tag.component());
        all.addAll(common);
        Doc doc = DocBuilder.of(
                        io.github.qmpcodegen.codegen.schema.Documentation.NONE,
                        new Doc.Text("Any other branch: one that adds no members, or one that the schema does not have,"
                                + " whose members are then kept as they came."))
                .build();
        return new GeneratedRecord(
                name,
                object.name().text(),
                new GeneratedRecord.Branch(tag, null),
                all,
                // What servers send is kept anyway, and told.
                direction == Direction.SENT,
                direction,
                List.of(),
                doc,
                provenance(object),
                usesDeprecated(all));
    }

    private GeneratedRecord.TagValue tagValue(GeneratedUnion.Tag tag, String text) {
        GeneratedEnum.Constant constant = tag.component().type() instanceof JavaType.Generated generated
                ? constants(generated.name()).get(text)
                : null;
        return new GeneratedRecord.TagValue(text, constant);
    }

    /** The constants of an enumeration by their texts. */
    private Map<String, GeneratedEnum.Constant> constants(JavaName enumeration) {
        return constantsByText.computeIfAbsent(enumeration, name -> {
            Map<String, GeneratedEnum.Constant> byText = new HashMap<>();
            enumerations.values().stream()
                    .filter(type -> type.name().equals(name))
                    .flatMap(type -> type.constants().stream())
                    .forEach(constant -> byText.putIfAbsent(constant.text(), constant));
            return byText;
        });
    }

    // Commands and events.

    private GeneratedRecord request(Command command) {
        JavaName name = naming.request(command.name());
        Provenance provenance = provenance("command " + command.name(), command.location());
        JavaType response = command.returns() == null ? null : javaType(command.returns());
        DocBuilder doc = DocBuilder.of(
                        command.documentation(),
                        new Doc.Text("The arguments of the command "),
                        new Doc.Code(command.name()),
                        new Doc.Text("."))
                .features(command.features())
                .conditions(command.conditions());
        doc.examples(command.examples()).provenance("QMP command ", command.name(), provenance);
        List<Component> components = List.of();
        boolean open = false;
        if (command.arguments() != null) {
            ObjectType arguments = schema.objectType(command.arguments());
            open = arguments.variants() == null && arguments.open();
            components = arguments.variants() == null
                    ? components(members(arguments, command.conditions()), false, componentScope())
                    : List.of(inline("arguments", command.arguments(), "the arguments"));
        }
        return new GeneratedRecord(
                name,
                command.name(),
                new GeneratedRecord.Request(response, command.successResponse(), command.outOfBand()),
                components,
                open,
                Direction.SENT,
                nestedIn(name),
                doc.build(),
                provenance,
                usesDeprecated(components) || (response != null && isDeprecated(response)));
    }

    private GeneratedRecord event(Event event) {
        JavaName name = naming.event(event.name());
        Provenance provenance = provenance("event " + event.name(), event.location());
        DocBuilder doc = DocBuilder.of(
                        event.documentation(),
                        new Doc.Text("The event "),
                        new Doc.Code(event.name()),
                        new Doc.Text("."))
                .features(event.features())
                .conditions(event.conditions());
        doc.examples(event.examples()).provenance("QMP event ", event.name(), provenance);
        List<Component> components = List.of();
        boolean open = false;
        if (event.data() != null) {
            ObjectType data = schema.objectType(event.data());
            open = data.variants() == null && data.open();
            components = data.variants() == null
                    ? components(members(data, event.conditions()), true, componentScope())
                    : List.of(inline("data", event.data(), "the members"));
        }
        return new GeneratedRecord(
                name,
                event.name(),
                new GeneratedRecord.Event(family.event()),
                components,
                open,
                Direction.RECEIVED,
                nestedIn(name),
                doc.build(),
                provenance,
                usesDeprecated(components));
    }

    private FacadeMethod facadeMethod(Command command, GeneratedRecord request, NameScope methods) {
        String name = methods.take(JavaIdentifiers.member(command.name()), "_");
        List<Component> required = new ArrayList<>();
        for (Component component : request.components()) {
            if (component.presence() == Component.Presence.REQUIRED) {
                required.add(component);
            }
        }
        // No server takes a command all of whose arguments are optional without any, but for queries.
        boolean needsSome = required.isEmpty()
                && !request.components().isEmpty()
                && !command.name().startsWith("query-");
        boolean fits = required.size() <= FACADE_ARGUMENTS && !needsSome;
        boolean takesRequest = !fits
                || request.open()
                || required.size() < request.components().size();
        return new FacadeMethod(
                name,
                command.name(),
                request,
                fits ? required : null,
                takesRequest,
                command.documentation().since());
    }

    // Their parts.

    private static NameScope componentScope() {
        return NameScope.ofMembers().reserve(ReservedNames.COMPONENTS);
    }

    /** The members of an object that is part of something; without its type they are missing, too. */
    private static List<Member> members(ObjectType object, List<String> given) {
        List<String> further = BuildConditions.beyond(object.conditions(), given);
        return further.isEmpty()
                ? object.members()
                : object.members().stream()
                        .map(member -> member.conditions().isEmpty() ? member.withConditions(further) : member)
                        .toList();
    }

    private List<Component> components(List<Member> members, boolean received, NameScope scope) {
        List<Component> components = new ArrayList<>();
        for (Member member : members) {
            // An example shows what was there once; it promises nothing.
            boolean optional = member.mayBeMissing() || member.optionalOrigin() == Origin.EXAMPLE;
            Component.Presence presence = optional
                    ? Component.Presence.OPTIONAL
                    : received ? Component.Presence.PROMISED : Component.Presence.REQUIRED;
            Doc doc = DocBuilder.of(member.documentation())
                    .features(member.features())
                    .conditions(member.conditions())
                    .build();
            components.add(new Component(
                    scope.take(JavaIdentifiers.member(member.name()), "_"),
                    member.name(),
                    javaType(member.type()),
                    presence,
                    false,
                    doc));
        }
        return components;
    }

    private Component inline(String name, TypeReference.Named union, String what) {
        String tag = Objects.requireNonNull(schema.objectType(union).variants()).tag();
        Doc doc = DocBuilder.of(
                        io.github.qmpcodegen.codegen.schema.Documentation.NONE,
                        new Doc.Text(what + "; which there are depends on "),
                        new Doc.Code(tag))
                .build();
        return new Component(name, "", javaType(union), Component.Presence.REQUIRED, true, doc);
    }

    private JavaType javaType(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            return new JavaType.ListOf(javaType(array.element()));
        } else if (reference instanceof TypeReference.Named named) {
            return new JavaType.Generated(naming.type(named.name()));
        }
        return new JavaType.Scalar(kind(((TypeReference.Builtin) reference).type()));
    }

    private static JavaType.Kind kind(BuiltinType type) {
        return switch (type) {
            case STR -> JavaType.Kind.STR;
            case NUMBER -> JavaType.Kind.NUMBER;
            case INT, INT64 -> JavaType.Kind.INT;
            case INT8 -> JavaType.Kind.INT8;
            case INT16 -> JavaType.Kind.INT16;
            case INT32 -> JavaType.Kind.INT32;
            case UINT8 -> JavaType.Kind.UINT8;
            case UINT16 -> JavaType.Kind.UINT16;
            case UINT32 -> JavaType.Kind.UINT32;
            case UINT64, SIZE -> JavaType.Kind.UINT64;
            case BOOL -> JavaType.Kind.BOOL;
            case NULL -> JavaType.Kind.NULL;
            case ANY -> JavaType.Kind.ANY;
        };
    }

    private boolean usesDeprecated(List<Component> components) {
        return components.stream().anyMatch(component -> isDeprecated(component.type()));
    }

    private boolean isDeprecated(JavaType type) {
        if (type instanceof JavaType.ListOf list) {
            return isDeprecated(list.element());
        }
        return type instanceof JavaType.Generated generated && deprecatedTypes().contains(generated.name());
    }

    private java.util.@Nullable Set<JavaName> deprecatedNames;

    private java.util.Set<JavaName> deprecatedTypes() {
        if (deprecatedNames == null) {
            deprecatedNames = new java.util.HashSet<>();
            for (String name : valueTypes.names()) {
                NamedType type = schema.types().get(name);
                if (type != null
                        && type.features().stream()
                                .anyMatch(feature -> feature.name().equals(Feature.DEPRECATED))) {
                    deprecatedNames.add(naming.type(name));
                }
            }
        }
        return deprecatedNames;
    }

    // What is said of them.

    private static Doc typeDoc(NamedType type) {
        return DocBuilder.of(type.documentation(), fallback(type.name()))
                .features(type.features())
                .conditions(type.conditions())
                .provenance("", "", provenance(type))
                .build();
    }

    private static Doc.Span[] fallback(TypeName name) {
        List<String> path = name.path();
        if (path.size() < 2) {
            return new Doc.Span[] {new Doc.Text("The type "), new Doc.Code(name.text()), new Doc.Text(".")};
        }
        Doc.Span owner = new Doc.Code(path.get(0));
        boolean returned = path.get(1).equals("return");
        if (path.size() == 2) {
            return returned
                    ? new Doc.Span[] {new Doc.Text("What "), owner, new Doc.Text(" returns.")}
                    : new Doc.Span[] {new Doc.Text("The " + path.get(1) + " of "), owner, new Doc.Text(".")};
        }
        return new Doc.Span[] {
            new Doc.Text("The member "),
            new Doc.Code(String.join(".", path.subList(2, path.size()))),
            new Doc.Text(returned ? " of what " : " of the " + path.get(1) + " of "),
            owner,
            new Doc.Text(returned ? " returns." : ".")
        };
    }

    private static Provenance provenance(NamedType type) {
        return provenance("type " + type.name().text(), type.location());
    }

    private static Provenance provenance(String element, SourceLocation location) {
        return new Provenance(element, fileName(location));
    }

    /** The name without the folder, which is nobody's business; a live server has none that means anything elsewhere. */
    private static String fileName(SourceLocation location) {
        String path = location.path();
        if (path.startsWith("unix:") || path.startsWith("tcp:")) {
            return "a live server";
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JavaName enclosing(JavaName nested) {
        return new JavaName(nested.simpleNames().subList(0, nested.simpleNames().size() - 1));
    }
}
