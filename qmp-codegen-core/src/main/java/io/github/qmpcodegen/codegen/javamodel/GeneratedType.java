package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/** A type to be generated that stands for something of the schema. */
public sealed interface GeneratedType permits GeneratedRecord, GeneratedEnum, GeneratedUnion, GeneratedAlternate {

    /** Its name. */
    JavaName name();

    /** What the schema calls it. */
    String qmpName();

    /** The types that are nested in it because only it has led to them. */
    List<GeneratedType> nested();

    /** What the Javadoc says. */
    Doc doc();

    /** Where it comes from. */
    Provenance provenance();

    /** Types from elsewhere in the schema that it uses are deprecated, or values of theirs, while it is not itself. */
    boolean usesDeprecated();
}
