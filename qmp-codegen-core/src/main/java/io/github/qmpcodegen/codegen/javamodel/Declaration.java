package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.NamedType;
import java.util.List;

/**
 * What is said of every generated type, whatever it is.
 *
 * @param name its name
 * @param qmpName what the schema calls it
 * @param nested the types that are nested in it because only it has led to them
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 * @param usesDeprecated whether types from elsewhere in the schema that it uses are deprecated, or values of theirs,
 *     while it is not itself
 */
public record Declaration(
        JavaName name,
        String qmpName,
        List<GeneratedType> nested,
        Doc doc,
        Provenance provenance,
        boolean usesDeprecated) {

    /** Copies the list. */
    public Declaration {
        nested = List.copyOf(nested);
    }

    /** That of the Java type that stands for a type of the schema. */
    static Declaration of(NamedType type, JavaName name, List<GeneratedType> nested, boolean usesDeprecated) {
        return new Declaration(name, type.name().text(), nested, TypeDoc.of(type), Provenance.of(type), usesDeprecated);
    }
}
