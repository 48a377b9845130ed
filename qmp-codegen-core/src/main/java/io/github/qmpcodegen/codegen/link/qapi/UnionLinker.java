package io.github.qmpcodegen.codegen.link.qapi;

import io.github.qmpcodegen.codegen.link.qapi.Definition.BranchSpec;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Header;
import io.github.qmpcodegen.codegen.link.qapi.Definition.Struct;
import io.github.qmpcodegen.codegen.link.qapi.Definition.TypeSpec;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.SimilarNames;
import io.github.qmpcodegen.codegen.syntax.qapi.QapiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves a union: its base, its tag and its branches, in all forms that releases had. */
final class UnionLinker {

    /** The tag of a union without a discriminator. */
    private static final String SIMPLE_TAG = "type";

    /** Where the value of a branch stands in a union without a discriminator. */
    private static final String SIMPLE_VALUE = "data";

    private final TypeLinker types;
    private final Definition.Union union;
    private final Header header;

    UnionLinker(TypeLinker types, Definition.Union union) {
        this.types = types;
        this.union = union;
        this.header = union.header();
    }

    ObjectType link() {
        QapiString discriminator = union.discriminator();
        return discriminator == null ? simple() : flat(base(union, types), discriminator);
    }

    /** The members of a union's base. */
    static List<Member> base(Definition.Union union, TypeLinker types) {
        TypeSpec base = union.base();
        if (base instanceof TypeSpec.Name name) {
            return types.inheritedMembers(new QapiString(name.text(), name.location()), union.header());
        }
        return base instanceof TypeSpec.Inline inline
                ? types.members(inline.members(), List.of(union.name()), union.header())
                : List.of();
    }

    private ObjectType simple() {
        List<Member> members = List.of(member(SIMPLE_TAG, tagOfBranches(), Documentation.NONE));
        List<ObjectType.Branch> branches = new ArrayList<>();
        for (BranchSpec branch : union.branches()) {
            List<String> path = List.of(union.name(), branch.name());
            TypeReference type = types.resolve(branch.type(), path, header);
            ObjectType wrapper = new ObjectType(
                    types.derivedName(path),
                    List.of(member(SIMPLE_VALUE, type, Documentation.NONE)),
                    null,
                    false,
                    header.traits(branch).withConditions(List.of()));
            types.put(wrapper);
            branches.add(new ObjectType.Branch(
                    branch.name(), new TypeReference.Named(wrapper.name().text()), header.traits(branch)));
        }
        return object(members, new ObjectType.Branching(SIMPLE_TAG, branches));
    }

    private ObjectType flat(List<Member> base, QapiString discriminator) {
        Member tag = base.stream()
                .filter(member -> member.name().equals(discriminator.text()))
                .findFirst()
                .orElse(null);
        if (tag == null) {
            boolean broken = union.base() instanceof TypeSpec.Name name
                    && !(types.definition(name.text()).orElse(null) instanceof Struct);
            if (!broken) {
                report(
                        QapiCode.BAD_DISCRIMINATOR,
                        discriminator,
                        "the discriminator '" + discriminator.text() + "' is not a member of the base");
            }
            return object(base, null);
        }
        if (tag.optional()) {
            report(
                    QapiCode.BAD_DISCRIMINATOR,
                    discriminator,
                    "the discriminator '" + discriminator.text() + "' must not be optional");
        }
        if (types.hasOwnCondition(tag)) {
            report(
                    QapiCode.BAD_DISCRIMINATOR,
                    discriminator,
                    "the discriminator '" + discriminator.text() + "' must not depend on a condition");
        }
        List<Member> members = new ArrayList<>(base);
        // Where the union is, its tag is.
        members.set(base.indexOf(tag), tag.withConditions(List.of()));
        if (tag.type().equals(TypeReference.of(BuiltinType.STR))) {
            // Before 2.0 a tag could be plain text; the branches then are all that its values can be.
            members.set(base.indexOf(tag), member(tag.name(), tagOfBranches(), tag.documentation()));
        } else {
            Definition.Enumeration values = values(tag).orElse(null);
            if (values == null) {
                report(
                        QapiCode.BAD_DISCRIMINATOR,
                        discriminator,
                        "the discriminator '" + discriminator.text() + "' must be of an enumeration type");
                return object(base, null);
            }
            checkBranchNames(values);
        }
        List<ObjectType.Branch> branches = new ArrayList<>();
        for (BranchSpec branch : union.branches()) {
            branch(branch, base).ifPresent(branches::add);
        }
        return object(members, new ObjectType.Branching(tag.name(), branches));
    }

    private Optional<Definition.Enumeration> values(Member tag) {
        return tag.type() instanceof TypeReference.Named named
                        && types.definition(named.name()).orElse(null) instanceof Definition.Enumeration enumeration
                ? Optional.of(enumeration)
                : Optional.empty();
    }

    private void checkBranchNames(Definition.Enumeration values) {
        Set<String> known = new TreeSet<>();
        values.values().forEach(value -> known.add(value.text()));
        SimilarNames similar = new SimilarNames(known);
        for (BranchSpec branch : union.branches()) {
            if (!known.contains(branch.name())) {
                header.diagnostics()
                        .report(
                                QapiCode.UNKNOWN_BRANCH,
                                branch.location(),
                                "the branch '" + branch.name() + "' is not a value of the enumeration '" + values.name()
                                        + "'" + similar.question(branch.name()),
                                List.of(new Diagnostic.Related(
                                        values.header().location(), "the enumeration is defined here")));
            }
        }
    }

    private Optional<ObjectType.Branch> branch(BranchSpec branch, List<Member> base) {
        TypeSpec spec = branch.type();
        if (spec instanceof TypeSpec.Name name) {
            Definition definition = types.definition(name.text()).orElse(null);
            if (definition == null && !Builtins.isReserved(name.text())) {
                types.reportUnknown(name.text(), name.location(), header);
                return Optional.empty();
            }
            if (!(definition instanceof Struct) && !(definition instanceof Definition.Union)) {
                reportBranch(branch, definition == null ? "a builtin type" : definition.phrase());
                return Optional.empty();
            }
            List<Member> added = definition instanceof Struct struct
                    ? types.membersOf(struct)
                    : base((Definition.Union) definition, types);
            checkMembers(branch, base, added);
        } else if (spec instanceof TypeSpec.Array) {
            reportBranch(branch, "an array");
            return Optional.empty();
        }
        TypeReference type = types.resolve(spec, List.of(union.name(), branch.name()), header);
        return Optional.of(new ObjectType.Branch(branch.name(), (TypeReference.Named) type, header.traits(branch)));
    }

    private void reportBranch(BranchSpec branch, String found) {
        header.diagnostics()
                .report(
                        QapiCode.WRONG_TYPE,
                        branch.type().location(),
                        "the branch '" + branch.name() + "' must be a struct or union, but is " + found);
    }

    private void checkMembers(BranchSpec branch, List<Member> base, List<Member> added) {
        for (Member member : added) {
            base.stream()
                    .filter(each -> each.name().equals(member.name()))
                    .findFirst()
                    .ifPresent(first -> header.diagnostics()
                            .report(
                                    QapiCode.DUPLICATE,
                                    branch.location(),
                                    "the member '" + member.name() + "' of the branch '" + branch.name()
                                            + "' is also in the base",
                                    List.of(
                                            new Diagnostic.Related(member.location(), "the branch has it from here"),
                                            new Diagnostic.Related(first.location(), "the base has it from here"))));
        }
    }

    /** The enumeration of the branches' names, which QEMU calls by the union's name and "Kind". */
    private TypeReference tagOfBranches() {
        TypeName name = types.definition(union.name() + "Kind").isPresent()
                ? types.derivedName(List.of(union.name(), SIMPLE_TAG))
                : TypeName.declared(union.name() + "Kind");
        types.put(new EnumType(
                name,
                union.branches().stream()
                        .map(branch -> new EnumType.Value(branch.name(), header.traits(branch)))
                        .toList(),
                Traits.at(header.location()).withConditions(header.conditions())));
        return new TypeReference.Named(name.text());
    }

    private Member member(String name, TypeReference type, Documentation documentation) {
        return new Member(
                name,
                type,
                Origin.QAPI,
                false,
                Origin.QAPI,
                Traits.at(header.location()).withDocumentation(documentation));
    }

    private ObjectType object(List<Member> members, ObjectType.@Nullable Branching branching) {
        return TypeLinker.object(TypeName.declared(union.name()), header, members, branching);
    }

    private void report(DiagnosticCode code, QapiString discriminator, String message) {
        header.diagnostics().report(code, discriminator.location(), message);
    }
}
