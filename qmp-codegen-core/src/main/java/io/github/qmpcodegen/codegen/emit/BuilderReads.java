package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods with which a builder reads single members: of types that only servers read, for which speed counts less
 * than the length of the code, and of those with too many members for variables.
 */
final class BuilderReads {

    /** Members that a method can read: each takes some twenty bytes of the 64 KiB that it can have. */
    private static final int READS = 1_000;

    private final List<Component> components = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private final FileScope scope;

    BuilderReads(FileScope scope) {
        this.scope = scope;
    }

    /** Adds a member; those that are not added are left to the base class. */
    void add(Component component, int index) {
        components.add(component);
        indices.add(index);
    }

    void addTo(TypeSpec.Builder spec) {
        if (components.isEmpty()) {
            return;
        }
        MethodSpec.Builder read = parameters(
                MethodSpec.methodBuilder("read").addAnnotation(Override.class).addModifiers(Modifier.PROTECTED));
        if (components.size() <= READS) {
            spec.addMethod(read.addCode(cases(0, components.size())).build());
            return;
        }
        CodeBlock.Builder choice = CodeBlock.builder();
        for (int from = 0; from < components.size(); from += READS) {
            int to = Math.min(components.size(), from + READS);
            String part = "read" + (from / READS + 1);
            choice.beginControlFlow("if (member >= $L && member < $L)", indices.get(from), indices.get(to - 1) + 1)
                    .addStatement("$L(member, in)", part)
                    .endControlFlow();
            spec.addMethod(parameters(MethodSpec.methodBuilder(part).addModifiers(Modifier.PRIVATE))
                    .addCode(cases(from, to))
                    .build());
        }
        spec.addMethod(read.addCode(choice.build()).build());
    }

    private CodeBlock cases(int from, int to) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (member)");
        for (int i = from; i < to; i++) {
            code.add(
                    "case $1L -> hold($1L, $2L);\n",
                    indices.get(i),
                    scope.read(components.get(i).type(), "in"));
        }
        return code.add("default -> super.read(member, in);\n").endControlFlow().build();
    }

    private static MethodSpec.Builder parameters(MethodSpec.Builder method) {
        return method.returns(TypeName.VOID)
                .addParameter(TypeName.INT, "member")
                .addParameter(RuntimeTypes.QMP_READER, "in");
    }
}
