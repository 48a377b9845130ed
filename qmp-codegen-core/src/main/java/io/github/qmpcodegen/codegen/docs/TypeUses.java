package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which commands, events and types name a type. */
final class TypeUses {

    private final Map<String, Set<Topic>> uses = new HashMap<>();

    TypeUses(Schema schema, Topics topics) {
        schema.commands().forEach(command -> {
            add(command.arguments(), topics.of(command));
            add(command.returns(), topics.of(command));
        });
        schema.events().forEach(event -> add(event.data(), topics.of(event)));
        schema.types().values().forEach(type -> addParts(type, topics.of(type)));
    }

    /** The topics that name a type: commands, then events, then types, each by name. */
    List<Topic> of(NamedType type) {
        return new ArrayList<>(uses.getOrDefault(type.name().text(), Collections.emptySet()));
    }

    private void addParts(NamedType type, Topic user) {
        if (type instanceof ObjectType object) {
            object.members().forEach(member -> add(member.type(), user));
            ObjectType.Variants variants = object.variants();
            if (variants != null) {
                variants.branches().forEach(branch -> add(branch.type(), user));
            }
        } else if (type instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> add(branch.type(), user));
        }
    }

    private void add(@Nullable TypeReference used, Topic user) {
        if (used instanceof TypeReference.Array array) {
            add(array.element(), user);
        } else if (used instanceof TypeReference.Named named) {
            uses.computeIfAbsent(
                            named.name(),
                            name -> new TreeSet<>(
                                    Comparator.comparing(Topic::kind).thenComparing(Topic::name)))
                    .add(user);
        }
    }
}
