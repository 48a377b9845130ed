package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.EnumerationType;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes an enumeration: a sealed interface of an enum of the known values and a record for all others; or where there
 * are too many values for an enum, a class that is like it, with the constants in several holders.
 */
final class EnumerationEmitter {

    private static final ClassName STRING = ClassName.get(String.class);

    /** Constants of a holder: an initializer must not exceed 64 KiB. */
    private static final int HOLDER = 1_000;

    private final EnumerationType type;
    private final FileScope scope;
    private final ClassName name;

    EnumerationEmitter(EnumerationType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        return type.fitsEnum() ? sealedInterface() : valueClass();
    }

    // The usual form.

    private TypeSpec.Builder sealedInterface() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_ENUM)
                .addJavadoc("$L", Comments.ofType(type.doc(), scope));
        Annotations.of(type.doc()).forEach(spec::addAnnotation);
        spec.addField(RecordParts.qmpName(type.qmpName(), "The type's name in the schema."));
        for (EnumerationType.Constant constant : type.constants()) {
            FieldSpec.Builder field = FieldSpec.builder(
                            name, constant.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("$L", Comments.ofType(constant.doc(), scope))
                    .initializer("Known.$L", constant.name());
            Annotations.of(constant.doc()).forEach(field::addAnnotation);
            spec.addField(field.build());
        }
        return spec.addMethod(of(CodeBlock.builder()
                        .addStatement("Known known = Known.BY_TEXT.get(text)")
                        .addStatement("return known != null ? known : new Unknown(text)")
                        .build()))
                .addMethod(fromJson())
                .addType(known())
                .addType(unknown());
    }

    private MethodSpec of(CodeBlock body) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(STRING, "text")
                .addJavadoc("""
                        The value of a text.

                        @param text the text on the wire
                        @return the value; for a text that the schema does not have, one that keeps it""")
                .addCode(body)
                .build();
    }

    private MethodSpec fromJson() {
        return MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(RuntimeTypes.JSON_NODE, "json")
                .addParameter(RuntimeTypes.DECODING, "decoding")
                .addJavadoc("$L", RecordParts.FROM_JSON_COMMENT)
                .addStatement("return decoding.enumeration(json, $T::of)", name)
                .build();
    }

    private TypeSpec known() {
        ClassName known = name.nestedClass("Known");
        TypeSpec.Builder spec = TypeSpec.enumBuilder(known)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(name)
                .addJavadoc("The values that the schema has.");
        for (EnumerationType.Constant constant : type.constants()) {
            TypeSpec.Builder body = TypeSpec.anonymousClassBuilder("$L", Literals.of(constant.text()))
                    .addJavadoc("See {@link $L#$L}.", type.name().simpleName(), constant.name());
            if (constant.doc().deprecated()) {
                body.addJavadoc("\n\n$L", JavadocText.wrap(RecordParts.deprecatedTag(constant.doc())));
            }
            Annotations.of(constant.doc()).forEach(body::addAnnotation);
            spec.addEnumConstant(constant.name(), body.build());
        }
        TypeName byText = ParameterizedTypeName.get(RuntimeTypes.MAP, STRING, known);
        return spec.addField(FieldSpec.builder(byText, "BY_TEXT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "$T.stream(values())\n$>$>.collect($T.toUnmodifiableMap(Known::text, $T.identity()))$<$<",
                                ClassName.get("java.util", "Arrays"),
                                ClassName.get("java.util.stream", "Collectors"),
                                ClassName.get("java.util.function", "Function"))
                        .build())
                .addField(STRING, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(STRING, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(text())
                .build();
    }

    private TypeSpec unknown() {
        return TypeSpec.recordBuilder("Unknown")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(name)
                .addJavadoc("""
                        A value that the schema does not have.

                        @param text its text on the wire""")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(STRING, "text")
                        .build())
                .addMethod(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("""
                                Makes sure that no known value has two forms.

                                @param text its text on the wire
                                @throws IllegalArgumentException if the schema has the value""")
                        .beginControlFlow("if (Known.BY_TEXT.containsKey(text))")
                        .addStatement("throw new IllegalArgumentException(text + $S)", " is a known value")
                        .endControlFlow()
                        .build())
                .build();
    }

    private static MethodSpec text() {
        return RecordParts.override("text", STRING).addStatement("return text").build();
    }

    private static MethodSpec isKnown() {
        return RecordParts.override("isKnown", TypeName.BOOLEAN)
                .addStatement("return known")
                .build();
    }

    private static MethodSpec toText() {
        return RecordParts.override("toString", STRING)
                .addStatement("return text")
                .build();
    }

    // The form for very many values.

    private TypeSpec.Builder valueClass() {
        TypeName byText = ParameterizedTypeName.get(RuntimeTypes.MAP, STRING, name);
        TypeSpec.Builder spec = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.QMP_ENUM)
                .addJavadoc(
                        "$L",
                        Comments.ofType(
                                type.doc(),
                                scope,
                                "It has too many values for a Java enum: the constants are in the nested classes, and a"
                                        + " known value is always the same object."));
        Annotations.of(type.doc()).forEach(spec::addAnnotation);
        spec.addField(RecordParts.qmpName(type.qmpName(), "The type's name in the schema."))
                .addField(FieldSpec.builder(byText, "BY_TEXT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T<>()", ClassName.get("java.util.concurrent", "ConcurrentHashMap"))
                        .build());
        CodeBlock.Builder load = CodeBlock.builder();
        for (int i = 0; i * HOLDER < type.constants().size(); i++) {
            load.addStatement("Values$L.load()", i + 1);
        }
        spec.addStaticBlock(load.build())
                .addField(STRING, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.BOOLEAN, "known", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(STRING, "text")
                        .addParameter(TypeName.BOOLEAN, "known")
                        .addStatement("this.text = text")
                        .addStatement("this.known = known")
                        .build())
                .addMethod(MethodSpec.methodBuilder("known")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(name)
                        .addParameter(STRING, "text")
                        .addStatement("return BY_TEXT.computeIfAbsent(text, key -> new $T(key, true))", name)
                        .build())
                .addMethod(of(CodeBlock.builder()
                        .addStatement("$T known = BY_TEXT.get(text)", name)
                        .addStatement("return known != null ? known : new $T(text, false)", name)
                        .build()))
                .addMethod(fromJson())
                .addMethod(text())
                .addMethod(isKnown())
                .addMethod(RecordParts.override("equals", TypeName.BOOLEAN)
                        .addParameter(FileScope.nullable(ClassName.get(Object.class)), "other")
                        .addStatement("return other instanceof $T that && text.equals(that.text)", name)
                        .build())
                .addMethod(RecordParts.override("hashCode", TypeName.INT)
                        .addStatement("return text.hashCode()")
                        .build())
                .addMethod(toText());
        List<EnumerationType.Constant> constants = type.constants();
        for (int i = 0; i * HOLDER < constants.size(); i++) {
            spec.addType(holder(i + 1, constants.subList(i * HOLDER, Math.min(constants.size(), (i + 1) * HOLDER))));
        }
        return spec;
    }

    private TypeSpec holder(int number, List<EnumerationType.Constant> constants) {
        TypeSpec.Builder spec = TypeSpec.classBuilder("Values" + number)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "The values from $L to $L.",
                        JavadocText.code(constants.get(0).text()),
                        JavadocText.code(constants.get(constants.size() - 1).text()));
        for (EnumerationType.Constant constant : constants) {
            FieldSpec.Builder field = FieldSpec.builder(
                            name, constant.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("$L", Comments.ofType(constant.doc(), scope))
                    .initializer("known($L)", Literals.of(constant.text()));
            Annotations.of(constant.doc()).forEach(field::addAnnotation);
            spec.addField(field.build());
        }
        return spec.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("load")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addComment("Being called makes the constants.")
                        .build())
                .build();
    }
}
