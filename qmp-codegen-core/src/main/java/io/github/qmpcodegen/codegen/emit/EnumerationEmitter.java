package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.EnumerationType;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes an enumeration: a sealed interface of an enum of the known values and a record for all others; or where there
 * are too many values for an enum, a class that is like it, with the constants in several holders.
 */
final class EnumerationEmitter {

    private static final ClassName STRING = ClassName.get(String.class);

    private final EnumerationType type;
    private final FileScope scope;
    private final ClassName name;

    EnumerationEmitter(EnumerationType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        return type.form() instanceof EnumerationType.OfEnum form
                ? sealedInterface(form)
                : valueClass((EnumerationType.OfHolders) type.form());
    }

    // The usual form.

    private TypeSpec.Builder sealedInterface(EnumerationType.OfEnum form) {
        ClassName known = scope.className(form.known());
        ClassName unknown = scope.className(form.unknown());
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
                    .initializer("$T.$L", known, constant.name());
            Annotations.of(constant.doc()).forEach(field::addAnnotation);
            spec.addField(field.build());
        }
        return spec.addMethod(of(CodeBlock.builder()
                        .addStatement("$1T known = $1T.BY_TEXT.get(text)", known)
                        .addStatement("return known != null ? known : new $T(text)", unknown)
                        .build()))
                .addMethod(fromJson())
                .addType(known(known))
                .addType(unknown(known, unknown));
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

    private TypeSpec known(ClassName known) {
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
                                "$T.stream(values())\n$>$>.collect($T.toUnmodifiableMap($T::text, $T.identity()))$<$<",
                                ClassName.get("java.util", "Arrays"),
                                ClassName.get("java.util.stream", "Collectors"),
                                known,
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

    private TypeSpec unknown(ClassName known, ClassName unknown) {
        return TypeSpec.recordBuilder(unknown)
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
                        .beginControlFlow("if ($T.BY_TEXT.containsKey(text))", known)
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

    private TypeSpec.Builder valueClass(EnumerationType.OfHolders form) {
        ClassName index = scope.className(form.index());
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
                .addField(STRING, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.BOOLEAN, "known", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(STRING, "text")
                        .addParameter(TypeName.BOOLEAN, "known")
                        .addStatement("this.text = text")
                        .addStatement("this.known = known")
                        .build())
                .addMethod(of(CodeBlock.builder()
                        .addStatement("$T known = $T.BY_TEXT.get(text)", name, index)
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
        Map<JavaName, List<EnumerationType.Constant>> holders = new LinkedHashMap<>();
        for (EnumerationType.Constant constant : type.constants()) {
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
        TypeName byText = ParameterizedTypeName.get(RuntimeTypes.MAP, STRING, name);
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

    private TypeSpec holder(JavaName holder, List<EnumerationType.Constant> constants) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(scope.className(holder))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "The values from $L to $L.",
                        JavadocText.code(constants.get(0).text()),
                        JavadocText.code(constants.get(constants.size() - 1).text()));
        MethodSpec.Builder addTo = MethodSpec.methodBuilder("addTo")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ParameterizedTypeName.get(RuntimeTypes.MAP, STRING, name), "byText");
        for (EnumerationType.Constant constant : constants) {
            FieldSpec.Builder field = FieldSpec.builder(
                            name, constant.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("$L", Comments.ofType(constant.doc(), scope))
                    .initializer("new $T($L, true)", name, Literals.of(constant.text()));
            Annotations.of(constant.doc()).forEach(field::addAnnotation);
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
