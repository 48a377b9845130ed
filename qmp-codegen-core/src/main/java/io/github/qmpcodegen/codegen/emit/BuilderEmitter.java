package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the builder of a record. */
final class BuilderEmitter {

    private final RecordType type;
    private final FileScope scope;
    private final ClassName builder;

    BuilderEmitter(RecordType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.builder = scope.className(type.name()).nestedClass("Builder");
    }

    TypeSpec emit() {
        TypeSpec.Builder spec = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Builds {@link $L} values.", type.name().simpleName());
        boolean event = type.role() instanceof RecordType.Event;
        if (event) {
            spec.addField(field(RuntimeTypes.EVENT_TIMESTAMP, "timestamp", "$T.UNKNOWN", RuntimeTypes.EVENT_TIMESTAMP));
        }
        for (Component component : type.components()) {
            spec.addField(FileScope.nullable(scope.boxed(component.type())), component.name(), Modifier.PRIVATE);
        }
        if (type.open()) {
            spec.addField(FieldSpec.builder(RuntimeTypes.JSON_MEMBERS, "extra", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T<>()", RuntimeTypes.LINKED_HASH_MAP)
                    .build());
        }
        if (type.received()) {
            spec.addField(field(RuntimeTypes.UNMODELLED, "unmodelled", "$T.NONE", RuntimeTypes.UNMODELLED));
        }
        spec.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        if (event) {
            spec.addMethod(setter("timestamp", RuntimeTypes.EVENT_TIMESTAMP, "when it happened; unknown by default"));
        }
        for (Component component : type.components()) {
            addSetters(component, spec);
        }
        if (type.open()) {
            spec.addMethod(extraSetter());
        }
        if (type.received()) {
            spec.addMethod(setter(
                    "unmodelled",
                    RuntimeTypes.UNMODELLED,
                    "what else there is, beyond these members; nothing by default"));
        }
        return spec.addMethod(build()).build();
    }

    private static FieldSpec field(TypeName fieldType, String name, String value, Object argument) {
        return FieldSpec.builder(fieldType, name, Modifier.PRIVATE)
                .initializer(value, argument)
                .build();
    }

    private void addSetters(Component component, TypeSpec.Builder spec) {
        String text = JavadocText.withoutFullStop(RecordParts.decapitalize(JavadocText.summary(component.doc())));
        boolean optional = component.presence() == Component.Presence.OPTIONAL;
        JavaType.Kind kind = component.type() instanceof JavaType.Scalar scalar ? scalar.kind() : JavaType.Kind.ANY;
        if (kind.isLong()) {
            // Not the boxed type, which would not take an int literal.
            spec.addMethod(annotated(component, setter(component.name(), TypeName.LONG, text)));
            return;
        }
        TypeName boxed = scope.boxed(component.type());
        String note = optional ? "; null to leave it out" : "";
        spec.addMethod(annotated(
                component, setter(component.name(), optional ? FileScope.nullable(boxed) : boxed, text + note)));
        if (kind == JavaType.Kind.UINT64) {
            spec.addMethod(annotated(component, convertingSetter(component.name(), TypeName.LONG, boxed, "of", text)));
        } else if (kind == JavaType.Kind.NUMBER) {
            spec.addMethod(
                    annotated(component, convertingSetter(component.name(), TypeName.DOUBLE, boxed, "valueOf", text)));
        }
    }

    private static MethodSpec annotated(Component component, MethodSpec setter) {
        List<com.palantir.javapoet.AnnotationSpec> annotations = Annotations.of(component.doc());
        if (annotations.isEmpty()) {
            return setter;
        }
        MethodSpec.Builder method = setter.toBuilder();
        annotations.forEach(method::addAnnotation);
        if (component.doc().deprecated()) {
            method.addJavadoc("\n$L", JavadocText.wrap(RecordParts.deprecatedTag(component.doc())));
        }
        return method.build();
    }

    private MethodSpec setter(String name, TypeName parameter, String text) {
        return setterStart(name, parameter, text)
                .addCode("$L", "this." + name + " = " + name + ";\nreturn this;\n")
                .build();
    }

    private MethodSpec convertingSetter(String name, TypeName parameter, TypeName target, String factory, String text) {
        return setterStart(name, parameter, text)
                .addStatement("return $1L($2T.$3L($1L))", name, target, factory)
                .build();
    }

    private MethodSpec.Builder setterStart(String name, TypeName parameter, String text) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(parameter, name)
                .addJavadoc(
                        "$L",
                        "Sets " + JavadocText.code(name) + ".\n\n"
                                + JavadocText.wrap(JavadocText.tag("@param " + name, text))
                                + "\n@return this builder");
    }

    private MethodSpec extraSetter() {
        return MethodSpec.methodBuilder("extra")
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(String.class, "member")
                .addParameter(Object.class, "value")
                .addJavadoc("""
                        Adds a member that the schema does not name.

                        @param member its name
                        @param value its value: a string, a boolean, a number, JSON or a list of them
                        @return this builder""")
                .addStatement("extra.put(member, $T.toJson(value))", RuntimeTypes.MEMBER_WRITER)
                .addStatement("return this")
                .build();
    }

    private MethodSpec build() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .returns(scope.className(type.name()))
                .addJavadoc("$L", buildComment());
        if (!type.fitsRecord()) {
            return method.addStatement("return new $L(this)", type.name().simpleName())
                    .build();
        }
        List<CodeBlock> arguments = new ArrayList<>();
        if (type.role() instanceof RecordType.Event) {
            arguments.add(CodeBlock.of("timestamp"));
        }
        for (Component component : type.components()) {
            arguments.add(built(component));
        }
        if (type.open()) {
            arguments.add(CodeBlock.of("extra"));
        }
        if (type.received()) {
            arguments.add(CodeBlock.of("unmodelled"));
        }
        boolean lines = arguments.size() > 3
                || type.components().stream()
                        .anyMatch(component -> component.presence() != Component.Presence.OPTIONAL);
        CodeBlock list = CodeBlock.join(arguments, lines ? ",\n" : ", ");
        return method.addStatement("return new $L($L$L)", type.name().simpleName(), lines ? "\n" : "", list)
                .build();
    }

    private String buildComment() {
        boolean anyRequired =
                type.components().stream().anyMatch(component -> component.presence() != Component.Presence.OPTIONAL);
        return "{@return what was set}"
                + (anyRequired
                        ? "\n\n@throws IllegalArgumentException if something is missing; the message names it"
                        : "");
    }

    /** A component as it was set; it has to be if it is not optional. */
    static CodeBlock built(Component component) {
        if (component.presence() == Component.Presence.OPTIONAL) {
            return CodeBlock.of("$L", component.name());
        }
        return CodeBlock.of(
                "$T$L",
                RuntimeTypes.COMPONENTS,
                ".required(QMP_NAME, " + Literals.of(RecordParts.wireName(component)) + ", " + component.name() + ")");
    }
}
