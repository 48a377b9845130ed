package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The positions at which a release uses its types, by the names that it has for their owners. */
final class TypeUses {

    private final Map<List<String>, String> typeAt = new HashMap<>();
    private final Map<String, Set<List<String>>> positionsOf = new HashMap<>();

    TypeUses(Schema schema) {
        for (Command command : schema.commands()) {
            add(command.arguments(), "command", command.name(), "arguments");
            add(command.returns(), "command", command.name(), "return");
        }
        for (Event event : schema.events()) {
            add(event.data(), "event", event.name(), "data");
        }
        schema.types().values().forEach(this::addAll);
    }

    private void addAll(NamedType type) {
        String owner = type.name().text();
        if (type instanceof ObjectType object) {
            object.members().forEach(member -> add(member.type(), "member", owner, member.name()));
            if (object.branching() != null) {
                object.branching().branches().forEach(branch -> add(branch.type(), "branch", owner, branch.tagValue()));
            }
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> add(branch.type(), "alternate", owner, branch.name()));
        }
    }

    private void add(@Nullable TypeReference reference, String... position) {
        if (reference != null && reference.innermost() instanceof TypeReference.Named named) {
            List<String> key = List.of(position);
            typeAt.put(key, named.name());
            positionsOf
                    .computeIfAbsent(named.name(), name -> new LinkedHashSet<>())
                    .add(key);
        }
    }

    /** The positions of a type. */
    Set<List<String>> of(String type) {
        return positionsOf.getOrDefault(type, Set.of());
    }

    /** Whether a position has another type of the release's own. */
    boolean hasOther(List<String> position, String type) {
        String found = typeAt.get(position);
        return found != null && !found.equals(type);
    }
}
