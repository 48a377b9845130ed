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

/** The parts of a final class that stands in for a record with too many components. */
final class ClassParts {

    private final RecordType type;
    private final FileScope scope;

    ClassParts(RecordType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
    }

    void addFieldsAndConstructor(TypeSpec.Builder spec) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(builder(), "builder");
        if (type.role() instanceof RecordType.Event) {
            addField(RuntimeTypes.EVENT_TIMESTAMP, "timestamp", spec);
            constructor.addStatement("this.timestamp = builder.timestamp");
        }
        for (Component component : type.components()) {
            addField(scope.declared(component), component.name(), spec);
            constructor.addStatement("this.$L = $L", component.name(), fromBuilder(component));
            if (component.type() instanceof JavaType.Scalar scalar
                    && scalar.kind().isRange()) {
                constructor.addStatement(
                        "$L.check(QMP_NAME, $L, $L)",
                        scope.use(scalar.kind().name()),
                        Literals.of(component.wireName()),
                        component.name());
            }
        }
        if (type.open()) {
            addField(RuntimeTypes.JSON_MEMBERS, "extra", spec);
            constructor.addStatement("this.extra = $T.copy(builder.extra)", RuntimeTypes.COMPONENTS);
        }
        if (type.received()) {
            addField(RuntimeTypes.UNMODELLED, "unmodelled", spec);
            constructor.addStatement("this.unmodelled = builder.unmodelled");
        }
        spec.addMethod(constructor.build());
    }

    private static void addField(TypeName fieldType, String name, TypeSpec.Builder spec) {
        spec.addField(FieldSpec.builder(fieldType, name, Modifier.PRIVATE, Modifier.FINAL)
                .build());
    }

    private CodeBlock fromBuilder(Component component) {
        CodeBlock value = CodeBlock.of("builder.$L", component.name());
        if (component.presence() == Component.Presence.REQUIRED) {
            value = CodeBlock.of(
                    "$T.required(QMP_NAME, $L, $L)",
                    RuntimeTypes.COMPONENTS,
                    Literals.of(RecordParts.wireName(component)),
                    value);
        }
        return component.type() instanceof JavaType.ListOf
                ? CodeBlock.of("$T.copy($L)", RuntimeTypes.COMPONENTS, value)
                : value;
    }

    /** Fills a builder and builds, for a constructor with so many parameters can't be. */
    CodeBlock decode() {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T in = decoding.members(json)$L", RuntimeTypes.MEMBER_READER, RecordParts.passTag(type))
                .addStatement("Builder builder = new Builder()");
        if (type.role() instanceof RecordType.Event) {
            code.addStatement("builder.timestamp = timestamp");
        }
        for (Component component : type.components()) {
            code.addStatement("builder.$L = $L", component.name(), RecordParts.read(component, scope));
        }
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

    void addAccessors(TypeSpec.Builder spec) {
        if (type.role() instanceof RecordType.Event) {
            spec.addMethod(RecordParts.override("timestamp", RuntimeTypes.EVENT_TIMESTAMP)
                    .addStatement("return timestamp")
                    .build());
        }
        for (Component component : type.components()) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(component.name())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(scope.accessed(component))
                    .addJavadoc("$L", RecordParts.accessorComment(component));
            Annotations.of(component.doc()).forEach(method::addAnnotation);
            spec.addMethod(method.addStatement("return $L", RecordParts.accessed(component, type))
                    .build());
        }
        if (type.open()) {
            spec.addMethod(accessor("extra", RuntimeTypes.JSON_MEMBERS, "{@return further members, in their order}"));
        }
        if (type.received()) {
            spec.addMethod(accessor(
                    "unmodelled",
                    RuntimeTypes.UNMODELLED,
                    "{@return what came beyond these members or did not fit them}"));
        }
        ClassName name = scope.className(type.name());
        String timestamps = type.role() instanceof RecordType.Event ? " && timestamp.equals(that.timestamp)" : "";
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

    private static MethodSpec accessor(String name, TypeName returns, String comment) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addJavadoc(comment)
                .addStatement("return $L", name)
                .build();
    }

    private ClassName builder() {
        return scope.className(type.name()).nestedClass("Builder");
    }
}
