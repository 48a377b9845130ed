package io.github.qmpcodegen.codegen.javamodel;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.TypeReference;

/** The types of values in generated code, by the schema's references to them. */
final class JavaTypes {

    private final TypeNaming naming;

    JavaTypes(TypeNaming naming) {
        this.naming = naming;
    }

    JavaType of(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            return new JavaType.ListOf(of(array.element()));
        } else if (reference instanceof TypeReference.Named named) {
            return new JavaType.Generated(naming.type(named.name()));
        }
        return new JavaType.Scalar(kind(((TypeReference.Builtin) reference).type()));
    }

    private static JavaType.Kind kind(BuiltinType type) {
        return switch (type) {
            case STR -> JavaType.Kind.STR;
            case NUMBER -> JavaType.Kind.NUMBER;
            case INT, INT64 -> JavaType.Kind.INT;
            case INT8 -> JavaType.Kind.INT8;
            case INT16 -> JavaType.Kind.INT16;
            case INT32 -> JavaType.Kind.INT32;
            case UINT8 -> JavaType.Kind.UINT8;
            case UINT16 -> JavaType.Kind.UINT16;
            case UINT32 -> JavaType.Kind.UINT32;
            case UINT64, SIZE -> JavaType.Kind.UINT64;
            case BOOL -> JavaType.Kind.BOOL;
            case NULL -> JavaType.Kind.NULL;
            case ANY -> JavaType.Kind.ANY;
        };
    }
}
