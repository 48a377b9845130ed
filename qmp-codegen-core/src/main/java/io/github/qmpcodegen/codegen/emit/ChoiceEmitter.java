package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType.Choice;
import io.github.qmpcodegen.codegen.javamodel.ChoiceType.Shape;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes an alternate: a sealed interface and a record for each kind of value. */
final class ChoiceEmitter {

    private final ChoiceType type;
    private final FileScope scope;
    private final ClassName name;

    ChoiceEmitter(ChoiceType type, FileScope scope) {
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
                .addMethod(fromJson());
        type.choices().forEach(choice -> spec.addType(choice(choice)));
        return spec.addType(record(
                type.unknown().simpleName(),
                RuntimeTypes.JSON_NODE,
                "A value of a kind that the schema does not have.",
                CodeBlock.of("value")));
    }

    private MethodSpec fromJson() {
        CodeBlock.Builder code = CodeBlock.builder();
        List<Choice> inOrder = new ArrayList<>(type.choices());
        // Integers are numbers, too, and everything is a value: the narrow kinds come first.
        inOrder.sort(Comparator.comparing(Choice::shape));
        Set<Shape> tested = EnumSet.noneOf(Shape.class);
        for (Choice choice : inOrder) {
            if (!tested.add(choice.shape())) {
                continue;
            }
            code.beginControlFlow("if ($L)", test(choice.shape()))
                    .addStatement("return new $T($L)", scope.className(choice.name()), decode(choice.type()))
                    .endControlFlow();
        }
        return MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.JSON_NODE, "json")
                .addParameter(RuntimeTypes.DECODING, "decoding")
                .addJavadoc("$L", RecordParts.FROM_JSON_COMMENT)
                .addCode(code.build())
                .addStatement(
                        "decoding.report($T.Kind.UNKNOWN_BRANCH, $S, json)",
                        RuntimeTypes.DECODING_PROBLEM,
                        "is of a kind that the schema does not have")
                .addStatement("return new $T(json)", scope.className(type.unknown()))
                .build();
    }

    private static String test(Shape shape) {
        return switch (shape) {
            case OBJECT -> "json.isObject()";
            case ARRAY -> "json.isArray()";
            case STRING -> "json.isString()";
            case BOOLEAN -> "json.isBoolean()";
            case INTEGER -> "json.isIntegralNumber()";
            case NUMBER -> "json.isNumber()";
            case NULL -> "json.isNull()";
            case ANY -> "true";
        };
    }

    private CodeBlock decode(JavaType valueType) {
        if (valueType instanceof JavaType.Generated generated) {
            return CodeBlock.of("$T.fromJson(json, decoding)", scope.className(generated.name()));
        } else if (valueType instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.NULL) {
            return CodeBlock.of("");
        }
        return CodeBlock.of("$L.decode(json, decoding)", scope.decoder(valueType));
    }

    private TypeSpec choice(Choice choice) {
        String comment = JavadocText.capitalize(scope.description(choice.doc()));
        String simpleName = choice.name().simpleName();
        if (choice.type() instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.NULL) {
            return TypeSpec.recordBuilder(simpleName)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addSuperinterface(name)
                    .addJavadoc("$L", JavadocText.wrap(comment))
                    .recordConstructor(MethodSpec.constructorBuilder().build())
                    .addMethod(toJson(CodeBlock.of("$T.getInstance()", RuntimeTypes.NULL_NODE)))
                    .build();
        }
        boolean primitive =
                choice.type() instanceof JavaType.Scalar scalar && scalar.kind().isPrimitive();
        TypeName boxed = scope.boxed(choice.type());
        return record(
                simpleName,
                primitive ? boxed.unbox() : boxed,
                comment,
                CodeBlock.of("$T.toJson(value)", RuntimeTypes.MEMBER_WRITER));
    }

    private TypeSpec record(String simpleName, TypeName value, String comment, CodeBlock json) {
        return TypeSpec.recordBuilder(simpleName)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(name)
                .addJavadoc("$L", JavadocText.wrap(comment + "\n\n@param value the value"))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .build())
                .addMethod(toJson(json))
                .build();
    }

    private static MethodSpec toJson(CodeBlock json) {
        return RecordParts.override("toJson", RuntimeTypes.JSON_NODE)
                .addStatement("return $L", json)
                .build();
    }
}
