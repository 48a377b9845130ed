package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Component.Presence;
import io.github.qmpcodegen.codegen.javamodel.GeneratedAlternate;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import io.github.qmpcodegen.codegen.javamodel.TypeDirection;
import javax.lang.model.element.Modifier;

/**
 * Writes the setters of components: for each one that takes its value, and others that spare the caller to make it of a number,
 * of a branch of an alternate, or with another builder.
 */
final class Setters {

    private final TypeDirection direction;
    private final TypeName builder;
    private final FileScope scope;
    private final Comments comments;

    /**
     * For a builder.
     *
     * @param direction the way that the values go which it builds
     * @param depth how deeply its members stand, in steps of indentation
     */
    Setters(TypeDirection direction, TypeName builder, int depth, FileScope scope) {
        this.direction = direction;
        this.builder = builder;
        this.scope = scope;
        this.comments = new Comments(scope, depth);
    }

    void add(Component component, int index, TypeSpec.Builder spec) {
        JavaType.Kind kind = component.type() instanceof JavaType.Scalar scalar ? scalar.kind() : JavaType.Kind.ANY;
        MethodSpec.Builder first = setter(
                component, parameter(component, kind), CodeBlock.of("return set($L, $L)", index, component.name()));
        // What servers send is described where it is read.
        if (direction.isReceived()) {
            Comments.annotate(component, first);
        } else {
            comments.add(component, first);
        }
        spec.addMethod(first.build());
        if (kind == JavaType.Kind.UINT64) {
            add(
                    component,
                    TypeName.LONG,
                    CodeBlock.of("return $1L($2T.of($1L))", component.name(), RuntimeTypes.UINT64),
                    spec);
        } else if (kind == JavaType.Kind.NUMBER) {
            add(
                    component,
                    TypeName.DOUBLE,
                    CodeBlock.of("return $1L($2T.valueOf($1L))", component.name(), RuntimeTypes.BIG_DECIMAL),
                    spec);
        }
        if (direction.isSent()) {
            addConveniences(component, index, spec);
        }
    }

    /** A number is not taken as an object, which would not take an {@code int} literal. */
    private TypeName parameter(Component component, JavaType.Kind kind) {
        if (kind.isLong()) {
            return TypeName.LONG;
        }
        return component.presence() == Presence.OPTIONAL
                ? FileScope.nullable(scope.boxed(component.type()))
                : scope.unboxed(component.type());
    }

    private void addConveniences(Component component, int index, TypeSpec.Builder spec) {
        GeneratedType generated = scope.generated(component.type());
        if (generated instanceof GeneratedAlternate alternate) {
            ClassName name = scope.className(alternate.name());
            for (GeneratedAlternate.Branch branch : AlternateEmitter.withFactories(alternate, scope)) {
                add(
                        component,
                        scope.unboxed(branch.type()),
                        CodeBlock.of("return set($L, $T.of($L))", index, name, component.name()),
                        spec);
            }
        } else if (generated instanceof GeneratedRecord record && scope.hasBuilder(record)) {
            ClassName name = scope.className(record.name());
            add(
                    component,
                    ParameterizedTypeName.get(RuntimeTypes.CONSUMER, name.nestedClass("Builder")),
                    CodeBlock.of("return set($L, $T.builder(), $L)", index, name, component.name()),
                    spec);
        }
    }

    private void add(Component component, TypeName parameter, CodeBlock statement, TypeSpec.Builder spec) {
        MethodSpec.Builder method = setter(component, parameter, statement);
        Comments.annotate(component, method);
        spec.addMethod(method.build());
    }

    private MethodSpec.Builder setter(Component component, TypeName parameter, CodeBlock statement) {
        return MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(parameter, component.name())
                .addStatement(statement);
    }
}
