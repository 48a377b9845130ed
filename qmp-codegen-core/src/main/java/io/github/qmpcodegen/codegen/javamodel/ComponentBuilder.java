package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.BuildConditions;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes the components that stand for the members of objects. */
final class ComponentBuilder {

    private final Schema schema;
    private final JavaTypes javaTypes;
    private final PackageRoot root;

    ComponentBuilder(Schema schema, JavaTypes javaTypes, PackageRoot root) {
        this.schema = schema;
        this.javaTypes = javaTypes;
        this.root = root;
    }

    /** The scope of the components of a record. */
    NameScope scope() {
        return NameScope.ofMembers().reserve(ReservedNames.COMPONENTS).reserve(root.reserved());
    }

    /**
     * The components of an object that is a value of its own.
     *
     * @param object the object
     * @param received whether servers send it
     * @param scope where the components take their names
     */
    List<Component> of(ObjectType object, boolean received, NameScope scope) {
        return of(object.members(), object, received, scope);
    }

    /**
     * The components of an object whose members are among those of something else. Servers without its type lack its
     * members, too.
     *
     * @param object the object
     * @param owner what its members are among
     * @param given the conditions of that
     * @param taken the names of the members that are there already
     * @param received whether servers send it
     * @param scope where the components take their names
     */
    List<Component> ofFlat(
            ObjectType object,
            Described owner,
            List<String> given,
            Set<String> taken,
            boolean received,
            NameScope scope) {
        List<String> further = BuildConditions.beyond(object.conditions(), given);
        List<Member> members = object.members().stream()
                .filter(member -> !taken.contains(member.name()))
                .map(member ->
                        further.isEmpty() || !member.conditions().isEmpty() ? member : member.withConditions(further))
                .toList();
        return of(members, owner, received, scope);
    }

    private List<Component> of(List<Member> members, Described owner, boolean received, NameScope scope) {
        List<Component> components = new ArrayList<>();
        for (Member member : members) {
            components.add(new Component(
                    scope.take(JavaIdentifiers.member(member.name()), "_"),
                    member.name(),
                    javaTypes.of(member.type()),
                    presence(member, received),
                    false,
                    member.otherTypes().keySet().stream()
                            .map(JsonType::schemaName)
                            .toList(),
                    DocBuilder.ofPart(member, owner).otherKinds(member).build()));
        }
        return components;
    }

    private static Component.Presence presence(Member member, boolean received) {
        // An example shows what was there once; it promises nothing.
        if (member.mayBeMissing() || member.optionalOrigin() == Origin.EXAMPLE) {
            return Component.Presence.OPTIONAL;
        }
        return received ? Component.Presence.PROMISED : Component.Presence.REQUIRED;
    }

    /**
     * The component that holds a union whose members are among those of the record.
     *
     * @param name its Java name
     * @param union the union
     * @param what what its members are, as the Javadoc begins
     */
    Component inline(String name, TypeReference.Named union, String what) {
        String tag =
                Objects.requireNonNull(schema.objectType(union).branching()).tag();
        Doc doc = DocBuilder.of(
                        Documentation.NONE,
                        new Doc.Text(what + "; which of them are present depends on "),
                        new Doc.Code(tag))
                .build();
        return Component.inline(name, javaTypes.of(union), doc);
    }
}
