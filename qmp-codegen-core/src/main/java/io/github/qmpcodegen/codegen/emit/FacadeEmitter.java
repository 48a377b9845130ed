package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.FacadeMethod;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Request;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a facade: a class with one method for each command, or two where the command has optional arguments.
 *
 * <p>A class file holds no more than 65,535 constants, so the methods of a large interface are spread over classes that
 * extend each other; users see the last.
 */
final class FacadeEmitter {

    private static final int COMMANDS = JavaModel.Family.COMMANDS_OF_A_CLASS;

    private final JavaModel model;
    private final FileScope scope;
    private final boolean async;
    private final String generator;

    FacadeEmitter(JavaModel model, FileScope scope, boolean async, String generator) {
        this.model = model;
        this.scope = scope;
        this.async = async;
        this.generator = generator;
    }

    /** The classes from the first of the chain to the facade itself. */
    List<TypeSpec.Builder> emit() {
        List<TypeSpec.Builder> chain = new ArrayList<>();
        List<FacadeMethod> commands = model.commands();
        int parts = Math.max(1, (commands.size() + COMMANDS - 1) / COMMANDS);
        ClassName superclass = null;
        for (int part = 0; part < parts; part++) {
            List<FacadeMethod> slice =
                    commands.subList(part * COMMANDS, Math.min(commands.size(), (part + 1) * COMMANDS));
            ClassName name = name(part, parts);
            boolean last = part == parts - 1;
            TypeSpec.Builder spec = last ? last(name) : link(name, name(part + 1, parts));
            if (superclass == null) {
                FieldSpec.Builder executor = FieldSpec.builder(RuntimeTypes.QMP_EXECUTOR, "executor", Modifier.FINAL);
                spec.addField((last ? executor.addModifiers(Modifier.PRIVATE) : executor).build());
            } else {
                spec.superclass(superclass);
            }
            spec.addMethod(constructor(superclass == null, last));
            slice.forEach(method -> addMethods(method, spec));
            chain.add(spec);
            superclass = name;
        }
        return chain;
    }

    private ClassName facade() {
        return scope.className(facadeName());
    }

    private JavaName facadeName() {
        return async ? model.family().asyncCommands() : model.family().commands();
    }

    private ClassName name(int part, int parts) {
        return scope.className(part == parts - 1 ? facadeName() : JavaModel.Family.facadePart(facadeName(), part + 1));
    }

    private TypeSpec.Builder last(ClassName name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        async
                                ? "The commands, each of which gives a future of its return value."
                                : "The commands, each of which waits for its return value.")
                .addJavadoc(
                        "\n\n<p>What goes wrong is told by the exceptions of the executor. Safe for use by several threads"
                                + " if the executor is.");
    }

    private TypeSpec.Builder link(ClassName name, ClassName next) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.ABSTRACT, Modifier.SEALED)
                .addPermittedSubclass(next)
                .addJavadoc("A part of {@link $L}, whose methods are too many for one class.", facade().simpleName());
    }

    private MethodSpec constructor(boolean first, boolean last) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(RuntimeTypes.QMP_EXECUTOR, "executor");
        if (last) {
            constructor.addModifiers(Modifier.PUBLIC).addJavadoc("""
                            Makes the facade of an executor.

                            @param executor what executes the commands, such as a client""");
        }
        if (first) {
            constructor
                    .addStatement(
                            "$T.require($L, $S, $S)",
                            RuntimeTypes.QMP_CONTRACT,
                            RegistryEmitter.CONTRACT,
                            generator,
                            model.packageName())
                    .addStatement("this.executor = executor");
        } else {
            constructor.addStatement("super(executor)");
        }
        return constructor.build();
    }

    private void addMethods(FacadeMethod method, TypeSpec.Builder spec) {
        if (method.arguments() != null) {
            spec.addMethod(withArguments(method, method.arguments()));
        }
        if (method.takesRequest()) {
            MethodSpec.Builder builder = start(method, "")
                    .addParameter(scope.className(method.request().name()), "request");
            spec.addMethod(end(
                            builder,
                            method,
                            List.of("@param request the command with its arguments"),
                            CodeBlock.of("request"))
                    .build());
        }
    }

    private MethodSpec withArguments(FacadeMethod method, List<Component> arguments) {
        RecordType request = method.request();
        boolean leavesOut = method.takesRequest();
        MethodSpec.Builder builder = start(method, leavesOut ? ", without its optional arguments" : "");
        List<String> tags = new ArrayList<>();
        for (Component argument : arguments) {
            builder.addParameter(scope.declared(argument), argument.name());
            tags.add(JavadocText.tag("@param " + argument.name(), RecordParts.componentText(argument, false, scope)));
        }
        return end(builder, method, tags, construction(request, arguments)).build();
    }

    private CodeBlock construction(RecordType request, List<Component> arguments) {
        ClassName name = scope.className(request.name());
        if (!request.fitsRecord() || request.open()) {
            CodeBlock.Builder code = CodeBlock.builder().add("$T.builder()", name);
            arguments.forEach(argument -> code.add(".$1L($1L)", argument.name()));
            return code.add(".build()").build();
        }
        List<CodeBlock> values = new ArrayList<>();
        for (Component component : request.components()) {
            boolean given = component.presence() == Component.Presence.REQUIRED;
            values.add(CodeBlock.of("$L", given ? component.name() : "null"));
        }
        if (values.size() > arguments.size() + 2) {
            // Many nulls say nothing.
            CodeBlock.Builder code = CodeBlock.builder().add("$T.builder()", name);
            arguments.forEach(argument -> code.add(".$1L($1L)", argument.name()));
            return code.add(".build()").build();
        }
        return CodeBlock.of("new $T($L)", name, CodeBlock.join(values, ", "));
    }

    private MethodSpec.Builder start(FacadeMethod method, String remark) {
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.PUBLIC);
        Annotations.of(method.request().doc()).forEach(builder::addAnnotation);
        String summary = JavadocText.summary(method.request().doc());
        builder.addJavadoc(
                "$L",
                JavadocText.wrap((summary.isEmpty() ? "" : summary + "\n\n<p>") + "Executes "
                        + JavadocText.code(method.qmpName()) + remark + "."));
        return builder;
    }

    private MethodSpec.Builder end(
            MethodSpec.Builder builder, FacadeMethod method, List<String> tags, CodeBlock request) {
        Request role = (Request) method.request().role();
        TypeName response = RecordParts.response(role, scope);
        List<String> allTags = new ArrayList<>(tags);
        boolean hidden = method.arguments() != null
                && method.arguments().stream()
                        .anyMatch(argument -> argument.name().equals("executor"));
        String executor = hidden ? "this.executor" : "executor";
        if (async) {
            allTags.add("@return the future of " + (role.response() == null ? "its end" : "the return value"));
            builder.returns(ParameterizedTypeName.get(RuntimeTypes.COMPLETABLE_FUTURE, response))
                    .addStatement("return $L.executeAsync($L)", executor, request);
        } else if (role.response() == null) {
            builder.addStatement("$L.execute($L)", executor, request);
        } else {
            allTags.add("@return the return value");
            builder.returns(response).addStatement("return $L.execute($L)", executor, request);
        }
        if (method.request().doc().deprecated()) {
            allTags.add(RecordParts.deprecatedTag(method.request().doc()));
        }
        if (!allTags.isEmpty()) {
            builder.addJavadoc("\n\n$L", JavadocText.wrap(String.join("\n", allTags)));
        }
        return builder;
    }
}
