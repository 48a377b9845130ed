package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate.Branch;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate.JsonKind;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes an alternate: a sealed interface, a record for each kind of value, and a method that makes each of them. */
final class AlternateEmitter {

    private final GeneratedAlternate type;
    private final FileScope scope;
    private final Comments comments;
    private final Comments ofBranches;
    private final ClassName name;

    AlternateEmitter(GeneratedAlternate type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size());
        this.ofBranches = new Comments(scope, type.name().simpleNames().size() + 1);
        this.name = scope.className(type.name());
    }

    /** The branches whose values have different types in Java, so that each can have an overload of the factory. */
    static List<Branch> withFactories(GeneratedAlternate type, FileScope scope) {
        Set<TypeName> erased = new HashSet<>();
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : type.branches()) {
            boolean list = branch.type() instanceof JavaType.ListOf;
            TypeName value = list ? RuntimeTypes.LIST : scope.unboxed(branch.type());
            if (!isNull(branch) && erased.add(value)) {
                branches.add(branch);
            }
        }
        return branches;
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_VALUE);
        comments.add(type.doc(), spec);
        spec.addMethod(read());
        withFactories(type, scope).forEach(branch -> spec.addMethod(factory(branch)));
        type.branches().forEach(branch -> spec.addType(record(branch)));
        TypeSpec.Builder unknown =
                record(type.unknown().simpleName(), RuntimeTypes.JSON_NODE, CodeBlock.of("out.json(value)"));
        ofBranches.say("A value of a kind that is not in the schema.", unknown);
        return spec.addType(unknown.build());
    }

    private MethodSpec read() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Branch> inOrder = new ArrayList<>(type.branches());
        // Integers are numbers, too, and everything is a value: the narrow kinds come first.
        inOrder.sort(Comparator.comparing(Branch::kind));
        boolean any = false;
        Set<JsonKind> tested = EnumSet.noneOf(JsonKind.class);
        for (Branch branch : inOrder) {
            if (!tested.add(branch.kind())) {
                continue;
            }
            if (branch.kind() == JsonKind.ANY) {
                code.addStatement("return $L", value(branch));
                any = true;
                break;
            }
            code.beginControlFlow("if ($L)", test(branch.kind()))
                    .addStatement("return $L", value(branch))
                    .endControlFlow();
        }
        if (!any) {
            code.addStatement("return new $T(in.unknownBranch())", scope.className(type.unknown()));
        }
        boolean certain = ReadNullness.isAlwaysRead(new JavaType.Generated(type.name()), scope);
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(certain ? name : FileScope.nullable(name))
                .addParameter(RuntimeTypes.QMP_READER, "in")
                .addCode(code.build())
                .build();
    }

    private static String test(JsonKind kind) {
        return switch (kind) {
            case OBJECT -> "in.isObject()";
            case ARRAY -> "in.isArray()";
            case STRING -> "in.isString()";
            case BOOLEAN -> "in.isBoolean()";
            case INTEGER -> "in.isInteger()";
            case NUMBER -> "in.isNumber()";
            case NULL -> "in.isNull()";
            case ANY -> "true";
        };
    }

    /** The value of a branch, read. */
    private CodeBlock value(Branch branch) {
        ClassName record = scope.className(branch.name());
        JavaType value = branch.type();
        if (!ReadNullness.isCertain(value, scope)) {
            return CodeBlock.of("in.branch($L, $T::new)", scope.read(value, "in"), record);
        }
        if (isNull(branch)) {
            return CodeBlock.of("new $T()", record);
        }
        return CodeBlock.of("new $T($L)", record, certain(value));
    }

    private CodeBlock certain(JavaType value) {
        if (value instanceof JavaType.Scalar scalar) {
            return switch (scalar.kind()) {
                case STR -> CodeBlock.of("in.text()");
                case NUMBER -> CodeBlock.of("in.decimal()");
                default -> scope.read(value, "in");
            };
        }
        if (scope.generated(value) instanceof GeneratedEnum enumeration) {
            return CodeBlock.of("in.constant($L)", scope.texts(enumeration));
        }
        return scope.read(value, "in");
    }

    private MethodSpec factory(Branch branch) {
        ClassName record = scope.className(branch.name());
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(scope.unboxed(branch.type()), "value")
                .addStatement("return new $T(value)", record)
                .build();
    }

    private TypeSpec record(Branch branch) {
        String simpleName = branch.name().simpleName();
        TypeSpec.Builder spec;
        if (isNull(branch)) {
            spec = TypeSpec.recordBuilder(simpleName)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addSuperinterface(name)
                    .recordConstructor(MethodSpec.constructorBuilder().build())
                    .addMethod(write(CodeBlock.of("out.json($T.getInstance())", RuntimeTypes.NULL_NODE)));
        } else {
            spec = record(simpleName, scope.unboxed(branch.type()), CodeBlock.of("out.value(value)"));
        }
        ofBranches.add(branch.doc(), spec);
        return spec.build();
    }

    private static boolean isNull(Branch branch) {
        return branch.type() instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.NULL;
    }

    private TypeSpec.Builder record(String simpleName, TypeName value, CodeBlock write) {
        TypeSpec.Builder spec = TypeSpec.recordBuilder(simpleName)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(name)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .build());
        boolean list = value instanceof ParameterizedTypeName;
        if (!value.isPrimitive()) {
            spec.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addStatement(
                            "$L$T.$L($L, $S, value)",
                            list ? "value = " : "",
                            RuntimeTypes.COMPONENTS,
                            list ? "requiredCopy" : "required",
                            Literals.of(type.qmpName()),
                            "value")
                    .build());
        }
        return spec.addMethod(write(write));
    }

    private static MethodSpec write(CodeBlock statement) {
        return CommonCode.override("write", TypeName.VOID)
                .addParameter(RuntimeTypes.QMP_WRITER, "out")
                .addStatement(statement)
                .build();
    }
}
