package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes an enumeration: an enum with a constant more than the schema has values; or where there are too many values for
 * an enum, a class that is like it, with the constants in several holders.
 */
final class EnumEmitter {

    private final GeneratedEnum type;
    private final FileScope scope;
    private final Comments comments;
    private final Comments nested;
    private final ClassName name;

    EnumEmitter(GeneratedEnum type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size());
        this.nested = new Comments(scope, type.name().simpleNames().size() + 1);
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        if (type.form() instanceof GeneratedEnum.OfEnum form) {
            return plainEnum(form.unrecognized());
        }
        return valueClass((GeneratedEnum.OfHolders) type.form());
    }

    // The usual form.

    private TypeSpec.Builder plainEnum(String unrecognized) {
        TypeSpec.Builder spec =
                TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC).addSuperinterface(RuntimeTypes.QMP_ENUM);
        comments.add(type.doc(), spec);
        for (GeneratedEnum.Constant constant : type.constants()) {
            TypeSpec.Builder body = TypeSpec.anonymousClassBuilder("$L", Literals.of(constant.text()));
            nested.add(constant.doc(), body);
            spec.addEnumConstant(constant.name(), body.build());
        }
        TypeSpec.Builder other = TypeSpec.anonymousClassBuilder("$S", "");
        nested.say(
                "Any text that is not in the schema; {@code unmodelled()} of the object with the member keeps it.",
                other);
        spec.addEnumConstant(unrecognized, other.build());
        TypeName texts = ParameterizedTypeName.get(RuntimeTypes.ENUM_TEXTS, name);
        spec.addField(FieldSpec.builder(texts, "TEXTS", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of(values(), $L)", RuntimeTypes.ENUM_TEXTS, unrecognized)
                        .build())
                .addField(RuntimeTypes.STRING, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(RuntimeTypes.STRING, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(text());
        if (type.constants().stream().anyMatch(constant -> constant.text().isEmpty())) {
            spec.addMethod(CommonCode.override("isKnown", TypeName.BOOLEAN)
                    .addStatement("return this != $L", unrecognized)
                    .build());
        }
        return spec;
    }

    private MethodSpec of(CodeBlock body) {
        return comments.say(
                        "{@return the value with this text; for a text that is not in the schema, a value that keeps it}",
                        MethodSpec.methodBuilder("of"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.STRING, "text")
                .addCode(body)
                .build();
    }

    private static MethodSpec text() {
        return CommonCode.override("text", RuntimeTypes.STRING)
                .addStatement("return text")
                .build();
    }

    private static MethodSpec isKnown() {
        return CommonCode.override("isKnown", TypeName.BOOLEAN)
                .addStatement("return known")
                .build();
    }

    private static MethodSpec toText() {
        return CommonCode.override("toString", RuntimeTypes.STRING)
                .addStatement("return text")
                .build();
    }

    // The form for very many values.

    private TypeSpec.Builder valueClass(GeneratedEnum.OfHolders form) {
        ClassName index = scope.className(form.index());
        TypeSpec.Builder spec = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.QMP_ENUM);
        comments.add(
                type.doc(),
                spec,
                "It has too many values for a Java enum: the constants are in the nested classes, and a known value is"
                        + " always the same object.");
        spec.addField(RuntimeTypes.STRING, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.BOOLEAN, "known", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeTypes.STRING, "text")
                        .addParameter(TypeName.BOOLEAN, "known")
                        .addStatement("this.text = text")
                        .addStatement("this.known = known")
                        .build())
                .addMethod(of(CodeBlock.builder()
                        .addStatement("$T known = $T.BY_TEXT.get(text)", name, index)
                        .addStatement("return known != null ? known : new $T(text, false)", name)
                        .build()))
                .addMethod(text())
                .addMethod(isKnown())
                .addMethod(CommonCode.override("equals", TypeName.BOOLEAN)
                        .addParameter(FileScope.nullable(ClassName.get(Object.class)), "other")
                        .addStatement("return other instanceof $T that && text.equals(that.text)", name)
                        .build())
                .addMethod(CommonCode.override("hashCode", TypeName.INT)
                        .addStatement("return text.hashCode()")
                        .build())
                .addMethod(toText());
        Map<JavaName, List<GeneratedEnum.Constant>> holders = new LinkedHashMap<>();
        for (GeneratedEnum.Constant constant : type.constants()) {
            holders.computeIfAbsent(constant.owner(), owner -> new ArrayList<>())
                    .add(constant);
        }
        holders.forEach((holder, constants) -> spec.addType(holder(holder, constants)));
        return spec.addType(index(index, holders.keySet()));
    }

    /**
     * Finds constants by their texts. The holders know nothing of it: if they did, two threads of which each initialises
     * one of the two would wait for each other.
     */
    private TypeSpec index(ClassName index, Set<JavaName> holders) {
        TypeName byText = ParameterizedTypeName.get(RuntimeTypes.MAP, RuntimeTypes.STRING, name);
        CodeBlock.Builder fill = CodeBlock.builder();
        holders.forEach(holder -> fill.addStatement("$T.addTo(BY_TEXT)", scope.className(holder)));
        return TypeSpec.classBuilder(index)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(byText, "BY_TEXT", Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T<>()", ClassName.get("java.util", "HashMap"))
                        .build())
                .addStaticBlock(fill.build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private TypeSpec holder(JavaName holder, List<GeneratedEnum.Constant> constants) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(scope.className(holder))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        nested.say(
                "The values from " + JavadocText.code(constants.get(0).text()) + " to "
                        + JavadocText.code(constants.get(constants.size() - 1).text()) + ".",
                spec);
        MethodSpec.Builder addTo = MethodSpec.methodBuilder("addTo")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ParameterizedTypeName.get(RuntimeTypes.MAP, RuntimeTypes.STRING, name), "byText");
        for (GeneratedEnum.Constant constant : constants) {
            FieldSpec.Builder field = FieldSpec.builder(
                            name, constant.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T($L, true)", name, Literals.of(constant.text()));
            nested.add(constant.doc(), field);
            spec.addField(field.build());
            addTo.addStatement("byText.put($1L.text, $1L)", constant.name());
        }
        return spec.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(addTo.build())
                .build();
    }
}
