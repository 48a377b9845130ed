package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a union: a sealed interface with the members that all branches have, the branches as its records, and a method
 * that makes each of them.
 */
final class UnionEmitter {

    /** Branches of a switch: a method holds no more than 64 KiB. */
    private static final int BRANCHES = 500;

    private final GeneratedUnion type;
    private final FileScope scope;
    private final Comments comments;
    private final ClassName name;

    UnionEmitter(GeneratedUnion type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size());
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_VALUE);
        comments.add(type.doc(), spec);
        spec.addMethod(accessor(type.tag().component()));
        type.common().forEach(component -> spec.addMethod(accessor(component)));
        if (type.branches().stream().allMatch(GeneratedRecord::keepsUnmodelled)) {
            spec.addMethod(MethodSpec.methodBuilder("unmodelled")
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(RuntimeTypes.UNMODELLED)
                    .build());
        }
        addRead(spec);
        if (type.direction().isSent()) {
            type.branches().forEach(branch -> addFactories(branch, spec));
        }
        if (BuilderEmitter.hasBaseBuilder(type) && type.branches().stream().anyMatch(scope::hasBuilder)) {
            spec.addType(commonBuilder());
        }
        for (GeneratedRecord branch : type.branches()) {
            spec.addType(new RecordEmitter(branch, type, scope)
                    .emit()
                    .addModifiers(Modifier.STATIC)
                    .build());
        }
        return spec;
    }

    private MethodSpec accessor(Component component) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(scope.accessed(component));
        boolean isTag = component.equals(type.tag().component());
        if (isTag || type.direction().isReceived() || !BuilderEmitter.hasBaseBuilder(type)) {
            comments.add(component, method);
        } else {
            Comments.annotate(component, method);
        }
        Annotations.releases(component.doc()).forEach(method::addAnnotation);
        return method.build();
    }

    // Reading.

    private void addRead(TypeSpec.Builder spec) {
        List<GeneratedRecord> tagged = new ArrayList<>();
        CodeBlock.Builder tooLong = CodeBlock.builder();
        for (GeneratedRecord branch : type.branches()) {
            GeneratedRecord.TagValue tag = ((GeneratedRecord.Branch) branch.role()).value();
            if (tag != null && Literals.fitsConstant(tag.text())) {
                tagged.add(branch);
            } else if (tag != null) {
                tooLong.beginControlFlow("if (tag.equals($L))", Literals.of(tag.text()))
                        .addStatement("return $T.read(in)", scope.className(branch.name()))
                        .endControlFlow();
            }
        }
        CodeBlock tag =
                CodeBlock.of("in.tag($L)", Literals.of(type.tag().component().wireName()));
        if (tooLong.isEmpty() && tagged.size() <= BRANCHES) {
            spec.addMethod(read("read", CodeBlock.of("return switch ($L) {\n$L};\n", tag, cases(tagged))));
            return;
        }
        tagged.sort(Comparator.comparing(UnionEmitter::tagText));
        CodeBlock.Builder choice =
                CodeBlock.builder().addStatement("String tag = $L", tag).add(tooLong.build());
        for (int part = 0; part * BRANCHES < tagged.size(); part++) {
            List<GeneratedRecord> slice =
                    tagged.subList(part * BRANCHES, Math.min(tagged.size(), (part + 1) * BRANCHES));
            choice.beginControlFlow("if (tag.compareTo($L) <= 0)", Literals.of(tagText(slice.get(slice.size() - 1))))
                    .addStatement("return read$L(tag, in)", part + 1)
                    .endControlFlow();
            spec.addMethod(MethodSpec.methodBuilder("read" + (part + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(name)
                    .addParameter(String.class, "tag")
                    .addParameter(RuntimeTypes.QMP_READER, "in")
                    .addCode("return switch (tag) {\n$L};\n", cases(slice))
                    .build());
        }
        choice.addStatement("return $T.read(in)", other());
        spec.addMethod(read("read", choice.build()));
    }

    private static String tagText(GeneratedRecord branch) {
        GeneratedRecord.TagValue tag = ((GeneratedRecord.Branch) branch.role()).value();
        return tag == null ? "" : tag.text();
    }

    private CodeBlock cases(List<GeneratedRecord> branches) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (GeneratedRecord branch : branches) {
            code.add("$>case $L -> $T.read(in);\n$<", Literals.of(tagText(branch)), scope.className(branch.name()));
        }
        return code.add("$>default -> $T.read(in);\n$<", other()).build();
    }

    private ClassName other() {
        return scope.className(type.branches().get(type.branches().size() - 1).name());
    }

    private MethodSpec read(String method, CodeBlock body) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.QMP_READER, "in")
                .addCode(body)
                .build();
    }

    // Making.

    private void addFactories(GeneratedRecord branch, TypeSpec.Builder spec) {
        ClassName record = scope.className(branch.name());
        if (scope.hasBuilder(branch)) {
            spec.addMethod(builderFactory(branch, record));
            return;
        }
        MethodSpec.Builder method = factory(branch);
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : branch.components()) {
            method.addParameter(scope.declared(component), component.name());
            arguments.add(CodeBlock.of("$L", component.name()));
        }
        if (branch.keepsUnmodelled()) {
            arguments.add(CodeBlock.of("$T.NONE", RuntimeTypes.UNMODELLED));
        }
        spec.addMethod(method.addStatement("return new $T($L)", record, CodeBlock.join(arguments, ", "))
                .build());
        if (branch.isWrapper()) {
            addWrappingFactory(branch, spec);
        }
    }

    private MethodSpec builderFactory(GeneratedRecord branch, ClassName record) {
        if (branch.components().isEmpty()) {
            return factory(branch)
                    .addStatement("return $T.builder().build()", record)
                    .build();
        }
        return factory(branch)
                .addParameter(
                        ParameterizedTypeName.get(RuntimeTypes.CONSUMER, record.nestedClass("Builder")), "members")
                .addStatement("return $T.build($T.builder(), members)", RuntimeTypes.VALUE_BUILDER, record)
                .build();
    }

    /** Spares the caller to make the value that a branch wraps with its builder. */
    private void addWrappingFactory(GeneratedRecord branch, TypeSpec.Builder spec) {
        Component wrapped = branch.components().get(0);
        if (!(scope.generated(wrapped.type()) instanceof GeneratedRecord data) || !scope.hasBuilder(data)) {
            return;
        }
        ClassName built = scope.className(data.name());
        spec.addMethod(factory(branch)
                .addParameter(
                        ParameterizedTypeName.get(RuntimeTypes.CONSUMER, built.nestedClass("Builder")), wrapped.name())
                .addStatement(
                        "return $L($T.build($T.builder(), $L))",
                        factoryName(branch),
                        RuntimeTypes.VALUE_BUILDER,
                        built,
                        wrapped.name())
                .build());
    }

    private static String factoryName(GeneratedRecord branch) {
        return ((GeneratedRecord.Branch) branch.role()).factory();
    }

    private MethodSpec.Builder factory(GeneratedRecord branch) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(factoryName(branch))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(scope.className(branch.name()));
        Annotations.of(branch.doc()).forEach(method::addAnnotation);
        return method;
    }

    /** The builder with the members that all branches have; it gives the builder of the branch. */
    private TypeSpec commonBuilder() {
        ClassName base = BuilderEmitter.baseBuilder(name);
        TypeVariableName value = TypeVariableName.get("V", name);
        TypeVariableName self = TypeVariableName.get("B");
        TypeName bound = ParameterizedTypeName.get(base, value, self);
        TypeSpec.Builder spec = TypeSpec.classBuilder(base)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.ABSTRACT)
                .addTypeVariable(value)
                .addTypeVariable(TypeVariableName.get("B", bound))
                .superclass(ParameterizedTypeName.get(RuntimeTypes.VALUE_BUILDER, value, self));
        spec.addMethod(MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.MEMBERS, "members")
                .addStatement("super(members)")
                .build());
        Setters setters = new Setters(type.direction(), self, base.simpleNames().size(), scope);
        for (int i = 0; i < type.common().size(); i++) {
            setters.add(type.common().get(i), i + 1, spec);
        }
        if (type.branches().stream().anyMatch(GeneratedRecord::isReadByBuilder)) {
            BuilderReads reads = new BuilderReads(scope);
            for (int i = 0; i < type.common().size(); i++) {
                reads.add(type.common().get(i), i + 1);
            }
            reads.addTo(spec);
        }
        return spec.build();
    }
}
