package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.link.qapi.Definition.MemberSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Struct;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.codegen.source.SourceLimits;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves the types of a schema: each definition becomes a type of the model, and so does each type without a name. */
final class TypeLinker {

    private final DefinitionTable table;
    private final Map<String, Definition> definitions;
    private final Map<String, NamedType> types = new LinkedHashMap<>();
    private final Map<String, List<Member>> members = new HashMap<>();

    /** Where members are defined that depend on conditions of their own, not only of their types. */
    private final Set<SourceLocation> conditional = new HashSet<>();

    /** The structs whose members are being gathered, so that a base that leads back to one of them is noticed. */
    private final Set<String> gathering = new LinkedHashSet<>();

    /** The names of types; made when a type is unknown. */
    private @Nullable SimilarNames similar;

    TypeLinker(DefinitionTable table) {
        this.table = table;
        this.definitions = table.definitions();
    }

    /** Links all types, whether they are used or not, so that all errors are found. */
    Map<String, NamedType> link() {
        for (Definition definition : definitions.values()) {
            if (definition instanceof Struct struct) {
                put(object(TypeName.declared(struct.name()), struct.header(), membersOf(struct), null));
            } else if (definition instanceof Definition.Enumeration enumeration) {
                put(enumeration(enumeration));
            } else if (definition instanceof Definition.Union union) {
                put(new UnionLinker(this, union).link());
            } else if (definition instanceof Definition.Alternate alternate) {
                put(new AlternateLinker(this, alternate).link());
            }
        }
        return types;
    }

    void put(NamedType type) {
        types.put(type.name().text(), type);
    }

    /** The type that a schema's text refers to; any value for one that is unknown, which is reported. */
    TypeReference resolve(TypeSpec spec, List<String> path, Header user) {
        if (spec instanceof TypeSpec.Array array) {
            return new TypeReference.Array(resolve(array.element(), path, user));
        }
        if (spec instanceof TypeSpec.Inline inline) {
            TypeName name = derivedName(path);
            // Reserves the name for the case that a type within has the same path.
            put(object(name, user, List.of(), null));
            put(new ObjectType(name, members(inline.members(), path, user), null, false, Traits.at(inline.location())));
            return new TypeReference.Named(name.text());
        }
        String name = ((TypeSpec.Name) spec).text();
        if (definition(name).isPresent()) {
            return new TypeReference.Named(name);
        }
        Optional<BuiltinType> builtin = Builtins.of(name);
        if (builtin.isPresent()) {
            return TypeReference.of(builtin.get());
        }
        if (name.equals(Builtins.KINDS_OF_VALUES)) {
            if (!types.containsKey(name)) {
                put(Builtins.kindsOfValues(spec.location()));
            }
            return new TypeReference.Named(name);
        }
        reportUnknown(name, spec.location(), user);
        return TypeReference.any();
    }

    /** Reports that there is no type of a name, but for the names of types that are broken. */
    void reportUnknown(String name, SourceLocation location, Header user) {
        if (table.isBroken(name)) {
            return;
        }
        Definition other = definitions.get(name);
        if (other != null) {
            user.diagnostics()
                    .report(
                            QapiCode.WRONG_TYPE,
                            location,
                            "expected a type, but '" + name + "' is "
                                    + (other instanceof Definition.CommandSpec ? "a command" : "an event"),
                            List.of(new Diagnostic.Related(other.header().location(), "it is defined here")));
            return;
        }
        user.diagnostics()
                .report(
                        QapiCode.UNKNOWN_TYPE,
                        location,
                        "unknown type '" + name + "'" + similarTypes().question(name));
    }

    private SimilarNames similarTypes() {
        SimilarNames known = similar;
        if (known == null) {
            known = new SimilarNames(definitions.keySet().stream()
                    .filter(each -> definition(each).isPresent())
                    .toList());
            similar = known;
        }
        return known;
    }

    /** The definition of a type. */
    Optional<Definition> definition(String name) {
        return Optional.ofNullable(definitions.get(name))
                .filter(definition -> !(definition instanceof Definition.CommandSpec)
                        && !(definition instanceof Definition.EventSpec));
    }

    /** The members of a struct with those of its bases. */
    List<Member> membersOf(Struct struct) {
        List<Member> known = members.get(struct.name());
        if (known != null) {
            return known;
        }
        if (!gathering.add(struct.name())) {
            struct.header()
                    .diagnostics()
                    .report(
                            QapiCode.BASE_CYCLE,
                            struct.header().location(),
                            "the struct is its own base, through "
                                    + String.join(
                                            ", ",
                                            gathering.stream()
                                                    .map(name -> "'" + name + "'")
                                                    .toList()));
            members.put(struct.name(), List.of());
            return List.of();
        }
        List<Member> own = members(struct.members(), List.of(struct.name()), struct.header());
        QapiString base = struct.base();
        List<Member> all = base == null ? own : withBase(inheritedMembers(base, struct.header()), own, struct.header());
        gathering.remove(struct.name());
        return members.computeIfAbsent(struct.name(), name -> all);
    }

    /** The members of a base; none for one that is no struct, which is reported. */
    private List<Member> baseMembers(QapiString base, Header user) {
        Definition definition = definition(base.text()).orElse(null);
        if (definition instanceof Struct struct) {
            if (gathering.size() <= SourceLimits.NESTING || members.containsKey(struct.name())) {
                return membersOf(struct);
            }
            user.diagnostics()
                    .report(
                            QapiCode.TOO_MANY_BASES,
                            base.location(),
                            "structs are based on each other in a chain of more than " + SourceLimits.NESTING);
            return List.of();
        }
        if (definition == null && !Builtins.isReserved(base.text())) {
            reportUnknown(base.text(), base.location(), user);
        } else {
            user.diagnostics()
                    .report(
                            QapiCode.WRONG_TYPE,
                            base.location(),
                            "the base must be a struct, but '" + base.text() + "' is "
                                    + (definition == null ? "a builtin type" : definition.phrase()));
        }
        return List.of();
    }

    private static List<Member> withBase(List<Member> base, List<Member> own, Header header) {
        List<Member> all = new ArrayList<>(base);
        Map<String, Member> inBase = new HashMap<>();
        base.forEach(member -> inBase.putIfAbsent(member.name(), member));
        for (Member member : own) {
            Member first = inBase.get(member.name());
            if (first != null) {
                header.diagnostics()
                        .report(
                                QapiCode.DUPLICATE,
                                member.location(),
                                "the member '" + member.name() + "' is also in the base",
                                List.of(new Diagnostic.Related(first.location(), "it is defined here")));
            } else {
                all.add(member);
            }
        }
        return all;
    }

    List<Member> members(List<MemberSpec> specs, List<String> path, Header header) {
        List<Member> resolved = new ArrayList<>();
        for (MemberSpec spec : specs) {
            List<String> memberPath = new ArrayList<>(path);
            memberPath.add(spec.name());
            if (!spec.conditions().isEmpty()) {
                conditional.add(spec.location());
            }
            resolved.add(new Member(
                    spec.name(),
                    resolve(spec.type(), memberPath, header),
                    Origin.QAPI,
                    spec.optional(),
                    Origin.QAPI,
                    header.traits(
                            spec.features(),
                            conditions(spec, header),
                            documentation(path, spec.name(), header),
                            spec.location())));
        }
        return resolved;
    }

    /** The conditions of a member, and those of its type that do not follow from what the member is part of. */
    private List<String> conditions(MemberSpec spec, Header header) {
        TypeSpec type = spec.type();
        while (type instanceof TypeSpec.Array array) {
            type = array.element();
        }
        List<String> ofType = type instanceof TypeSpec.Name name
                ? definition(name.text())
                        .map(definition -> definition.header().conditions())
                        .orElse(List.of())
                : List.of();
        List<String> all = new ArrayList<>(spec.conditions());
        List<String> given = new ArrayList<>(header.conditions());
        given.addAll(all);
        all.addAll(BuildConditions.beyond(ofType, given));
        return all;
    }

    /** Whether a member depends on a condition of its own. */
    boolean hasOwnCondition(Member member) {
        return conditional.contains(member.location());
    }

    /** The members of a base, which are there where the base is; see {@link #baseMembers}. */
    List<Member> inheritedMembers(QapiString base, Header user) {
        List<String> further = definition(base.text())
                .map(definition -> BuildConditions.beyond(definition.header().conditions(), user.conditions()))
                .orElse(List.of());
        List<Member> members = baseMembers(base, user);
        return further.isEmpty()
                ? members
                : members.stream()
                        .map(member -> member.withConditions(Stream.concat(
                                        member.conditions().stream(),
                                        BuildConditions.beyond(further, member.conditions()).stream())
                                .toList()))
                        .toList();
    }

    /** Old schemas document the members of a type that is defined in place as {@code outer.inner}. */
    private static Documentation documentation(List<String> path, String name, Header header) {
        List<String> within = path.subList(1, path.size());
        boolean atTop = within.isEmpty() || within.equals(List.of("arguments")) || within.equals(List.of("data"));
        return header.doc().member(atTop ? name : String.join(".", within) + "." + name);
    }

    /** A name for a type that the schema gives none, unlike all others. */
    TypeName derivedName(List<String> path) {
        String base = String.join(".", path);
        String text = base;
        for (int i = 2; definitions.containsKey(text) || types.containsKey(text); i++) {
            text = base + "-" + i;
        }
        return new TypeName(text, false, path);
    }

    static ObjectType object(
            TypeName name, Header header, List<Member> members, ObjectType.@Nullable Branching branching) {
        return new ObjectType(name, members, branching, false, header.traits());
    }

    private static EnumType enumeration(Definition.Enumeration enumeration) {
        Header header = enumeration.header();
        List<EnumType.Value> values = enumeration.values().stream()
                .map(value -> new EnumType.Value(
                        value.text(),
                        header.traits(
                                value.features(),
                                value.conditions(),
                                header.doc().member(value.text()),
                                value.location())))
                .toList();
        return new EnumType(TypeName.declared(header.name()), values, header.traits());
    }
}
