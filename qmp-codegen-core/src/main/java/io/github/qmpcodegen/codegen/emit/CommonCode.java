package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** Code that generated types of several kinds have in common. */
final class CommonCode {

    private CommonCode() {}

    /** The constant with the name in the schema. */
    static FieldSpec qmpName(String qmpName) {
        return FieldSpec.builder(RuntimeTypes.STRING, "QMP_NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", Literals.of(qmpName))
                .build();
    }

    static MethodSpec.Builder override(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }
}
