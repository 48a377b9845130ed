package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Branch;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Event;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Request;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import io.github.qmpcodegen.qmp.codec.SecretMask;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes a request, an event, an object or a branch of a union: a record, or a class where a record would not do. */
final class RecordEmitter {

    private final GeneratedRecord type;
    private final @Nullable GeneratedUnion union;
    private final FileScope scope;
    private final Comments comments;
    private final ClassName name;

    /** Writes a type that is no branch. */
    RecordEmitter(GeneratedRecord type, FileScope scope) {
        this(type, null, scope);
    }

    /** Writes a branch of a union. */
    RecordEmitter(GeneratedRecord type, @Nullable GeneratedUnion union, FileScope scope) {
        this.type = type;
        this.union = union;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size());
        this.name = scope.className(type.name());
    }

    TypeSpec.Builder emit() {
        TypeSpec.Builder spec = type.fitsRecord() ? record() : largeClass();
        spec.addModifiers(Modifier.PUBLIC).addSuperinterface(superinterface());
        if (type.role() instanceof Request request && !request.answered() && request.outOfBand()) {
            spec.addSuperinterface(RuntimeTypes.UNANSWERED_REQUEST);
        }
        comments.add(type, spec);
        if (RecordLayout.isMessage(type)) {
            spec.addField(
                    FieldSpec.builder(RuntimeTypes.STRING, "QMP_NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                            .initializer("$L", Literals.of(type.qmpName()))
                            .build());
        }
        if (!type.isInline() && !RecordLayout.isEmpty(type)) {
            addTable(spec);
        }
        if (scope.hasBuilder(type)) {
            spec.addMethod(builderMethod()).addMethod(toBuilderMethod());
        }
        roleMethods(spec);
        if (type.fitsRecord()) {
            RecordCode code = new RecordCode(type, scope);
            spec.addMethod(read(code.read())).addMethod(write(code.write()));
            accessors(spec);
        } else {
            new LargeRecord(type, scope).addMethods(spec, read(LargeRecord.read(type)));
        }
        if (scope.hasBuilder(type)) {
            spec.addType(new BuilderEmitter(type, union, scope).emit());
        }
        return spec;
    }

    // The shape.

    private TypeSpec.Builder record() {
        TypeSpec.Builder spec = TypeSpec.recordBuilder(name);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Component component : type.components()) {
            ParameterSpec.Builder parameter = ParameterSpec.builder(scope.declared(component), component.name());
            if (component.doc().unstable()) {
                parameter.addAnnotation(RuntimeTypes.UNSTABLE);
            }
            Annotations.releases(component.doc()).forEach(parameter::addAnnotation);
            constructor.addParameter(parameter.build());
        }
        if (type.role() instanceof Event) {
            constructor.addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp");
        }
        if (type.keepsUnmodelled()) {
            constructor.addParameter(RuntimeTypes.UNMODELLED, "unmodelled");
        }
        spec.recordConstructor(constructor.build());
        CodeBlock checks = RecordLayout.checks(type, scope);
        if (!checks.isEmpty()) {
            spec.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addCode(checks)
                    .build());
        }
        return spec;
    }

    private TypeSpec.Builder largeClass() {
        return TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).superclass(RuntimeTypes.LARGE_VALUE);
    }

    private TypeName superinterface() {
        if (type.role() instanceof Request request) {
            if (request.outOfBand()) {
                return ParameterizedTypeName.get(
                        RuntimeTypes.OUT_OF_BAND_REQUEST, RecordLayout.response(request, scope));
            }
            if (request.response() != null) {
                return ParameterizedTypeName.get(RuntimeTypes.QMP_REQUEST, RecordLayout.response(request, scope));
            }
            return request.answered() ? RuntimeTypes.VOID_REQUEST : RuntimeTypes.UNANSWERED_REQUEST;
        } else if (type.role() instanceof Event event) {
            return scope.className(event.family());
        } else if (type.role() instanceof Branch branch) {
            return scope.className(branch.tag().union());
        }
        return RuntimeTypes.QMP_VALUE;
    }

    private void addTable(TypeSpec.Builder spec) {
        MemberTable table = new MemberTable(type);
        spec.addField(
                FieldSpec.builder(RuntimeTypes.MEMBERS, "MEMBERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(table.initializer())
                        .build());
        table.parts().forEach(spec::addMethod);
    }

    // The methods.

    private MethodSpec builderMethod() {
        return MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name.nestedClass("Builder"))
                .addStatement("return new Builder()")
                .build();
    }

    private MethodSpec toBuilderMethod() {
        StringBuilder more = new StringBuilder();
        type.components().stream()
                .filter(Component::inline)
                .forEach(component -> more.append("." + component.name() + "(" + component.name() + ")"));
        if (type.role() instanceof Event) {
            more.append(".timestamp(timestamp)");
        }
        ClassName base = type.role() instanceof Event ? RuntimeTypes.EVENT_BUILDER : RuntimeTypes.VALUE_BUILDER;
        return MethodSpec.methodBuilder("toBuilder")
                .addModifiers(Modifier.PUBLIC)
                .returns(name.nestedClass("Builder"))
                .addStatement("return $T.copy(new Builder(), this)$L", base, more)
                .build();
    }

    private void roleMethods(TypeSpec.Builder spec) {
        if (RecordLayout.isMessage(type)) {
            spec.addMethod(CommonCode.override("qmpName", RuntimeTypes.STRING)
                    .addStatement("return QMP_NAME")
                    .build());
        }
        if (type.role() instanceof Request request) {
            if (request.response() != null || (request.outOfBand() && request.answered())) {
                spec.addMethod(readReturn(request));
            }
        } else if (type.role() instanceof Branch branch && branch.value() != null) {
            JavaType tagType = branch.tag().component().type();
            spec.addMethod(CommonCode.override(branch.tag().component().name(), scope.boxed(tagType))
                    .addStatement("return $L", tagValue(tagType, branch.value()))
                    .build());
        }
    }

    private CodeBlock tagValue(JavaType tagType, GeneratedRecord.TagValue value) {
        if (value.constant() != null) {
            return CodeBlock.of(
                    "$T.$L",
                    scope.className(value.constant().owner()),
                    value.constant().name());
        }
        CodeBlock text = CodeBlock.of("$L", Literals.of(value.text()));
        if (!(scope.generated(tagType) instanceof GeneratedEnum enumeration)) {
            return text;
        }
        return CodeBlock.of(
                FileScope.isPlain(enumeration) ? "$T.TEXTS.of($L)" : "$T.of($L)", scope.boxed(tagType), text);
    }

    private MethodSpec readReturn(Request request) {
        TypeName response = RecordLayout.response(request, scope);
        JavaType returned = request.response();
        CodeBlock read = returned == null
                ? CodeBlock.of("$T.read(in)", RuntimeTypes.EMPTY_RESPONSE)
                : scope.read(returned, "in");
        boolean certain = returned == null || ReadNullness.isAlwaysRead(returned, scope);
        return CommonCode.override("readReturn", certain ? response : FileScope.nullable(response))
                .addParameter(RuntimeTypes.QMP_READER, "in")
                .addStatement("return $L", read)
                .build();
    }

    private MethodSpec read(CodeBlock body) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("read").addModifiers(Modifier.STATIC).returns(name);
        if (type.role() instanceof GeneratedRecord.Value) {
            method.addModifiers(Modifier.PUBLIC);
        }
        if (type.role() instanceof Event) {
            method.addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp");
        }
        return method.addParameter(RuntimeTypes.QMP_READER, "in").addCode(body).build();
    }

    private static MethodSpec write(CodeBlock body) {
        return CommonCode.override("write", TypeName.VOID)
                .addParameter(RuntimeTypes.QMP_WRITER, "out")
                .addCode(body)
                .build();
    }

    /** The accessors that do more than give the component, or are deprecated, which components can't be. */
    private void accessors(TypeSpec.Builder spec) {
        for (Component component : type.components()) {
            boolean checks = type.received() && component.presence() != Component.Presence.REQUIRED;
            if (checks || component.doc().deprecated()) {
                MethodSpec.Builder method = CommonCode.override(component.name(), scope.accessed(component));
                if (union != null && union.declares(component.name())) {
                    Comments.annotate(component, method);
                } else {
                    comments.add(component, method);
                }
                spec.addMethod(
                        method.addStatement("return $L", accessed(component)).build());
            }
        }
        if (needsText()) {
            spec.addMethod(CommonCode.override("toString", RuntimeTypes.STRING)
                    .addStatement("return $T.text(this)", RuntimeTypes.QMP_VALUE)
                    .build());
        }
    }

    /** Whether the text that every record has would say what is missing, or a secret. */
    private boolean needsText() {
        return type.components().stream()
                .anyMatch(component -> component.presence() == Component.Presence.PROMISED
                        || component.type().equals(new JavaType.Scalar(JavaType.Kind.ANY))
                        || SecretMask.mayHide(component.wireName()));
    }

    /** The value that an accessor gives: for what servers send, not before it is seen to be there. */
    private String accessed(Component component) {
        if (!type.received() || component.presence() == Component.Presence.REQUIRED) {
            return component.name();
        }
        String method = component.presence() == Component.Presence.PROMISED ? "promised" : "optional";
        return "unmodelled." + method + "(" + Literals.of(component.wireName()) + ", " + component.name() + ")";
    }
}
