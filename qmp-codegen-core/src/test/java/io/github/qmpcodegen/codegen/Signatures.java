package io.github.qmpcodegen.codegen;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands and events as one line each, for tests to compare: {@code eject(force?: bool, device: str) -> none}.
 * A type inside itself is written as a caret and its name.
 */
public final class Signatures {

    private final Schema schema;
    private final Deque<String> enclosing = new ArrayDeque<>();

    private Signatures(Schema schema) {
        this.schema = schema;
    }

    /** All commands, then all events. */
    public static List<String> of(Schema schema) {
        Signatures signatures = new Signatures(schema);
        List<String> lines = new ArrayList<>();
        schema.commands().forEach(command -> lines.add(signatures.command(command)));
        schema.events().forEach(event -> lines.add(signatures.event(event)));
        return lines;
    }

    private String command(Command command) {
        return command.name() + "(" + members(command.arguments()) + ") -> "
                + (command.returns() == null ? "none" : type(command.returns()));
    }

    private String event(Event event) {
        return event.name() + "{" + members(event.data()) + "}";
    }

    private String members(TypeReference.@Nullable Named reference) {
        return reference == null ? "" : members(schema.objectType(reference));
    }

    /** What each branch adds, such as {@code [kind=disk: path: str]}. */
    private String branches(ObjectType.Branching branching) {
        return branching.branches().stream()
                .map(branch -> ", [" + branching.tag() + "=" + branch.tagValue() + ": " + members(branch.type()) + "]")
                .collect(Collectors.joining());
    }

    private String members(ObjectType type) {
        enclosing.push(type.name().text());
        String members = type.members().stream().map(this::member).collect(Collectors.joining(", "));
        if (type.branching() != null) {
            members += branches(type.branching());
        }
        enclosing.pop();
        return type.open() ? (members.isEmpty() ? "..." : members + ", ...") : members;
    }

    private String member(Member member) {
        return member.name() + (member.optional() ? "?" : "") + ": " + type(member.type());
    }

    private String type(TypeReference reference) {
        if (reference instanceof TypeReference.Builtin builtin) {
            return builtin.type().schemaName();
        }
        if (reference instanceof TypeReference.Array array) {
            return "[" + type(array.element()) + "]";
        }
        NamedType type = schema.type((TypeReference.Named) reference);
        if (type instanceof EnumType enumeration) {
            return enumeration.values().stream().map(EnumType.Value::text).collect(Collectors.joining("|", "<", ">"));
        }
        if (type instanceof AlternateType alternate) {
            return alternate.branches().stream()
                    .map(branch -> type(branch.type()))
                    .collect(Collectors.joining(" / "));
        }
        String name = type.name().text();
        return enclosing.contains(name) ? "^" + name : "{" + members((ObjectType) type) + "}";
    }
}
