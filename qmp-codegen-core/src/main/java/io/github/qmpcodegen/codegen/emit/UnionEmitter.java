package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.UnionType;
import javax.lang.model.element.Modifier;

/** Writes a union: a sealed interface with the members that all branches have, and the branches as its records. */
final class UnionEmitter {

    private final UnionType type;
    private final FileScope scope;
    private final ClassName name;

    UnionEmitter(UnionType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_VALUE)
                .addJavadoc("$L", Comments.ofType(type.doc(), scope));
        Annotations.of(type.doc()).forEach(spec::addAnnotation);
        spec.addField(RecordParts.qmpName(type.qmpName(), "The type's name in the schema."))
                .addMethod(accessor(type.tag().component()));
        type.common().forEach(component -> spec.addMethod(accessor(component)));
        spec.addMethod(fromJson());
        for (RecordType branch : type.branches()) {
            spec.addType(new RecordEmitter(branch, scope)
                    .emit()
                    .addModifiers(Modifier.STATIC)
                    .build());
        }
        return spec;
    }

    private MethodSpec accessor(Component component) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(scope.accessed(component))
                .addJavadoc("$L", RecordParts.accessorComment(component));
        Annotations.of(component.doc()).forEach(method::addAnnotation);
        return method.build();
    }

    private MethodSpec fromJson() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "return switch (decoding.tag(json, $L)) {\n$>",
                        Literals.of(type.tag().component().wireName()));
        for (RecordType branch : type.branches()) {
            RecordType.TagValue tag = ((RecordType.Branch) branch.role()).tag();
            ClassName record = scope.className(branch.name());
            if (tag == null) {
                code.add("default -> $T.fromJson(json, decoding);\n", record);
            } else if (Literals.fitsConstant(tag.text())) {
                code.add("case $L -> $T.fromJson(json, decoding);\n", Literals.of(tag.text()), record);
            }
        }
        code.add("$<};\n");
        return MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.JSON_NODE, "json")
                .addParameter(RuntimeTypes.DECODING, "decoding")
                .addJavadoc("$L", RecordParts.FROM_JSON_COMMENT)
                .addCode(code.build())
                .build();
    }
}
