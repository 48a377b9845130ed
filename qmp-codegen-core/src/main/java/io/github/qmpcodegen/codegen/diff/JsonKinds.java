package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of JSON values, by which the branches of an alternate are told apart. */
final class JsonKinds {

    private JsonKinds() {}

    /** The kind of a type's values, in words. */
    static String of(TypeReference type, Schema schema) {
        if (type instanceof TypeReference.Array) {
            return "an array";
        }
        if (type instanceof TypeReference.Builtin builtin) {
            return switch (builtin.type()) {
                case STR -> "a string";
                case BOOL -> "a boolean";
                case NULL -> "null";
                case ANY -> "any value";
                default -> "a number";
            };
        }
        NamedType named = schema.type((TypeReference.Named) type);
        if (named instanceof EnumType) {
            return "a string";
        }
        return named instanceof ObjectType ? "an object" : "a value of several kinds";
    }

    /** The branches of an alternate by the kinds of their values. */
    static Map<String, AlternateType.Branch> branches(AlternateType alternate, Schema schema) {
        Map<String, AlternateType.Branch> branches = new LinkedHashMap<>();
        alternate.branches().forEach(branch -> branches.putIfAbsent(of(branch.type(), schema), branch));
        return branches;
    }
}
