package io.github.qmpcodegen.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.qmpcodegen.codegen.javamodel.Component;
import io.github.qmpcodegen.codegen.javamodel.Doc;
import io.github.qmpcodegen.codegen.javamodel.JavaType;
import io.github.qmpcodegen.codegen.javamodel.RecordType;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Branch;
import io.github.qmpcodegen.codegen.javamodel.RecordType.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The pieces that records and the classes in their place have in common. */
final class RecordParts {

    static final String FROM_JSON_COMMENT = """
            Decodes a value.

            @param json the JSON value
            @param decoding takes what does not fit
            @return the value""";

    private RecordParts() {}

    /** The constant with the name in the schema. */
    static FieldSpec qmpName(String qmpName, String comment) {
        return FieldSpec.builder(String.class, "QMP_NAME", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L", comment)
                .initializer("$L", Literals.of(qmpName))
                .build();
    }

    static MethodSpec.Builder override(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    /** What a command returns. */
    static TypeName response(Request request, FileScope scope) {
        return request.response() == null ? RuntimeTypes.EMPTY_RESPONSE : scope.boxed(request.response());
    }

    /** Checks and copies the components in place; nothing if there is nothing to check. */
    static CodeBlock checks(RecordType type, FileScope scope) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Component component : type.components()) {
            check(component, scope, code);
        }
        if (type.open()) {
            code.addStatement("extra = $T.copy(extra)", RuntimeTypes.COMPONENTS);
        }
        return code.build();
    }

    private static void check(Component component, FileScope scope, CodeBlock.Builder code) {
        String name = component.name();
        boolean list = component.type() instanceof JavaType.ListOf;
        // Branches of unions inherit the constant from the union.
        String arguments = "(QMP_NAME, " + Literals.of(wireName(component)) + ", " + name + ")";
        if (component.presence() == Component.Presence.REQUIRED && !component.isPrimitive()) {
            CodeBlock required = CodeBlock.of("$T$L", RuntimeTypes.COMPONENTS, ".required" + arguments);
            if (list) {
                code.addStatement("$L = $T.copyOf($L)", name, RuntimeTypes.LIST, required);
            } else {
                code.addStatement("$L", required);
            }
        } else if (list) {
            code.addStatement("$1L = $2T.copy($1L)", name, RuntimeTypes.COMPONENTS);
        }
        if (component.type() instanceof JavaType.Scalar scalar && scalar.kind().isRange()) {
            code.addStatement("$L", scope.use(scalar.kind().name()) + ".check" + arguments);
        }
    }

    /** Reads a component; {@code in} is the reader. */
    static CodeBlock read(Component component, FileScope scope) {
        if (component.inline()) {
            return CodeBlock.of("$T.fromJson(in.remainder(), decoding)", scope.boxed(component.type()));
        }
        String method = switch (component.presence()) {
            case REQUIRED -> "required";
            case PROMISED -> "promised";
            case OPTIONAL -> "optional";
        };
        return CodeBlock.builder()
                .add("$L", "in." + method + "(" + Literals.of(component.wireName()) + ", ")
                .add(scope.decoder(component.type()))
                .add(")")
                .build();
    }

    /** Passes over the tag of a branch, which the type stands for. */
    static CodeBlock passTag(RecordType type) {
        return type.role() instanceof Branch branch && branch.tag() != null
                ? CodeBlock.of(
                        ".tag($L)", Literals.of(branch.union().component().wireName()))
                : CodeBlock.of("");
    }

    /** The calls that write the members, in the order of definition. */
    static List<String> writes(RecordType type) {
        List<String> calls = new ArrayList<>();
        writeTag(type).ifPresent(calls::add);
        for (Component component : type.components()) {
            calls.add(write(component, component.name()));
        }
        if (type.open()) {
            calls.add("putAll(extra)");
        }
        return calls;
    }

    /** The call that writes the tag of a branch. */
    static Optional<String> writeTag(RecordType type) {
        if (type.role() instanceof Branch branch && branch.tag() != null) {
            Component tag = branch.union().component();
            return Optional.of("put(" + Literals.of(tag.wireName()) + ", " + tag.name() + "())");
        }
        return Optional.empty();
    }

    /** The call that writes a member. */
    static String write(Component component, String value) {
        return component.inline()
                ? "putMembersOf(" + value + ")"
                : "put(" + Literals.of(component.wireName()) + ", " + value + ")";
    }

    /** The value that an accessor gives: for what servers send, not before it is seen to be there. */
    static String accessed(Component component, RecordType type) {
        return isChecked(component, type) ? checkedAccess(component, component.name()) : component.name();
    }

    /** Whether an accessor looks whether the member is there. */
    static boolean isChecked(Component component, RecordType type) {
        return type.received() && component.presence() != Component.Presence.REQUIRED;
    }

    /** The value of a component if the member is there. */
    static String checkedAccess(Component component, String value) {
        String method = component.presence() == Component.Presence.PROMISED ? "promised" : "optional";
        return "unmodelled." + method + "(" + Literals.of(component.wireName()) + ", " + value + ")";
    }

    static String wireName(Component component) {
        return component.inline() ? component.name() : component.wireName();
    }

    /** What is said of a component where it is declared. */
    static String componentText(Component component, boolean received, FileScope scope) {
        String text = decapitalize(scope.description(component.doc()));
        if (component.doc().deprecated()) {
            text += "\n<p><strong>Deprecated.</strong> "
                    + JavadocText.blocks(component.doc().deprecation());
        }
        return component.presence() == Component.Presence.OPTIONAL ? text + optionalNote(text, received) : text;
    }

    private static String optionalNote(String text, boolean received) {
        String note = received ? "null if it is missing" : "null to leave it out";
        return text.endsWith(".") ? " N" + note.substring(1) + "." : "; " + note;
    }

    /** What is said of an accessor. */
    static String accessorComment(Component component) {
        String text = "{@return " + JavadocText.withoutFullStop(decapitalize(JavadocText.summary(component.doc())))
                + (component.presence() == Component.Presence.OPTIONAL ? "; null if it is missing}" : "}");
        if (component.doc().deprecated()) {
            text += "\n\n" + deprecatedTag(component.doc());
        }
        return JavadocText.wrap(text);
    }

    static String deprecatedTag(Doc doc) {
        String reason = JavadocText.blocks(doc.deprecation());
        return JavadocText.tag("@deprecated", reason.isEmpty() ? "QEMU may remove it." : reason);
    }

    /** Texts that go on after a tag start in lower case, unless with a name or an acronym. */
    static String decapitalize(String text) {
        boolean word = text.length() > 1
                && Character.isUpperCase(text.charAt(0))
                && (Character.isLowerCase(text.charAt(1)) || text.startsWith("A "));
        return word ? text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1) : text;
    }
}
