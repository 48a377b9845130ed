package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate.JsonKind;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
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
            GeneratedAlternate.Branch branch = branch(type.branches().get(i), names.get(i));
            usesDeprecated |= deprecated.isUsedBy(branch.type());
            branches.add(branch);
        }
        return new GeneratedAlternate(
                Declaration.of(type, naming.type(schemaName), nested, usesDeprecated),
                branches,
                names.get(names.size() - 1));
    }

    private GeneratedAlternate.Branch branch(AlternateType.Branch branch, JavaName name) {
        Doc doc = DocBuilder.of(branch.documentation())
                .conditions(branch.conditions())
                .build();
        return new GeneratedAlternate.Branch(name, javaTypes.of(branch.type()), kind(branch.type()), doc);
    }

    private JsonKind kind(TypeReference reference) {
        if (reference instanceof TypeReference.Array) {
            return JsonKind.ARRAY;
        } else if (reference instanceof TypeReference.Named named) {
            return schema.type(named) instanceof EnumType ? JsonKind.STRING : JsonKind.OBJECT;
        }
        return switch (((TypeReference.Builtin) reference).type()) {
            case STR -> JsonKind.STRING;
            case BOOL -> JsonKind.BOOLEAN;
            case NULL -> JsonKind.NULL;
            case NUMBER -> JsonKind.NUMBER;
            case ANY -> JsonKind.ANY;
            case INT, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, SIZE -> JsonKind.INTEGER;
        };
    }
}
