package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/** A generated type that represents a part of the schema. */
public sealed interface GeneratedType permits GeneratedRecord, GeneratedEnum, GeneratedUnion, GeneratedAlternate {

    /** What all kinds of generated types have in common. */
    Declaration declaration();

    /** The type's name. */
    default JavaName name() {
        return declaration().name();
    }

    /** The type's name in the schema. */
    default String qmpName() {
        return declaration().qmpName();
    }

    /** The types that are nested in it because only it uses them. */
    default List<GeneratedType> nested() {
        return declaration().nested();
    }

    /** The contents of the Javadoc. */
    default Doc doc() {
        return declaration().doc();
    }

    /** Where it comes from. */
    default Provenance provenance() {
        return declaration().provenance();
    }

    /** Whether it uses deprecated parts of the schema without being deprecated itself. */
    default boolean usesDeprecated() {
        return declaration().usesDeprecated();
    }
}
