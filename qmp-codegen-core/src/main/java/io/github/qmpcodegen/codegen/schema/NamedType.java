package io.github.qmpcodegen.codegen.schema;

import java.util.List;

/** A type that the schema defines: an object, an enumeration or an alternate. */
public sealed interface NamedType extends Described permits ObjectType, EnumType, AlternateType {

    /** The type's name and who gave it; {@link TypeName#text()} is the type's key in {@link Schema#types()}. */
    TypeName name();

    /** Returns the types of its members and branches, in their order; none of an enumeration. */
    List<TypeReference> references();
}
