package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Branch;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord.Event;
import io.github.qmpcodegen.codegen.javamodel.GeneratedUnion;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The bodies of the methods that read and write a record. */
final class RecordCode {

    /** Calls in one chain beyond which compilers run out of stack. */
    private static final int CHAIN = 200;

    /** What variables of generated methods are called that are no members. */
    private static final Set<String> VARIABLES = Set.of("in", "member", "element", "timestamp");

    private final GeneratedRecord type;
    private final FileScope scope;

    RecordCode(GeneratedRecord type, FileScope scope) {
        this.type = type;
        this.scope = scope;
    }

    // Reading: members in any order, each into a variable.

    CodeBlock read() {
        String simpleName = type.name().simpleName();
        if (type.isInline()) {
            CodeBlock inner = scope.read(type.components().get(0).type(), "in");
            return CodeBlock.of(
                    "return new $L($L$L);\n", simpleName, inner, type.role() instanceof Event ? ", timestamp" : "");
        }
        if (RecordLayout.isEmpty(type)) {
            return CodeBlock.of("in.empty($L);\nreturn new $L();\n", RecordLayout.schemaName(type), simpleName);
        }
        if (type.isReadByBuilder()) {
            return LargeRecord.read(type);
        }
        CodeBlock.Builder code = CodeBlock.builder();
        List<Component> indexed = RecordLayout.indexed(type);
        for (Component component : indexed) {
            code.addStatement(
                    "$T $L = $L",
                    component.presence() == Component.Presence.OPTIONAL
                            ? scope.boxed(component.type())
                            : scope.unboxed(component.type()),
                    variable(component),
                    component.isPrimitive() ? zero(component) : "null");
        }
        if (indexed.isEmpty()) {
            code.addStatement("in.begin(MEMBERS)");
        } else {
            readMembers(indexed, code);
        }
        return code.add("$L\n", construction()).build();
    }

    private void readMembers(List<Component> indexed, CodeBlock.Builder code) {
        code.beginControlFlow("for (int member = in.begin(MEMBERS); member >= 0; member = in.next())");
        int first = RecordLayout.firstIndex(type);
        if (indexed.size() == 1) {
            code.addStatement(
                    "$L = $L",
                    variable(indexed.get(0)),
                    scope.read(indexed.get(0).type(), "in"));
        } else {
            code.beginControlFlow("switch (member)");
            for (int i = 0; i < indexed.size(); i++) {
                String label = i + 1 < indexed.size() ? "case " + (first + i) : "default";
                code.add(
                        "$L -> $L = $L;\n",
                        label,
                        variable(indexed.get(i)),
                        scope.read(indexed.get(i).type(), "in"));
            }
            code.endControlFlow();
        }
        code.endControlFlow();
    }

    private String construction() {
        List<String> arguments = new ArrayList<>();
        int index = RecordLayout.firstIndex(type);
        for (Component component : type.components()) {
            if (component.inline()) {
                arguments.add("in.rest(" + innerName(component) + "::read)");
                continue;
            }
            boolean required = component.presence() == Component.Presence.REQUIRED && !component.isPrimitive();
            arguments.add(required ? "in.required(" + index + ", " + variable(component) + ")" : variable(component));
            index++;
        }
        if (type.role() instanceof Event) {
            arguments.add("timestamp");
        }
        if (type.keepsUnmodelled()) {
            arguments.add(type.received() ? "in.end()" : "in.endComplete()");
        }
        String head = type.keepsUnmodelled() ? "return new " : "return in.endComplete(new ";
        return Fill.of(
                type.name().simpleNames().size() + 1,
                head + type.name().simpleName() + "(",
                arguments,
                ", ",
                type.keepsUnmodelled() ? ");" : "));");
    }

    /** The name of the type of a component: with its package where a branch of the same name is nearer. */
    private String innerName(Component component) {
        ClassName name = scope.className(((JavaType.Generated) component.type()).name());
        List<String> names = name.simpleNames();
        return isHidden(names.get(0)) ? name.canonicalName() : String.join(".", names);
    }

    private boolean isHidden(String simpleName) {
        return type.role() instanceof Branch branch
                && scope.generated(new JavaType.Generated(branch.tag().union())) instanceof GeneratedUnion union
                && union.branches().stream()
                        .anyMatch(each -> each.name().simpleName().equals(simpleName));
    }

    private static String zero(Component component) {
        return component.type() instanceof JavaType.Scalar scalar && scalar.kind() == JavaType.Kind.BOOL
                ? "false"
                : "0";
    }

    /** The variable of a component; a member may be called like one that is there anyway. */
    private String variable(Component component) {
        String name = component.name();
        while (VARIABLES.contains(name) || (!name.equals(component.name()) && isComponent(name))) {
            name += "_";
        }
        return name;
    }

    private boolean isComponent(String name) {
        return type.components().stream().anyMatch(component -> component.name().equals(name));
    }

    // Writing.

    /** A component where the writer is in scope, which hides one of the same name. */
    private static String written(Component component) {
        return component.name().equals("out") ? "this.out" : component.name();
    }

    CodeBlock write() {
        if (type.isInline()) {
            return CodeBlock.of("$L.write(out);\n", written(type.components().get(0)));
        }
        if (RecordLayout.isEmpty(type)) {
            return CodeBlock.of("out.empty();\n");
        }
        List<String> calls = new ArrayList<>();
        int index = 0;
        Branch branch = RecordLayout.tagged(type);
        if (branch != null && branch.value() != null) {
            calls.add(".put(0, " + Literals.of(branch.value().text()) + ")");
            index++;
        }
        for (Component component : type.components()) {
            calls.add(
                    component.inline()
                            ? ".inline(" + written(component) + ")"
                            : ".put(" + index++ + ", " + written(component) + ")");
        }
        String begin = "out.begin(MEMBERS" + (type.keepsUnmodelled() ? ", unmodelled)" : ")");
        int depth = type.name().simpleNames().size() + 1;
        if (calls.size() <= CHAIN) {
            calls.add(".end()");
            return CodeBlock.of("$L", Fill.of(depth, begin, calls, "", ";\n"));
        }
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$L", begin);
        calls.forEach(call -> code.addStatement("out$L", call));
        return code.addStatement("out.end()").build();
    }
}
