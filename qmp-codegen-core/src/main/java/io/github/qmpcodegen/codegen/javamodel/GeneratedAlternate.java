package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * A sealed interface of records, one for each type that an alternate allows.
 *
 * @param name its name
 * @param qmpName what the schema calls it
 * @param branches the branches in the order of definition
 * @param unknown the name of the record of a value that is none of them
 * @param nested the types that are nested in it, apart from the branches
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 * @param usesDeprecated whether it uses what is deprecated elsewhere
 */
public record GeneratedAlternate(
        JavaName name,
        String qmpName,
        List<Branch> branches,
        JavaName unknown,
        List<GeneratedType> nested,
        Doc doc,
        Provenance provenance,
        boolean usesDeprecated)
        implements GeneratedType {

    /** Copies the lists. */
    public GeneratedAlternate {
        branches = List.copyOf(branches);
        nested = List.copyOf(nested);
    }

    /**
     * A branch.
     *
     * @param name the name of its record
     * @param type the type of its value
     * @param kind the kind of JSON value by which it is recognised
     * @param doc what the Javadoc says
     */
    public record Branch(JavaName name, JavaType type, JsonKind kind, Doc doc) {}

    /** A kind of JSON value. */
    public enum JsonKind {
        /** An object. */
        OBJECT,
        /** An array. */
        ARRAY,
        /** A string. */
        STRING,
        /** True or false. */
        BOOLEAN,
        /** A number without a fraction. */
        INTEGER,
        /** Any number. */
        NUMBER,
        /** Null. */
        NULL,
        /** Anything at all. */
        ANY
    }
}
