package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.Set;
import java.util.TreeSet;

/** A file that is being put together: its package, what it imports statically, and how types are written in it. */
final class FileScope {

    private final String packageName;
    private final boolean javadoc;
    private final Set<String> decoders = new TreeSet<>();

    FileScope(String packageName, boolean javadoc) {
        this.packageName = packageName;
        this.javadoc = javadoc;
    }

    /** The constants and methods of {@code Decoders} that the file uses by their simple names. */
    Set<String> decoders() {
        return decoders;
    }

    /** What the Javadoc says, or nothing where none is wanted. */
    String description(Doc doc) {
        return javadoc ? JavadocText.description(doc) : JavadocText.summary(doc);
    }

    ClassName className(JavaName name) {
        ClassName className = ClassName.get(packageName, name.topLevel());
        for (String nested : name.simpleNames().subList(1, name.simpleNames().size())) {
            className = className.nestedClass(nested);
        }
        return className;
    }

    /** The type of a value as an object. */
    TypeName boxed(JavaType type) {
        if (type instanceof JavaType.ListOf list) {
            return ParameterizedTypeName.get(RuntimeTypes.LIST, boxed(list.element()));
        } else if (type instanceof JavaType.Generated generated) {
            return className(generated.name());
        }
        return switch (((JavaType.Scalar) type).kind()) {
            case STR -> ClassName.get(String.class);
            case BOOL -> ClassName.get(Boolean.class);
            case INT, INT8, INT16, INT32, UINT8, UINT16, UINT32 -> ClassName.get(Long.class);
            case UINT64 -> RuntimeTypes.UINT64;
            case NUMBER -> RuntimeTypes.BIG_DECIMAL;
            case NULL -> RuntimeTypes.NULL_NODE;
            case ANY -> RuntimeTypes.JSON_NODE;
        };
    }

    /** The type of a component as it is declared. */
    TypeName declared(Component component) {
        if (component.isPrimitive()) {
            return boxed(component.type()).unbox();
        }
        return component.isNullable() ? nullable(boxed(component.type())) : boxed(component.type());
    }

    /**
     * The type of a component as it is declared in the head of its record, where a type nested in the record is in scope,
     * which JavaPoet does not know.
     */
    TypeName declaredInHead(Component component, JavaName record) {
        if (component.isNullable()
                && component.type() instanceof JavaType.Generated generated
                && generated.name().isDirectlyIn(record)) {
            return TypeVariableName.get("@Nullable " + generated.name().simpleName());
        }
        return declared(component);
    }

    /** The type that a component's accessor gives. */
    TypeName accessed(Component component) {
        return component.presence() == Component.Presence.PROMISED ? boxed(component.type()) : declared(component);
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(RuntimeTypes.NULLABLE_ANNOTATION);
    }

    /** The expression for the decoder of a type. */
    CodeBlock decoder(JavaType type) {
        if (type instanceof JavaType.ListOf list) {
            return CodeBlock.of("$L($L)", use("listOf"), decoder(list.element()));
        } else if (type instanceof JavaType.Generated generated) {
            return CodeBlock.of("$T::fromJson", className(generated.name()));
        }
        return CodeBlock.of("$L", use(((JavaType.Scalar) type).kind().name()));
    }

    /** A constant or method of {@code Decoders}, by its simple name. */
    String use(String decoder) {
        decoders.add(decoder);
        return decoder;
    }
}
