package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.stream.Collectors;

/** Names types in sentences. */
final class TypeWords {

    private static final int MOST_VALUES = 4;

    private TypeWords() {}

    /** A phrase such as "an array of strings" or "an object (BlockInfo)". */
    static String of(TypeReference type, Schema schema) {
        return phrase(type, schema, false);
    }

    /** A phrase such as "a string". */
    static String of(JsonType type) {
        return word(type, false);
    }

    private static String phrase(TypeReference type, Schema schema, boolean several) {
        if (type instanceof TypeReference.Array array) {
            return (several ? "arrays of " : "an array of ") + phrase(array.element(), schema, true);
        }
        if (type instanceof TypeReference.Builtin builtin) {
            return word(builtin.type(), several);
        }
        NamedType named = schema.type((TypeReference.Named) type);
        String word;
        if (named instanceof EnumType enumeration) {
            word = several ? "listed values" : oneOf(enumeration);
        } else if (named instanceof AlternateType) {
            word = several ? "values of several kinds" : "a value of several kinds";
        } else {
            word = several ? "objects" : "an object";
        }
        return named.name().declared() ? word + " (" + named.name() + ")" : word;
    }

    private static String oneOf(EnumType enumeration) {
        return enumeration.values().size() > MOST_VALUES
                ? "one of several values"
                : enumeration.values().stream()
                        .map(value -> "'" + value.text() + "'")
                        .collect(Collectors.joining(" or "));
    }

    private static String word(BuiltinType type, boolean several) {
        String word = word(type.jsonType(), several);
        boolean plain = type.jsonType() != JsonType.INTEGER || type == BuiltinType.INT;
        return plain ? word : word + " (" + type.schemaName() + ")";
    }

    private static String word(JsonType type, boolean several) {
        if (several) {
            return type == JsonType.NULL ? type.noun() : type.noun() + "s";
        }
        return switch (type) {
            case NULL, VALUE -> type.noun();
            case INTEGER, OBJECT, ARRAY -> "an " + type.noun();
            default -> "a " + type.noun();
        };
    }
}
