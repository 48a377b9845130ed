package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the builder of a record, on a base class that holds the values by index. */
final class BuilderEmitter {

    private final GeneratedRecord type;
    private final @Nullable GeneratedUnion union;
    private final FileScope scope;
    private final Comments comments;
    private final ClassName builder;

    /** Of a branch, the union says which setters the base class has. */
    BuilderEmitter(GeneratedRecord type, @Nullable GeneratedUnion union, FileScope scope) {
        this.type = type;
        this.union = union;
        this.scope = scope;
        this.comments = new Comments(scope, type.name().simpleNames().size() + 1);
        this.builder = scope.className(type.name()).nestedClass("Builder");
    }

    /** Whether the builders of the branches share one for the members that all branches have. */
    static boolean hasBaseBuilder(GeneratedUnion union) {
        return !union.common().isEmpty() && union.branches().size() > 1;
    }

    /** What the builders of the branches extend. */
    static ClassName baseBuilder(ClassName union) {
        return union.nestedClass("CommonBuilder");
    }

    TypeSpec emit() {
        ClassName built = scope.className(type.name());
        GeneratedUnion shared = union != null && hasBaseBuilder(union) ? union : null;
        ClassName base = shared == null
                ? type.role() instanceof GeneratedRecord.Event ? RuntimeTypes.EVENT_BUILDER : RuntimeTypes.VALUE_BUILDER
                : baseBuilder(scope.className(shared.name()));
        TypeSpec.Builder spec = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(base, built, builder));
        spec.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super(MEMBERS)")
                .build());
        Setters setters =
                new Setters(type.direction(), builder, builder.simpleNames().size(), scope);
        BuilderReads reads = new BuilderReads(scope);
        int index = RecordLayout.firstIndex(type);
        for (Component component : type.components()) {
            if (component.inline()) {
                addInline(component, spec);
                continue;
            }
            if (shared == null || !shared.declares(component.name())) {
                setters.add(component, index, spec);
                reads.add(component, index);
            }
            index++;
        }
        if (type.isReadByBuilder()) {
            reads.addTo(spec);
        }
        return spec.addMethod(create(built)).build();
    }

    /** The members of another type that are among those of this one are held as that type's value. */
    private void addInline(Component component, TypeSpec.Builder spec) {
        TypeName value = scope.boxed(component.type());
        spec.addField(FieldSpec.builder(FileScope.nullable(value), component.name(), Modifier.PRIVATE)
                .build());
        MethodSpec.Builder setter = MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(value, component.name());
        comments.add(component, setter);
        spec.addMethod(setter.addStatement("this.$1L = $1L", component.name())
                .addStatement("return this")
                .build());
    }

    private MethodSpec create(ClassName built) {
        List<String> arguments = new ArrayList<>();
        if (type.fitsRecord()) {
            int index = RecordLayout.firstIndex(type);
            for (Component component : type.components()) {
                arguments.add(component.inline() ? required(component) : value(component, index++));
            }
            addTimestamp(arguments);
            arguments.add("unmodelled()");
        } else {
            arguments.add("this");
            addTimestamp(arguments);
        }
        String call = Fill.of(
                builder.simpleNames().size() + 1,
                "return new " + type.name().simpleName() + "(",
                arguments,
                ", ",
                ");\n");
        return MethodSpec.methodBuilder("create")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(built)
                .addCode("$L", call)
                .build();
    }

    private void addTimestamp(List<String> arguments) {
        if (type.role() instanceof GeneratedRecord.Event) {
            arguments.add("timestamp()");
        }
    }

    private static String required(Component component) {
        return "required(" + Literals.of(component.name()) + ", " + component.name() + ")";
    }

    private static String value(Component component, int index) {
        if (!component.isPrimitive()) {
            return "get(" + index + ")";
        }
        boolean truth = component.type() instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.BOOL;
        return (truth ? "getBoolean(" : "getLong(") + index + ")";
    }
}
