package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds a member of an object, whatever branch it is in. */
final class MemberSearch {

    private MemberSearch() {}

    /**
     * The member of a type that has a name; null if it has none.
     *
     * @param reference an object, an array of objects, or an alternate with one
     * @param name the member's name
     * @param schema where types are
     */
    static @Nullable Member find(TypeReference reference, String name, Schema schema) {
        TypeReference type = reference;
        while (type instanceof TypeReference.Array array) {
            type = array.element();
        }
        if (!(type instanceof TypeReference.Named named)) {
            return null;
        }
        NamedType content = schema.type(named);
        if (content instanceof AlternateType alternate) {
            return first(
                    alternate.branches().stream()
                            .map(AlternateType.Branch::type)
                            .toList(),
                    name,
                    schema);
        }
        if (!(content instanceof ObjectType object)) {
            return null;
        }
        for (Member member : object.members()) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        return object.branching() == null
                ? null
                : first(
                        object.branching().branches().stream()
                                .map(ObjectType.Branch::type)
                                .toList(),
                        name,
                        schema);
    }

    private static @Nullable Member first(Collection<? extends TypeReference> types, String name, Schema schema) {
        for (TypeReference type : types) {
            Member member = find(type, name, schema);
            if (member != null) {
                return member;
            }
        }
        return null;
    }
}
