package io.github.qmpcodegen.codegen.merge;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The taking over of commands and events with their types from one schema into another, where a type of the same name
 * may be there already: then the newcomer gets another name.
 */
final class TypeAdoption {

    private final Schema target;
    private final Schema source;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final Map<String, NamedType> types = new LinkedHashMap<>();

    TypeAdoption(Schema target, Schema source) {
        this.target = target;
        this.source = source;
    }

    Command adopted(Command command) {
        return command.withTypes(namedOrNone(command.arguments()), referenceOrNone(command.returns()));
    }

    Event adopted(Event event) {
        return event.withData(namedOrNone(event.data()));
    }

    /** The types of all that was adopted. */
    Map<String, NamedType> types() {
        while (!pending.isEmpty()) {
            NamedType type = renamed(source.type(new Named(pending.remove())));
            types.put(type.name().text(), type);
        }
        return types;
    }

    private NamedType renamed(NamedType type) {
        TypeName name = name(type.name());
        if (type instanceof EnumType e) {
            return e.with(name, e.values());
        }
        if (type instanceof AlternateType a) {
            return a.with(
                    name,
                    a.branches().stream()
                            .map(branch -> branch.withType(reference(branch.type())))
                            .toList());
        }
        ObjectType o = (ObjectType) type;
        return o.with(
                name,
                o.members().stream()
                        .map(member -> member.withType(reference(member.type())))
                        .toList(),
                o.branching() == null ? null : branching(o.branching()));
    }

    private ObjectType.Branching branching(ObjectType.Branching branching) {
        return new ObjectType.Branching(
                branching.tag(),
                branching.branches().stream()
                        .map(branch -> branch.withType(named(branch.type())))
                        .toList());
    }

    private TypeName name(TypeName name) {
        String text = adoptedName(name.text());
        return text.equals(name.text()) ? name : new TypeName(text, name.declared(), name.path());
    }

    private @Nullable Named namedOrNone(@Nullable Named reference) {
        return reference == null ? null : named(reference);
    }

    private @Nullable TypeReference referenceOrNone(@Nullable TypeReference reference) {
        return reference == null ? null : reference(reference);
    }

    private TypeReference reference(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            return new TypeReference.Array(reference(array.element()));
        }
        return reference instanceof Named named ? named(named) : reference;
    }

    private Named named(Named reference) {
        return new Named(adoptedName(reference.name()));
    }

    private String adoptedName(String name) {
        String known = names.get(name);
        if (known != null) {
            return known;
        }
        String adopted = name;
        for (int i = 2; target.types().containsKey(adopted) || names.containsValue(adopted); i++) {
            adopted = name + "-" + i;
        }
        names.put(name, adopted);
        pending.add(name);
        return adopted;
    }
}
