package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Branch;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Event;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Request;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a request, an event, an object or a branch of a union: a record, or a class where a record would not do. */
final class RecordEmitter {

    /** Calls in one chain beyond which compilers run out of stack. */
    private static final int CHAIN = 200;

    private final RecordType type;
    private final FileScope scope;
    private final ClassName name;

    RecordEmitter(RecordType type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = type.fitsRecord() ? record() : finalClass();
        spec.addModifiers(Modifier.PUBLIC).addSuperinterface(superinterface());
        if (type.role() instanceof Request request && !request.answered() && request.outOfBand()) {
            spec.addSuperinterface(RuntimeTypes.UNANSWERED_REQUEST);
        }
        Annotations.of(type.doc()).forEach(spec::addAnnotation);
        if (!(type.role() instanceof Branch)) {
            spec.addField(RecordParts.qmpName(type.qmpName(), nameComment()));
        }
        if (type.hasBuilder()) {
            spec.addMethod(builderMethod());
        }
        roleMethods(spec);
        spec.addMethod(fromJson()).addMethod(toJson());
        if (type.fitsRecord()) {
            accessors(spec);
        } else {
            ClassParts parts = new ClassParts(type, scope);
            parts.addAccessors(spec);
            parts.addParts(spec);
        }
        if (type.hasBuilder()) {
            spec.addType(new BuilderEmitter(type, scope).emit());
        }
        return spec;
    }

    private String nameComment() {
        if (type.role() instanceof Request) {
            return "The command's name on the wire.";
        }
        return type.role() instanceof Event ? "The event's name on the wire." : "The type's name in the schema.";
    }

    // The shape.

    private TypeSpec.Builder record() {
        TypeSpec.Builder spec = TypeSpec.recordBuilder(name).addJavadoc("$L", typeComment(true));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (type.role() instanceof Event) {
            constructor.addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp");
        }
        for (Component component : type.components()) {
            ParameterSpec.Builder parameter =
                    ParameterSpec.builder(scope.declaredInHead(component, type.name()), component.name());
            if (component.doc().unstable()) {
                parameter.addAnnotation(RuntimeTypes.UNSTABLE);
            }
            constructor.addParameter(parameter.build());
        }
        if (type.open()) {
            constructor.addParameter(RuntimeTypes.JSON_MEMBERS, "extra");
        }
        if (type.received()) {
            constructor.addParameter(RuntimeTypes.UNMODELLED, "unmodelled");
        }
        spec.recordConstructor(constructor.build());
        CodeBlock checks = RecordParts.checks(type, scope);
        if (!checks.isEmpty()) {
            spec.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("$L", constructorComment())
                    .addCode(checks)
                    .build());
        }
        return spec;
    }

    private TypeSpec.Builder finalClass() {
        TypeSpec.Builder spec =
                TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).addJavadoc("$L", typeComment(false));
        new ClassParts(type, scope).addFieldsAndConstructor(spec);
        return spec;
    }

    private TypeName superinterface() {
        if (type.role() instanceof Request request) {
            if (request.outOfBand()) {
                return ParameterizedTypeName.get(
                        RuntimeTypes.OUT_OF_BAND_REQUEST, RecordParts.response(request, scope));
            }
            return request.answered()
                    ? ParameterizedTypeName.get(RuntimeTypes.QMP_REQUEST, RecordParts.response(request, scope))
                    : RuntimeTypes.UNANSWERED_REQUEST;
        } else if (type.role() instanceof Event event) {
            return scope.className(event.family());
        } else if (type.role() instanceof Branch branch) {
            return scope.className(branch.union().union());
        }
        return RuntimeTypes.QMP_VALUE;
    }

    // What is said.

    private String typeComment(boolean withParameters) {
        StringBuilder text = new StringBuilder(scope.description(type.doc()));
        List<String> tags = new ArrayList<>();
        if (withParameters) {
            if (type.role() instanceof Event) {
                tags.add(JavadocText.tag("@param timestamp", "when the server says that it happened"));
            }
            for (Component component : type.components()) {
                tags.add(JavadocText.tag(
                        "@param " + component.name(), RecordParts.componentText(component, type.received(), scope)));
            }
            if (type.open()) {
                tags.add(JavadocText.tag("@param extra", "further members, in their order"));
            }
            if (type.received()) {
                tags.add(JavadocText.tag(
                        "@param unmodelled", "what came beyond these members or did not fit them, as it came"));
            }
        }
        if (type.doc().deprecated()) {
            tags.add(RecordParts.deprecatedTag(type.doc()));
        }
        if (!tags.isEmpty()) {
            text.append("\n\n").append(String.join("\n", tags));
        }
        return JavadocText.wrap(text.toString());
    }

    private String constructorComment() {
        List<String> lines = new ArrayList<>(List.of("Checks and copies the parts.", ""));
        String noun = type.role() instanceof Request ? "argument" : "member";
        if (type.role() instanceof Event) {
            lines.add("@param timestamp when it happened");
        }
        for (Component component : type.components()) {
            lines.add("@param " + component.name() + " the " + noun + " "
                    + JavadocText.code(component.wireName().isEmpty() ? component.name() : component.wireName()));
        }
        if (type.open()) {
            lines.add("@param extra further members");
        }
        if (type.received()) {
            lines.add("@param unmodelled what came beyond these members");
        }
        return String.join("\n", lines);
    }

    // The methods.

    private MethodSpec builderMethod() {
        return MethodSpec.methodBuilder("builder")
                .addJavadoc("{@return a new builder}")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name.nestedClass("Builder"))
                .addStatement("return new Builder()")
                .build();
    }

    private void roleMethods(TypeSpec.Builder spec) {
        if (type.role() instanceof Request request) {
            spec.addMethod(RecordParts.override("qmpName", ClassName.get(String.class))
                    .addStatement("return QMP_NAME")
                    .build());
            spec.addMethod(decodeReturn(request));
        } else if (type.role() instanceof Event) {
            spec.addMethod(RecordParts.override("qmpName", ClassName.get(String.class))
                    .addStatement("return QMP_NAME")
                    .build());
        } else if (type.role() instanceof Branch branch && branch.tag() != null) {
            spec.addMethod(RecordParts.override(
                            branch.union().component().name(),
                            scope.boxed(branch.union().component().type()))
                    .addStatement("return $L", tagValue(branch, branch.tag()))
                    .build());
        }
    }

    private CodeBlock tagValue(Branch branch, RecordType.TagValue value) {
        JavaType tagType = branch.union().component().type();
        if (value.constant() != null) {
            return CodeBlock.of(
                    "$T.$L",
                    scope.className(value.constant().owner()),
                    value.constant().name());
        }
        CodeBlock text = CodeBlock.of("$L", Literals.of(value.text()));
        return tagType instanceof JavaType.Generated ? CodeBlock.of("$T.of($L)", scope.boxed(tagType), text) : text;
    }

    private MethodSpec decodeReturn(Request request) {
        MethodSpec.Builder method = RecordParts.override("decodeReturn", RecordParts.response(request, scope))
                .addParameter(RuntimeTypes.JSON_NODE, "value")
                .addParameter(RuntimeTypes.DECODING, "decoding");
        JavaType response = request.response();
        if (response == null) {
            return method.addStatement("return $T.fromJson(value, decoding)", RuntimeTypes.EMPTY_RESPONSE)
                    .build();
        }
        return method.addStatement("return decoding.whole(value, $L)", scope.decoder(response))
                .build();
    }

    private MethodSpec fromJson() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.STATIC)
                .returns(name);
        if (type.role() instanceof RecordType.Value) {
            method.addModifiers(Modifier.PUBLIC).addJavadoc("$L", RecordParts.FROM_JSON_COMMENT);
        }
        if (type.role() instanceof Event) {
            method.addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp");
        }
        method.addParameter(RuntimeTypes.JSON_NODE, "json").addParameter(RuntimeTypes.DECODING, "decoding");
        return method.addCode(type.fitsRecord() ? decodeRecord() : new ClassParts(type, scope).decode())
                .build();
    }

    private CodeBlock decodeRecord() {
        List<CodeBlock> arguments = new ArrayList<>();
        if (type.role() instanceof Event) {
            arguments.add(CodeBlock.of("timestamp"));
        }
        for (Component component : type.components()) {
            arguments.add(RecordParts.read(component, scope));
        }
        if (type.open()) {
            arguments.add(CodeBlock.of("in.others()"));
        }
        if (type.received()) {
            arguments.add(CodeBlock.of("in.rest()"));
        }
        CodeBlock construction = arguments.stream()
                .collect(CodeBlock.joining(
                        ",\n", "new " + name.simpleName() + "(" + (arguments.size() > 1 ? "\n" : ""), ")"));
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement(
                        "$T in = decoding.members(json)$L", RuntimeTypes.MEMBER_READER, RecordParts.passTag(type));
        if (type.received()) {
            return code.addStatement("return $L", construction).build();
        } else if (arguments.isEmpty()) {
            return code.addStatement("in.end()")
                    .addStatement("return $L", construction)
                    .build();
        }
        return code.addStatement("$T value = $L", name, construction)
                .addStatement("in.end()")
                .addStatement("return value")
                .build();
    }

    private MethodSpec toJson() {
        if (!type.fitsRecord()) {
            return new ClassParts(type, scope).toJson();
        }
        MethodSpec.Builder method =
                RecordParts.override("toJson", type.received() ? RuntimeTypes.JSON_NODE : RuntimeTypes.OBJECT_NODE);
        List<String> calls = RecordParts.writes(type);
        String end = type.received() ? "end(unmodelled)" : "end()";
        if (calls.size() <= CHAIN) {
            String chain = calls.isEmpty() ? "." + end : "\n." + String.join("\n.", calls) + "\n." + end;
            return method.addStatement("return new $T()$L", RuntimeTypes.MEMBER_WRITER, chain)
                    .build();
        }
        String out = local("out");
        method.addStatement("$1T $2L = new $1T()", RuntimeTypes.MEMBER_WRITER, out);
        calls.forEach(call -> method.addStatement("$L.$L", out, call));
        return method.addStatement("return $L.$L", out, end).build();
    }

    /** The name of a variable that hides no component. */
    private String local(String wish) {
        String name = wish;
        while (hasComponent(name)) {
            name += "_";
        }
        return name;
    }

    private boolean hasComponent(String name) {
        return type.components().stream().anyMatch(component -> component.name().equals(name));
    }

    /** The accessors that do more than give the component, or are deprecated, which components can't be. */
    private void accessors(TypeSpec.Builder spec) {
        for (Component component : type.components()) {
            boolean checks = type.received() && component.presence() != Component.Presence.REQUIRED;
            if (checks || component.doc().deprecated()) {
                MethodSpec.Builder method = RecordParts.override(component.name(), scope.accessed(component))
                        .addJavadoc("$L", RecordParts.accessorComment(component))
                        .addStatement("return $L", RecordParts.accessed(component, type));
                Annotations.of(component.doc()).forEach(method::addAnnotation);
                spec.addMethod(method.build());
            }
        }
    }
}
