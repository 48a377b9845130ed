package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.GeneratedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The expression for the table of a type's members; one that is too long for an initializer is made by methods. */
final class MemberTable {

    /** Names that a method can list: each takes eight bytes of the 64 KiB that it can have. */
    private static final int NAMES = 2_000;

    private final GeneratedRecord type;
    private final List<String> names;

    MemberTable(GeneratedRecord type) {
        this.type = type;
        this.names = RecordLayout.specifications(type);
    }

    CodeBlock initializer() {
        CodeBlock first = CodeBlock.of(
                "$T$L",
                RuntimeTypes.MEMBERS,
                call(factory(), 0, "private static final Members MEMBERS = Members".length()));
        CodeBlock.Builder table = first.toBuilder();
        for (int part = 1; part * NAMES < names.size(); part++) {
            table.add(".and(members$L())", part);
        }
        for (Component component : type.components()) {
            if (!component.otherTypes().isEmpty()) {
                List<String> arguments = new ArrayList<>(List.of(component.wireName()));
                arguments.addAll(component.otherTypes());
                table.add(
                        "\n        .also($L)",
                        arguments.stream().map(Literals::of).collect(Collectors.joining(", ")));
            }
        }
        return table.build();
    }

    private String factory() {
        boolean other = type.role() instanceof GeneratedRecord.Branch branch && branch.value() == null;
        return type.open() && !other ? ".lenient(" : isOpen() ? ".open(" : ".of(";
    }

    /** The methods that list the names beyond the first. */
    List<MethodSpec> parts() {
        List<MethodSpec> parts = new ArrayList<>();
        for (int part = 1; part * NAMES < names.size(); part++) {
            parts.add(MethodSpec.methodBuilder("members" + part)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(String[].class)
                    .addCode("$L;\n", Fill.of(depth() + 1, "return new String[] {", slice(part), ", ", "}"))
                    .build());
        }
        return parts;
    }

    /** Whether other members may come: its own, or those of a type that lies flat in it. */
    private boolean isOpen() {
        return type.open() || type.components().stream().anyMatch(Component::inline);
    }

    private String call(String method, int part, int column) {
        List<String> arguments = new ArrayList<>(List.of(RecordLayout.schemaName(type)));
        arguments.addAll(slice(part));
        String call = Fill.of(depth(), " ".repeat(column) + method, arguments, ", ", ");");
        return call.substring(column, call.length() - 1);
    }

    private List<String> slice(int part) {
        return names.subList(part * NAMES, Math.min(names.size(), (part + 1) * NAMES));
    }

    private int depth() {
        return type.name().simpleNames().size();
    }
}
