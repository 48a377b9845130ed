package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate.JsonKind;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Makes the sealed interfaces that stand for alternates. */
final class AlternateBuilder {

    private final Schema schema;
    private final TypeNaming naming;
    private final JavaTypes javaTypes;
    private final DeprecatedTypes deprecated;

    AlternateBuilder(Schema schema, TypeNaming naming, JavaTypes javaTypes, DeprecatedTypes deprecated) {
        this.schema = schema;
        this.naming = naming;
        this.javaTypes = javaTypes;
        this.deprecated = deprecated;
    }

    GeneratedAlternate alternate(AlternateType type, List<GeneratedType> nested) {
        String schemaName = type.name().text();
        List<JavaName> names = naming.branches(schemaName);
        List<GeneratedAlternate.Branch> branches = new ArrayList<>();
        boolean usesDeprecated = false;
        for (int i = 0; i < type.branches().size(); i++) {
            GeneratedAlternate.Branch branch = branch(type, type.branches().get(i), names.get(i));
            usesDeprecated |= deprecated.isUsedBy(branch.type());
            branches.add(branch);
        }
        return new GeneratedAlternate(
                Declaration.of(type, naming.type(schemaName), nested, usesDeprecated),
                branches,
                names.get(names.size() - 1));
    }

    private GeneratedAlternate.Branch branch(AlternateType type, AlternateType.Branch branch, JavaName name) {
        Doc doc = DocBuilder.ofPart(branch, type).build();
        return new GeneratedAlternate.Branch(
                name, javaTypes.of(branch.type()), kind(schema.jsonType(branch.type())), doc);
    }

    private static JsonKind kind(JsonType type) {
        return switch (type) {
            case OBJECT -> JsonKind.OBJECT;
            case ARRAY -> JsonKind.ARRAY;
            case STRING -> JsonKind.STRING;
            case BOOLEAN -> JsonKind.BOOLEAN;
            case INTEGER -> JsonKind.INTEGER;
            case NUMBER -> JsonKind.NUMBER;
            case NULL -> JsonKind.NULL;
            case VALUE -> JsonKind.ANY;
        };
    }
}
