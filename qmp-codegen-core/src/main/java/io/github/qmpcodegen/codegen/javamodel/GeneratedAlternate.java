package io.github.qmpcodegen.codegen.javamodel;

import java.util.List;

/**
 * A sealed interface of records, one for each type that an alternate allows.
 *
 * @param declaration the type's declaration; the branches are not among the nested types
 * @param branches the branches in the order of definition
 * @param unknown the name of the record for values of no branch
 */
public record GeneratedAlternate(Declaration declaration, List<Branch> branches, JavaName unknown)
        implements GeneratedType {

    /** Copies the branches. */
    public GeneratedAlternate {
        branches = List.copyOf(branches);
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
