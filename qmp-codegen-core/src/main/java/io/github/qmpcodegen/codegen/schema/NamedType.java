package io.github.qmpcodegen.codegen.schema;

/** A type of the schema's own: an object, an enumeration or an alternate. */
public sealed interface NamedType extends Described permits ObjectType, EnumType, AlternateType {

    /** What it is called and by whom; {@link TypeName#text()} is its key in {@link Schema#types()}. */
    TypeName name();
}
