package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType.Choice;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType.Shape;
import io.github.qmpcodegen.codegen.javamodel.EnumerationType;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes an alternate: a sealed interface, a record for each kind of value, and a method that makes each of them. */
final class ChoiceEmitter {

    private final ChoiceType type;
    private final FileScope scope;
    private final Comments comments;
    private final ClassName name;

    ChoiceEmitter(ChoiceType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.comments = new Comments(scope);
        this.name = scope.className(type.name());
    }

    /** The branches that their value alone tells apart in Java. */
    static List<Choice> withFactories(ChoiceType type, FileScope scope) {
        Set<TypeName> erased = new HashSet<>();
        List<Choice> choices = new ArrayList<>();
        for (Choice choice : type.choices()) {
            boolean list = choice.type() instanceof JavaType.ListOf;
            TypeName value = list ? RuntimeTypes.LIST : scope.unboxed(choice.type());
            if (!isNull(choice) && erased.add(value)) {
                choices.add(choice);
            }
        }
        return choices;
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_VALUE);
        comments.add(type.doc(), spec);
        spec.addField(RecordParts.qmpName(type.qmpName())).addMethod(read());
        withFactories(type, scope).forEach(choice -> spec.addMethod(factory(choice)));
        type.choices().forEach(choice -> spec.addType(choice(choice)));
        TypeSpec.Builder unknown =
                record(type.unknown().simpleName(), RuntimeTypes.JSON_NODE, CodeBlock.of("out.json(value)"));
        comments.say("A value of a kind that the schema does not have.", unknown);
        return spec.addType(unknown.build());
    }

    private MethodSpec read() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Choice> inOrder = new ArrayList<>(type.choices());
        // Integers are numbers, too, and everything is a value: the narrow kinds come first.
        inOrder.sort(Comparator.comparing(Choice::shape));
        boolean any = false;
        Set<Shape> tested = EnumSet.noneOf(Shape.class);
        for (Choice choice : inOrder) {
            if (!tested.add(choice.shape())) {
                continue;
            }
            if (choice.shape() == Shape.ANY) {
                code.addStatement("return $L", branch(choice));
                any = true;
                break;
            }
            code.beginControlFlow("if ($L)", test(choice.shape()))
                    .addStatement("return $L", branch(choice))
                    .endControlFlow();
        }
        if (!any) {
            code.addStatement("return new $T(in.unknownBranch())", scope.className(type.unknown()));
        }
        boolean certain = ChoiceCode.isAlwaysRead(new JavaType.Generated(type.name()), scope);
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(certain ? name : FileScope.nullable(name))
                .addParameter(RuntimeTypes.QMP_READER, "in")
                .addCode(code.build())
                .build();
    }

    private static String test(Shape shape) {
        return switch (shape) {
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

    /** The branch of a value of its kind. */
    private CodeBlock branch(Choice choice) {
        ClassName record = scope.className(choice.name());
        JavaType value = choice.type();
        if (!ChoiceCode.isCertain(value, scope)) {
            return CodeBlock.of("in.branch($L, $T::new)", scope.read(value, "in"), record);
        }
        if (isNull(choice)) {
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
        if (scope.generated(value) instanceof EnumerationType enumeration) {
            return CodeBlock.of("in.constant($L)", scope.texts(enumeration));
        }
        return scope.read(value, "in");
    }

    private MethodSpec factory(Choice choice) {
        ClassName record = scope.className(choice.name());
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(scope.unboxed(choice.type()), "value")
                .addStatement("return new $T(value)", record)
                .build();
    }

    private TypeSpec choice(Choice choice) {
        String simpleName = choice.name().simpleName();
        TypeSpec.Builder spec;
        if (isNull(choice)) {
            spec = TypeSpec.recordBuilder(simpleName)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addSuperinterface(name)
                    .recordConstructor(MethodSpec.constructorBuilder().build())
                    .addMethod(write(CodeBlock.of("out.json($T.getInstance())", RuntimeTypes.NULL_NODE)));
        } else {
            spec = record(simpleName, scope.unboxed(choice.type()), CodeBlock.of("out.value(value)"));
        }
        comments.add(choice.doc(), spec);
        return spec.build();
    }

    private static boolean isNull(Choice choice) {
        return choice.type() instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.NULL;
    }

    private TypeSpec.Builder record(String simpleName, TypeName value, CodeBlock write) {
        return TypeSpec.recordBuilder(simpleName)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(name)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .build())
                .addMethod(write(write));
    }

    private static MethodSpec write(CodeBlock statement) {
        return RecordParts.override("write", TypeName.VOID)
                .addParameter(RuntimeTypes.QMP_WRITER, "out")
                .addStatement(statement)
                .build();
    }
}
