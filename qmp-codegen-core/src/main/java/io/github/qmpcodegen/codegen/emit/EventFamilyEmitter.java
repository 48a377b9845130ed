package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import javax.lang.model.element.Modifier;

/** Writes the sealed type of the package's events, and the record of the events that the schema does not have. */
final class EventFamilyEmitter {

    private final JavaModel model;
    private final FileScope scope;
    private final Comments comments;

    EventFamilyEmitter(JavaModel model, FileScope scope) {
        this.model = model;
        this.scope = scope;
        this.comments = new Comments(scope, 1);
    }

    TypeSpec.Builder family() {
        TypeSpec.Builder spec = TypeSpec.interfaceBuilder(
                        scope.className(model.interfaceTypes().event()))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(RuntimeTypes.QMP_EVENT);
        comments.say(
                "Any event of this package, including {@link " + unknownName().simpleName() + "}.", spec);
        model.events()
                .forEach(event ->
                        spec.addPermittedSubclass(scope.className(event.type().name())));
        return spec.addPermittedSubclass(unknownName());
    }

    TypeSpec.Builder unknown() {
        ClassName name = unknownName();
        TypeSpec.Builder spec = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(scope.className(model.interfaceTypes().event()))
                .addSuperinterface(RuntimeTypes.UNKNOWN_EVENT);
        comments.say("An event that is not in the schema, with its data as received.", spec);
        return spec.recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "qmpName")
                        .addParameter(RuntimeTypes.JSON_NODE, "data")
                        .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                        .build())
                .addMethod(MethodSpec.methodBuilder("read")
                        .addModifiers(Modifier.STATIC)
                        .returns(name)
                        .addParameter(String.class, "qmpName")
                        .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                        .addParameter(RuntimeTypes.QMP_READER, "in")
                        .addStatement("return new $T(qmpName, in.unknownEvent(), timestamp)", name)
                        .build())
                .addMethod(CommonCode.override("write", TypeName.VOID)
                        .addParameter(RuntimeTypes.QMP_WRITER, "out")
                        .addStatement("out.json(data)")
                        .build());
    }

    private ClassName unknownName() {
        return scope.className(model.interfaceTypes().unknownEvent());
    }
}
