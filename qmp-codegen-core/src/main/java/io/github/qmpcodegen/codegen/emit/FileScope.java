package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import io.github.qmpcodegen.codegen.javamodel.GeneratedEnum;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedType;
import io.github.qmpcodegen.codegen.javamodel.JavaModel;
import io.github.qmpcodegen.codegen.javamodel.JavaName;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all files of a package are written with: its name, how types are written in it, how much is documented, and which
 * types have builders.
 */
final class FileScope {

    private static final ClassName BOOLEAN = ClassName.get(Boolean.class);
    private static final ClassName LONG = ClassName.get(Long.class);

    private final String packageName;
    private final JavadocLevel javadoc;
    private final Builders builders;
    private final Map<JavaName, GeneratedType> types = new HashMap<>();
    private final Map<JavaName, ClassName> classNames = new HashMap<>();

    FileScope(JavaModel model, EmitOptions options) {
        this.packageName = model.packageName();
        this.javadoc = options.javadoc();
        this.builders = options.builders();
        model.types().forEach(this::add);
    }

    private void add(GeneratedType type) {
        types.put(type.name(), type);
        classNames.put(type.name(), newClassName(type.name()));
        type.nested().forEach(this::add);
    }

    /** The generated type that a type is; null if it is none. */
    @Nullable
    GeneratedType generated(JavaType type) {
        return type instanceof JavaType.Generated generated ? types.get(generated.name()) : null;
    }

    /** Whether a record has a builder. */
    boolean hasBuilder(GeneratedRecord type) {
        return type.needsBuilder()
                && (builders == Builders.ALL || type.direction().isSent() || type.isReadByBuilder());
    }

    /** Whether anything is documented. */
    boolean documents() {
        return javadoc != JavadocLevel.NONE;
    }

    /** What the Javadoc says, or its first sentence if no more is requested. */
    String description(Doc doc) {
        return javadoc == JavadocLevel.FULL ? JavadocText.description(doc) : JavadocText.summary(doc);
    }

    ClassName className(JavaName name) {
        ClassName known = classNames.get(name);
        return known != null ? known : newClassName(name);
    }

    private ClassName newClassName(JavaName name) {
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
            case STR -> RuntimeTypes.STRING;
            case BOOL -> BOOLEAN;
            case INT, INT8, INT16, INT32, UINT8, UINT16, UINT32 -> LONG;
            case UINT64 -> RuntimeTypes.UINT64;
            case NUMBER -> RuntimeTypes.BIG_DECIMAL;
            case NULL -> RuntimeTypes.NULL_NODE;
            case ANY -> RuntimeTypes.JSON_NODE;
        };
    }

    /** The type of a value that is always there. */
    TypeName unboxed(JavaType type) {
        boolean primitive =
                type instanceof JavaType.Scalar scalar && scalar.kind().isPrimitive();
        return primitive ? boxed(type).unbox() : boxed(type);
    }

    /** The type of a component as it is declared. */
    TypeName declared(Component component) {
        return component.isNullable() ? nullable(boxed(component.type())) : accessed(component);
    }

    /** The type that a component's accessor gives. */
    TypeName accessed(Component component) {
        return component.presence() == Component.Presence.OPTIONAL
                ? nullable(boxed(component.type()))
                : unboxed(component.type());
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(RuntimeTypes.NULLABLE_ANNOTATION);
    }

    /** The expression that reads a value of a type from the reader of a name; null if the value does not fit. */
    CodeBlock read(JavaType type, String in) {
        if (type instanceof JavaType.ListOf list) {
            return CodeBlock.of("$L.list($L)", in, elementReader(list.element()));
        } else if (type instanceof JavaType.Generated generated) {
            return generated(type) instanceof GeneratedEnum enumeration
                    ? CodeBlock.of("$L.enumeration($L)", in, texts(enumeration))
                    : CodeBlock.of("$T.read($L)", className(generated.name()), in);
        }
        JavaType.Kind kind = ((JavaType.Scalar) type).kind();
        return kind.isRange()
                ? CodeBlock.of("$L.integer($T.$L)", in, RuntimeTypes.INT_RANGE, kind.name())
                : CodeBlock.of("$L.$L()", in, readMethod(kind));
    }

    /** The expression for the texts of an enumeration. */
    CodeBlock texts(GeneratedEnum enumeration) {
        return CodeBlock.of(isPlain(enumeration) ? "$T.TEXTS" : "$T::of", className(enumeration.name()));
    }

    /** Whether an enumeration is a Java enum. */
    static boolean isPlain(GeneratedEnum enumeration) {
        return enumeration.form() instanceof GeneratedEnum.OfEnum;
    }

    /** The expression for what reads the elements of an array, or a value as a whole. */
    CodeBlock elementReader(JavaType type) {
        if (type instanceof JavaType.Generated generated && !(generated(type) instanceof GeneratedEnum)) {
            return CodeBlock.of("$T::read", className(generated.name()));
        } else if (type instanceof JavaType.Scalar scalar && !scalar.kind().isRange()) {
            return CodeBlock.of("$T::$L", RuntimeTypes.QMP_READER, readMethod(scalar.kind()));
        }
        return CodeBlock.of("element -> $L", read(type, "element"));
    }

    static String readMethod(JavaType.Kind kind) {
        return switch (kind) {
            case STR -> "string";
            case BOOL -> "bool";
            case INT, INT8, INT16, INT32, UINT8, UINT16, UINT32 -> "int64";
            case UINT64 -> "uint64";
            case NUMBER -> "number";
            case NULL -> "nothing";
            case ANY -> "any";
        };
    }
}
