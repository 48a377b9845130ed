package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Branch;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Request;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the components of records, and of classes in their place, are indexed, named and checked. */
final class RecordLayout {

    private RecordLayout() {}

    /** What a command returns. */
    static TypeName response(Request request, FileScope scope) {
        return request.response() == null ? RuntimeTypes.EMPTY_RESPONSE : scope.boxed(request.response());
    }

    /** The union of a branch that stands for a value of the tag; null for all other types. */
    static @Nullable Branch tagged(GeneratedRecord type) {
        return type.role() instanceof Branch branch && branch.value() != null ? branch : null;
    }

    /** Whether it is a command or an event, whose name is on the wire. */
    static boolean isMessage(GeneratedRecord type) {
        return type.role() instanceof Request || type.role() instanceof GeneratedRecord.Event;
    }

    /** The expression for the name that the schema has for a type, which of a branch is the union's. */
    static String schemaName(GeneratedRecord type) {
        return isMessage(type) ? "QMP_NAME" : Literals.of(type.qmpName());
    }

    /** Whether its object is always empty, so that it needs no table of members. */
    static boolean isEmpty(GeneratedRecord type) {
        return type.components().isEmpty() && !type.keepsUnmodelled() && tagged(type) == null;
    }

    /** The index of a type's first component that stands for a member: behind the tag, which comes first. */
    static int firstIndex(GeneratedRecord type) {
        return tagged(type) == null ? 0 : 1;
    }

    /** The components that stand for members of their own, in the order of their indices. */
    static List<Component> indexed(GeneratedRecord type) {
        return type.components().stream()
                .filter(component -> !component.inline())
                .toList();
    }

    /** The members of a type as its table names them. */
    static List<String> specifications(GeneratedRecord type) {
        List<String> names = new ArrayList<>();
        Branch branch = tagged(type);
        if (branch != null) {
            names.add(Literals.of("=" + branch.tag().component().wireName()));
        }
        for (Component component : indexed(type)) {
            String name = component.wireName();
            boolean marked = !name.isEmpty() && "*=!".indexOf(name.charAt(0)) >= 0;
            String mark = component.presence() == Component.Presence.OPTIONAL ? "*" : marked ? "!" : "";
            names.add(Literals.of(mark + name));
        }
        return names;
    }

    /** Checks and copies the components in place; nothing if there is nothing to check. */
    static CodeBlock checks(GeneratedRecord type, FileScope scope) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : type.components()) {
            check(component, schemaName(type), !scope.hasBuilder(type), code);
        }
        return code.build();
    }

    /** Where there is no builder that names what is missing, the constructor does. */
    private static void check(Component component, String typeName, boolean required, CodeBlock.Builder code) {
        String name = component.name();
        boolean list = component.type() instanceof JavaType.ListOf;
        String arguments = "(" + typeName + ", " + Literals.of(wireName(component)) + ", " + name + ")";
        if (component.presence() == Component.Presence.REQUIRED && !component.isPrimitive() && required) {
            if (list) {
                code.addStatement("$L = $T.requiredCopy$L", name, RuntimeTypes.COMPONENTS, arguments);
            } else {
                code.addStatement("$T.required$L", RuntimeTypes.COMPONENTS, arguments);
            }
        } else if (list) {
            code.addStatement("$L = $T.copy$L", name, RuntimeTypes.COMPONENTS, arguments);
        }
        if (component.type() instanceof JavaType.Scalar scalar && scalar.kind().isRange()) {
            code.addStatement("$T.$L", RuntimeTypes.INT_RANGE, scalar.kind().name() + ".check" + arguments);
        }
    }

    static String wireName(Component component) {
        return component.inline() ? component.name() : component.wireName();
    }
}
