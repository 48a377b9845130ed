package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import javax.lang.model.element.Modifier;

/** Writes the sealed type of the package's events, and the record of the events that the schema does not have. */
final class EventFamilyEmitter {

    private final JavaModel model;
    private final FileScope scope;

    EventFamilyEmitter(JavaModel model, FileScope scope) {
        this.model = model;
        this.scope = scope;
    }

    TypeSpec.Builder family() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(
                        scope.className(model.family().event()))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_EVENT)
                .addJavadoc(
                        "Any event of this package, {@link $L} among them.",
                        unknownName().simpleName());
        model.events()
                .forEach(event ->
                        spec.addPermittedSubclass(scope.className(event.type().name())));
        return spec.addPermittedSubclass(unknownName());
    }

    TypeSpec.Builder unknown() {
        ClassName name = unknownName();
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(scope.className(model.family().event()))
                .addSuperinterface(RuntimeTypes.UNKNOWN_EVENT)
                .addJavadoc("""
                        An event that the schema does not have.

                        @param qmpName its wire name
                        @param timestamp when the server says that it happened
                        @param data its data as it came""")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "qmpName")
                        .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                        .addParameter(RuntimeTypes.JSON_NODE, "data")
                        .build())
                .addMethod(MethodSpec.methodBuilder("fromJson")
                        .addModifiers(Modifier.STATIC)
                        .returns(name)
                        .addParameter(String.class, "qmpName")
                        .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                        .addParameter(RuntimeTypes.JSON_NODE, "data")
                        .addParameter(RuntimeTypes.DECODING, "decoding")
                        .addStatement(
                                "decoding.report($T.Kind.UNKNOWN_EVENT, $S, data)",
                                RuntimeTypes.DECODING_PROBLEM,
                                "is of an event that the schema does not have")
                        .addStatement("return new $T(qmpName, timestamp, data)", name)
                        .build())
                .addMethod(RecordParts.override("toJson", RuntimeTypes.JSON_NODE)
                        .addStatement("return data")
                        .build());
    }

    private ClassName unknownName() {
        return scope.className(model.family().unknownEvent());
    }
}
