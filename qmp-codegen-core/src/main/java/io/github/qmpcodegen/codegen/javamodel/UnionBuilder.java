package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the sealed interfaces that stand for unions, with a record for each branch. */
final class UnionBuilder {

    private final Schema schema;
    private final TypeNaming naming;
    private final ComponentBuilder components;
    private final Enumerations enumerations;
    private final DeprecatedTypes deprecated;

    UnionBuilder(
            Schema schema,
            TypeNaming naming,
            ComponentBuilder components,
            Enumerations enumerations,
            DeprecatedTypes deprecated) {
        this.schema = schema;
        this.naming = naming;
        this.components = components;
        this.enumerations = enumerations;
        this.deprecated = deprecated;
    }

    /**
     * What all branches of a union have in common.
     *
     * @param object the union
     * @param tag its name and the member that distinguishes the branches
     * @param common the components that stand for its other members
     * @param factories the names of the methods that create its branches
     * @param direction which way its values go
     */
    private record Base(
            ObjectType object,
            GeneratedRecord.Tag tag,
            List<Component> common,
            FactoryNames factories,
            TypeDirection direction) {}

    GeneratedUnion union(
            ObjectType object, ObjectType.Branching branching, TypeDirection direction, List<GeneratedType> nested) {
        String schemaName = object.name().text();
        NameScope scope = components.scope();
        List<Component> common = new ArrayList<>(components.of(object, direction.isReceived(), scope));
        Component tagComponent = common.stream()
                .filter(component -> component.wireName().equals(branching.tag()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the union '" + schemaName + "' has no member '" + branching.tag() + "'"));
        common.remove(tagComponent);
        GeneratedRecord.Tag tag = new GeneratedRecord.Tag(naming.type(schemaName), tagComponent);
        List<JavaName> names = naming.branches(schemaName);
        Base base = new Base(object, tag, common, new FactoryNames(tagComponent, common, names), direction);
        List<GeneratedRecord> branches = new ArrayList<>();
        for (int i = 0; i < branching.branches().size(); i++) {
            branches.add(branch(base, branching.branches().get(i), scope.inner(), names.get(i)));
        }
        branches.add(otherBranch(base, names.get(names.size() - 1)));
        boolean usesDeprecated = branches.stream().anyMatch(GeneratedRecord::usesDeprecated);
        return new GeneratedUnion(
                Declaration.of(object, tag.union(), nested, usesDeprecated), tag, common, branches, direction);
    }

    private GeneratedRecord branch(Base base, ObjectType.Branch branch, NameScope scope, JavaName name) {
        ObjectType type = schema.objectType(branch.type());
        List<Component> all = new ArrayList<>(base.common());
        if (type.branching() != null) {
            String inner = scope.take(JavaIdentifiers.member(branch.tagValue()), "_");
            all.add(components.inline(inner, branch.type(), "the members of this branch"));
        } else {
            List<String> given = new ArrayList<>(base.object().conditions());
            given.addAll(branch.conditions());
            // What came to every value from a branch is the base's.
            Set<String> taken = base.common().stream().map(Component::wireName).collect(Collectors.toSet());
            all.addAll(components.ofFlat(
                    type, branch, given, taken, base.direction().isReceived(), scope));
        }
        GeneratedRecord.TagValue value = new GeneratedRecord.TagValue(
                branch.tagValue(), enumerations.constant(base.tag().component().type(), branch.tagValue()));
        boolean usesDeprecated = deprecated.isUsedBy(all)
                || (value.constant() != null && value.constant().doc().deprecated());
        return new GeneratedRecord(
                declaration(base, name, doc(base, branch, type), usesDeprecated),
                new GeneratedRecord.Branch(base.tag(), value, base.factories().of(name, all)),
                all,
                // A release in which it was no union yet, and took any members, did so whatever the tag.
                type.open() || base.object().open(),
                base.direction());
    }

    private static Doc doc(Base base, ObjectType.Branch branch, ObjectType type) {
        return DocBuilder.of(
                        type.name().declared() ? type.documentation() : Documentation.NONE,
                        new Doc.Text("The branch whose "),
                        new Doc.Code(base.tag().component().wireName()),
                        new Doc.Text(" is "),
                        new Doc.Code(branch.tagValue()),
                        new Doc.Text("."))
                .features(type.features())
                .conditions(branch.conditions())
                .intervals(
                        Intervals.ofPart(branch, base.object()),
                        branch.releases().isStated())
                .build();
    }

    private GeneratedRecord otherBranch(Base base, JavaName name) {
        List<Component> all = new ArrayList<>();
        all.add(base.tag().component());
        all.addAll(base.common());
        Doc doc = DocBuilder.of(
                        Documentation.NONE,
                        new Doc.Text("Any other branch: one that adds no members, or one that is not in the schema,"
                                + " whose members are kept as received."))
                .build();
        return new GeneratedRecord(
                declaration(base, name, doc, deprecated.isUsedBy(all)),
                new GeneratedRecord.Branch(base.tag(), null, base.factories().of(name, all)),
                all,
                // What servers send is kept anyway, and reported as unknown.
                base.direction() == TypeDirection.SENT,
                base.direction());
    }

    private static Declaration declaration(Base base, JavaName name, Doc doc, boolean usesDeprecated) {
        return new Declaration(
                name, base.object().name().text(), List.of(), doc, Provenance.of(base.object()), usesDeprecated);
    }
}
