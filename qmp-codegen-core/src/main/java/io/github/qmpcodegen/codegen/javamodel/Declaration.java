package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.NamedType;
import java.util.List;

/**
 * What all kinds of generated types have in common.
 *
 * @param name the type's name
 * @param qmpName its name in the schema
 * @param nested the types that are nested in it because only it uses them
 * @param doc what the Javadoc says
 * @param provenance where it comes from
 * @param usesDeprecated whether it uses deprecated types or values from elsewhere in the schema without being
 *     deprecated itself
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
