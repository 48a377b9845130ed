package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/** A type to be generated that stands for something of the schema. */
public sealed interface GeneratedType permits GeneratedRecord, GeneratedEnum, GeneratedUnion, GeneratedAlternate {

    /** What is said of it, whatever it is. */
    Declaration declaration();

    /** Its name. */
    default JavaName name() {
        return declaration().name();
    }

    /** What the schema calls it. */
    default String qmpName() {
        return declaration().qmpName();
    }

    /** The types that are nested in it because only it has led to them. */
    default List<GeneratedType> nested() {
        return declaration().nested();
    }

    /** What the Javadoc says. */
    default Doc doc() {
        return declaration().doc();
    }

    /** Where it comes from. */
    default Provenance provenance() {
        return declaration().provenance();
    }

    /** Whether it uses what is deprecated elsewhere in the schema, while it is not itself. */
    default boolean usesDeprecated() {
        return declaration().usesDeprecated();
    }
}
