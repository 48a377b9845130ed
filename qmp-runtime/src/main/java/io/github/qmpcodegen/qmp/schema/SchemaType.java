package io.github.qmpcodegen.qmp.schema;

import java.util.List;

/** A type of values that a server takes or sends. */
public sealed interface SchemaType permits BuiltinType, EnumType, ArrayType, ObjectType, AlternateType {

    /** The type's name. */
    String name();

    /** The type's special features, such as {@code deprecated}. */
    default List<String> features() {
        return List.of();
    }
}
