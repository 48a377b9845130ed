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
import javax.lang.model.element.Modifier;

/**
 * The parts of a final class that stands in for a record with too many components.
 *
 * <p>It keeps its components in a builder of its own, which nobody else sees: so each has one field, and not two. A
 * method holds no more than 64 KiB, so what is done with every component is done by nested classes, each with some.
 */
final class ClassParts {

    private static final String VALUES = "values";

    private final RecordType type;
    private final FileScope scope;

    ClassParts(RecordType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
    }

    void addFieldsAndConstructor(TypeSpec.Builder spec) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(builder(), "builder");
        spec.addField(FieldSpec.builder(builder(), VALUES, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new Builder()")
                .build());
        if (type.role() instanceof RecordType.Event) {
            constructor.addStatement("values.timestamp = builder.timestamp");
        }
        type.parts()
                .forEach(part -> constructor.addStatement("$T.copy(builder, values)", scope.className(part.name())));
        if (type.open()) {
            constructor.addStatement("values.extra.putAll(builder.extra)");
        }
        if (type.received()) {
            constructor.addStatement("values.unmodelled = builder.unmodelled");
        }
        spec.addMethod(constructor.build());
    }

    /** Fills a builder and builds, for a constructor with so many parameters can't be. */
    CodeBlock decode() {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T in = decoding.members(json)$L", RuntimeTypes.MEMBER_READER, RecordParts.passTag(type))
                .addStatement("Builder builder = new Builder()");
        if (type.role() instanceof RecordType.Event) {
            code.addStatement("builder.timestamp = timestamp");
        }
        type.parts().forEach(part -> code.addStatement("$T.read(in, decoding, builder)", scope.className(part.name())));
        if (type.open()) {
            code.addStatement("builder.extra.putAll(in.others())");
        }
        if (type.received()) {
            code.addStatement("builder.unmodelled = in.rest()");
        } else {
            code.addStatement("in.end()");
        }
        return code.addStatement("return new $L(builder)", type.name().simpleName())
                .build();
    }

    MethodSpec toJson() {
        MethodSpec.Builder method =
                RecordParts.override("toJson", type.received() ? RuntimeTypes.JSON_NODE : RuntimeTypes.OBJECT_NODE);
        method.addStatement("$1T out = new $1T()", RuntimeTypes.MEMBER_WRITER);
        RecordParts.writeTag(type).ifPresent(call -> method.addStatement("out.$L", call));
        type.parts().forEach(part -> method.addStatement("$T.write(values, out)", scope.className(part.name())));
        if (type.open()) {
            method.addStatement("out.putAll(values.extra)");
        }
        return method.addStatement("return out.$L", type.received() ? "end(values.unmodelled)" : "end()")
                .build();
    }

    /** The nested classes. */
    void addParts(TypeSpec.Builder spec) {
        for (RecordType.Part part : type.parts()) {
            MethodSpec.Builder copy =
                    step("copy").addParameter(builder(), "from").addParameter(builder(), "to");
            MethodSpec.Builder read = step("read")
                    .addParameter(RuntimeTypes.MEMBER_READER, "in")
                    .addParameter(RuntimeTypes.DECODING, "decoding")
                    .addParameter(builder(), "to");
            MethodSpec.Builder write =
                    step("write").addParameter(builder(), "from").addParameter(RuntimeTypes.MEMBER_WRITER, "out");
            for (Component component : part.components()) {
                copy(component, copy);
                read.addStatement("to.$L = $L", component.name(), RecordParts.read(component, scope));
                write.addStatement("out.$L", RecordParts.write(component, "from." + component.name()));
            }
            spec.addType(TypeSpec.classBuilder(scope.className(part.name()))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addMethod(MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PRIVATE)
                            .build())
                    .addMethod(copy.build())
                    .addMethod(read.build())
                    .addMethod(write.build())
                    .build());
        }
    }

    private static MethodSpec.Builder step(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
    }

    private void copy(Component component, MethodSpec.Builder copy) {
        CodeBlock value = CodeBlock.of("from.$L", component.name());
        if (component.presence() == Component.Presence.REQUIRED) {
            value = CodeBlock.of(
                    "$T.required(QMP_NAME, $L, $L)",
                    RuntimeTypes.COMPONENTS,
                    Literals.of(RecordParts.wireName(component)),
                    value);
        }
        if (component.type() instanceof JavaType.ListOf) {
            value = CodeBlock.of("$T.copy($L)", RuntimeTypes.COMPONENTS, value);
        }
        copy.addStatement("to.$L = $L", component.name(), value);
        if (component.type() instanceof JavaType.Scalar scalar && scalar.kind().isRange()) {
            copy.addStatement(
                    "$L.check(QMP_NAME, $L, to.$L)",
                    scope.use(scalar.kind().name()),
                    Literals.of(component.wireName()),
                    component.name());
        }
    }

    void addAccessors(TypeSpec.Builder spec) {
        if (type.role() instanceof RecordType.Event) {
            spec.addMethod(RecordParts.override("timestamp", RuntimeTypes.EVENT_TIMESTAMP)
                    .addStatement("return values.timestamp")
                    .build());
        }
        for (Component component : type.components()) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(component.name())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(scope.accessed(component))
                    .addJavadoc("$L", RecordParts.accessorComment(component));
            Annotations.of(component.doc()).forEach(method::addAnnotation);
            spec.addMethod(method.addStatement("return $L", accessed(component)).build());
        }
        if (type.open()) {
            spec.addMethod(accessor(
                    "extra",
                    "java.util.Collections.unmodifiableMap(values.extra)",
                    RuntimeTypes.JSON_MEMBERS,
                    "{@return further members, in their order}"));
        }
        if (type.received()) {
            spec.addMethod(accessor(
                    "unmodelled",
                    "values.unmodelled",
                    RuntimeTypes.UNMODELLED,
                    "{@return what came beyond these members or did not fit them}"));
        }
        ClassName name = scope.className(type.name());
        String timestamps =
                type.role() instanceof RecordType.Event ? " && values.timestamp.equals(that.values.timestamp)" : "";
        spec.addMethod(RecordParts.override("equals", TypeName.BOOLEAN)
                .addParameter(FileScope.nullable(ClassName.get(Object.class)), "other")
                .addStatement("return other instanceof $T that && toJson().equals(that.toJson())$L", name, timestamps)
                .build());
        spec.addMethod(RecordParts.override("hashCode", TypeName.INT)
                .addStatement("return toJson().hashCode()")
                .build());
        spec.addMethod(RecordParts.override("toString", ClassName.get(String.class))
                .addStatement("return $S + toJson()", type.name().simpleName())
                .build());
    }

    private String accessed(Component component) {
        String value = VALUES + "." + component.name();
        return RecordParts.isChecked(component, type) ? "values." + RecordParts.checkedAccess(component, value) : value;
    }

    private static MethodSpec accessor(String name, String value, TypeName returns, String comment) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addJavadoc(comment)
                .addStatement("return $L", value)
                .build();
    }

    private ClassName builder() {
        return scope.className(type.name()).nestedClass("Builder");
    }
}
