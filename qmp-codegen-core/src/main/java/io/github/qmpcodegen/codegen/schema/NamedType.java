package io.github.qmpcodegen.codegen.schema;

import java.util.ArrayList;
import java.util.List;

/** A type that the schema defines: an object, an enumeration or an alternate. */
public sealed interface NamedType extends Described permits ObjectType, EnumType, AlternateType {

    /** The type's name and who gave it; {@link TypeName#text()} is the type's key in {@link Schema#types()}. */
    TypeName name();

    /** Returns the types of its members and branches, in their order; none of an enumeration. */
    default List<TypeReference> references() {
        List<TypeReference> references = new ArrayList<>();
        if (this instanceof ObjectType object) {
            object.members().forEach(member -> references.add(member.type()));
            ObjectType.Branching branching = object.branching();
            if (branching != null) {
                branching.branches().forEach(branch -> references.add(branch.type()));
            }
        } else if (this instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> references.add(branch.type()));
        }
        return references;
    }
}
