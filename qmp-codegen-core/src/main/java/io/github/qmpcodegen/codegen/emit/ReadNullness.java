package io.github.qmpcodegen.codegen.emit;

import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.JavaType;

/** Which values always have an object in Java, and which have none where they do not fit. */
final class ReadNullness {

    private ReadNullness() {}

    /** Whether reading a type never gives null: what does not fit it is kept within the value. */
    static boolean isAlwaysRead(JavaType type, FileScope scope) {
        GeneratedType generated = scope.generated(type);
        if (generated instanceof GeneratedAlternate alternate) {
            return alternate.branches().stream().allMatch(each -> isCertain(each.type(), scope));
        }
        if (type instanceof JavaType.Scalar scalar) {
            return scalar.kind().isPrimitive() || scalar.kind() == JavaType.Kind.ANY;
        }
        return generated != null && !(generated instanceof GeneratedEnum);
    }

    /** Whether a value of the kind of a branch of an alternate always is one of the branch. */
    static boolean isCertain(JavaType type, FileScope scope) {
        if (type instanceof JavaType.Scalar scalar) {
            return !scalar.kind().isLong() && scalar.kind() != JavaType.Kind.UINT64;
        }
        return !(type instanceof JavaType.ListOf) && !(scope.generated(type) instanceof GeneratedAlternate);
    }
}
