package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The parts of a final class that stands in for a record with too many components. */
final class LargeRecord {

    private final GeneratedRecord type;
    private final FileScope scope;
    private final Comments comments;

    LargeRecord(GeneratedRecord type, FileScope scope) {
        this.type = type;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size());
    }

    /** The body of the method that reads it. */
    static CodeBlock read(GeneratedRecord type) {
        String timestamp = type.role() instanceof GeneratedRecord.Event ? ".timestamp(timestamp)" : "";
        return CodeBlock.of(
                "return in.build(MEMBERS, new Builder()$L$L);\n", timestamp, type.received() ? ", true" : "");
    }

    void addMethods(TypeSpec.Builder spec, MethodSpec read) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(builder(), "builder")
                .addStatement("super(builder)");
        if (type.role() instanceof GeneratedRecord.Event) {
            spec.addField(FieldSpec.builder(RuntimeTypes.EVENT_TIMESTAMP, "timestamp", Modifier.PRIVATE, Modifier.FINAL)
                    .build());
            constructor
                    .addParameter(RuntimeTypes.EVENT_TIMESTAMP, "timestamp")
                    .addStatement("this.timestamp = timestamp");
            spec.addMethod(CommonCode.override("timestamp", RuntimeTypes.EVENT_TIMESTAMP)
                    .addStatement("return timestamp")
                    .build());
        }
        spec.addMethod(constructor.build()).addMethod(read);
        List<Component> components = type.components();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            MethodSpec.Builder method = MethodSpec.methodBuilder(component.name())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(scope.accessed(component));
            if (type.received()) {
                comments.add(component, method);
            } else {
                Comments.annotate(component, method);
            }
            Annotations.releases(component.doc()).forEach(method::addAnnotation);
            int index = RecordLayout.firstIndex(type) + i;
            if (component.presence() == Component.Presence.OPTIONAL) {
                method.addStatement("return optional($L)", index);
            } else {
                method.addStatement("return this.<$T>promised($L)", scope.boxed(component.type()), index);
            }
            spec.addMethod(method.build());
        }
    }

    private ClassName builder() {
        return scope.className(type.name()).nestedClass("Builder");
    }
}
