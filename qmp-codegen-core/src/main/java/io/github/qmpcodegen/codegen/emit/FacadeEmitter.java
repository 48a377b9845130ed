package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import io.github.qmpcodegen.codegen.javamodel.FacadeMethod;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Request;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes a facade: a class with methods for each command, which take its mandatory arguments, its request, or what fills
 * the request's builder.
 *
 * <p>A class file holds no more than 65,535 constants, so the methods of a large interface are spread over classes that
 * extend each other; users see the last.
 */
final class FacadeEmitter {

    private static final Expression REQUEST = new Expression(CodeBlock.of("request"), "request".length());

    private static final int COMMANDS = JavaModel.InterfaceTypes.COMMANDS_OF_A_CLASS;

    private final JavaModel model;
    private final FileScope scope;
    private final Comments comments;
    private final boolean async;
    private final String generator;

    FacadeEmitter(JavaModel model, FileScope scope, boolean async, String generator) {
        this.model = model;
        this.scope = scope;
        this.comments = new Comments(scope, 1);
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
        return async
                ? model.interfaceTypes().asyncCommands()
                : model.interfaceTypes().commands();
    }

    private ClassName name(int part, int parts) {
        return scope.className(
                part == parts - 1 ? facadeName() : JavaModel.InterfaceTypes.facadePart(facadeName(), part + 1));
    }

    private TypeSpec.Builder last(ClassName name) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        comments.say(
                (async
                                ? "The commands. Each method returns a future of the command's return value."
                                : "The commands. Each method waits for the command's return value.")
                        + "\n\n<p>Failures are exceptions of the executor. Safe for use by several threads"
                        + " if the executor is.",
                spec);
        return spec;
    }

    private TypeSpec.Builder link(ClassName name, ClassName next) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.ABSTRACT, Modifier.SEALED)
                .addPermittedSubclass(next);
        comments.say(
                "A part of {@link " + facade().simpleName() + "}, which has too many methods for one class.", spec);
        return spec;
    }

    private MethodSpec constructor(boolean first, boolean last) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(RuntimeTypes.QMP_EXECUTOR, "executor");
        if (last) {
            comments.say(
                    "Creates the facade for what executes the commands, such as a client.",
                    constructor.addModifiers(Modifier.PUBLIC));
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
        GeneratedRecord request = method.request();
        ClassName name = scope.className(request.name());
        boolean described = false;
        if (method.arguments() != null) {
            spec.addMethod(withArguments(method, method.arguments()));
            described = true;
        }
        if (method.takesRequest()) {
            TypeName content = ParameterizedTypeName.get(RuntimeTypes.CONSUMER, name.nestedClass("Builder"));
            spec.addMethod(end(
                    start(method, described).addParameter(content, "arguments"),
                    method,
                    new Expression(
                            CodeBlock.of("$T.build($T.builder(), arguments)", RuntimeTypes.VALUE_BUILDER, name),
                            width(RuntimeTypes.VALUE_BUILDER)
                                    + ".build(".length()
                                    + width(name)
                                    + ".builder(), arguments)".length())));
            spec.addMethod(end(start(method, true).addParameter(name, "request"), method, REQUEST));
        }
    }

    private MethodSpec withArguments(FacadeMethod method, List<Component> arguments) {
        MethodSpec.Builder builder = start(method, false);
        for (Component argument : arguments) {
            builder.addParameter(scope.declared(argument), argument.name());
        }
        return end(builder, method, construction(method.request(), arguments));
    }

    private Expression construction(GeneratedRecord request, List<Component> arguments) {
        ClassName name = scope.className(request.name());
        if (!scope.hasBuilder(request)) {
            String values = arguments.stream().map(Component::name).collect(Collectors.joining(", ", "(", ")"));
            return new Expression(
                    CodeBlock.of("new $T$L", name, values), "new ".length() + width(name) + values.length());
        }
        List<String> calls = new ArrayList<>();
        arguments.forEach(argument -> calls.add("." + argument.name() + "(" + argument.name() + ")"));
        calls.add(".build()");
        String head = (async ? "return executor.executeAsync(" : "return executor.execute(") + name.simpleName()
                + ".builder()";
        String call = Fill.of(2, head, calls, "", ");");
        String chain = call.substring(head.length(), call.length() - 2);
        return new Expression(
                CodeBlock.of("$T.builder()$L", name, chain),
                chain.indexOf('\n') < 0 ? width(name) + ".builder()".length() + chain.length() : 0);
    }

    private MethodSpec.Builder start(FacadeMethod method, boolean described) {
        MethodSpec.Builder builder = MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.PUBLIC);
        Doc doc = method.request().doc();
        Annotations.of(doc).forEach(builder::addAnnotation);
        if (!described) {
            String summary = JavadocText.summary(doc);
            String text = (summary.isEmpty() ? "" : JavadocText.withFullStop(summary) + " ") + "See {@link "
                    + method.request().name() + "}."
                    + (doc.deprecated() ? "\n\n" + Comments.deprecatedTag(doc) : "");
            comments.say(text, builder);
        }
        return builder;
    }

    private MethodSpec end(MethodSpec.Builder builder, FacadeMethod method, Expression request) {
        Request role = (Request) method.request().role();
        TypeName response = RecordLayout.response(role, scope);
        boolean hidden = method.arguments() != null
                && method.arguments().stream()
                        .anyMatch(argument -> argument.name().equals("executor"));
        String executor = hidden ? "this.executor" : "executor";
        if (async) {
            return builder.returns(ParameterizedTypeName.get(RuntimeTypes.COMPLETABLE_FUTURE, response))
                    .addCode(call("return " + executor + ".executeAsync(", request))
                    .build();
        }
        if (role.response() == null) {
            return builder.addCode(call(executor + ".execute(", request)).build();
        }
        return builder.returns(response)
                .addCode(call("return " + executor + ".execute(", request))
                .build();
    }

    /** A call with one argument, on the next line if it is too long for one. */
    private static CodeBlock call(String head, Expression argument) {
        boolean fits = 8 + head.length() + argument.width() + 2 <= Fill.WIDTH;
        return CodeBlock.of(fits ? "$L$L);\n" : "$L\n        $L);\n", head, argument.code());
    }

    /** How long a type's name is without its package. */
    private static int width(ClassName name) {
        return String.join(".", name.simpleNames()).length();
    }

    /**
     * Code for a value.
     *
     * @param width its length, with the names of types as they are where they need no package; 0 if it has several lines
     */
    private record Expression(CodeBlock code, int width) {}
}
