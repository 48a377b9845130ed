package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.UnionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        addParts(spec);
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
        CodeBlock tag = CodeBlock.of(
                "decoding.tag(json, $L)", Literals.of(type.tag().component().wireName()));
        CodeBlock body = type.parts().isEmpty() ? choose(tag, type.branches()) : choosePart(tag);
        return MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.JSON_NODE, "json")
                .addParameter(RuntimeTypes.DECODING, "decoding")
                .addJavadoc("$L", RecordParts.FROM_JSON_COMMENT)
                .addCode(body)
                .build();
    }

    /** Goes to the branch of a tag; to that of all other tags if there is none among these. */
    private CodeBlock choose(CodeBlock tag, List<RecordType> branches) {
        CodeBlock.Builder code = CodeBlock.builder().add("return switch ($L) {\n$>", tag);
        for (RecordType branch : branches) {
            String text = tagOf(branch);
            if (isNamed(branch) && Literals.fitsConstant(text)) {
                code.add(
                        "case $L -> $T.fromJson(json, decoding);\n", Literals.of(text), scope.className(branch.name()));
            }
        }
        RecordType other = type.branches().get(type.branches().size() - 1);
        return code.add("default -> $T.fromJson(json, decoding);\n$<};\n", scope.className(other.name()))
                .build();
    }

    private static boolean isNamed(RecordType branch) {
        return ((RecordType.Branch) branch.role()).tag() != null;
    }

    private static String tagOf(RecordType branch) {
        RecordType.TagValue tag = ((RecordType.Branch) branch.role()).tag();
        return tag == null ? "" : tag.text();
    }

    /** Goes to the part that has a tag, by the last tag of each. */
    private CodeBlock choosePart(CodeBlock tag) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("String tag = $L", tag);
        int last = type.parts().size() - 1;
        for (int i = 0; i < last; i++) {
            List<RecordType> slice = slice(i);
            code.beginControlFlow("if (tag.compareTo($L) <= 0)", Literals.of(tagOf(slice.get(slice.size() - 1))))
                    .addStatement("return $T.decode(tag, json, decoding)", part(i))
                    .endControlFlow();
        }
        return code.addStatement("return $T.decode(tag, json, decoding)", part(last))
                .build();
    }

    private ClassName part(int index) {
        return scope.className(type.parts().get(index));
    }

    private List<RecordType> slice(int part) {
        List<RecordType> sorted =
                new ArrayList<>(type.branches().subList(0, type.branches().size() - 1));
        sorted.sort(Comparator.comparing(UnionEmitter::tagOf));
        int size = UnionType.BRANCHES_OF_A_PART;
        return sorted.subList(part * size, Math.min(sorted.size(), (part + 1) * size));
    }

    private void addParts(TypeSpec.Builder spec) {
        for (int i = 0; i < type.parts().size(); i++) {
            spec.addType(TypeSpec.classBuilder(part(i))
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Some of the branches, which are too many for one method.")
                    .addMethod(MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PRIVATE)
                            .build())
                    .addMethod(MethodSpec.methodBuilder("decode")
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .returns(name)
                            .addParameter(String.class, "tag")
                            .addParameter(RuntimeTypes.JSON_NODE, "json")
                            .addParameter(RuntimeTypes.DECODING, "decoding")
                            .addCode(choose(CodeBlock.of("tag"), slice(i)))
                            .build())
                    .build());
        }
    }
}
