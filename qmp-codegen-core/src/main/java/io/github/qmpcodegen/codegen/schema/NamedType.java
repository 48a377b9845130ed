package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.List;

/** A type of the schema's own: an object, an enumeration or an alternate. */
public sealed interface NamedType permits ObjectType, EnumType, AlternateType {

    /** What it is called and by whom; {@link TypeName#text()} is its key in {@link Schema#types()}. */
    TypeName name();

    /** Its special features, such as {@code deprecated}. */
    List<Feature> features();

    /** The build conditions under which a server has it, as the source words them; all must hold. */
    List<String> conditions();

    /** What the source says of it. */
    Documentation documentation();

    /** Where it is defined, or for a derived type, where it is described. */
    SourceLocation location();
}
