package io.github.qmpcodegen.codegen.docs;

import io.github.qmpcodegen.codegen.schema.NamedType;
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

/** Which commands, events and named types name a type, be it inside of a type without a name. */
final class TypeUses {

    private final Schema schema;
    private final Map<String, Set<Topic>> uses = new HashMap<>();

    TypeUses(Schema schema, Topics topics) {
        this.schema = schema;
        schema.commands().forEach(command -> {
            add(command.arguments(), topics.of(command));
            add(command.returns(), topics.of(command));
        });
        schema.events().forEach(event -> add(event.data(), topics.of(event)));
        schema.types().values().stream()
                .filter(type -> type.name().declared())
                .forEach(type -> type.references().forEach(used -> add(used, topics.of(type))));
    }

    /** The topics that name a type: commands, then events, then types, each by name. */
    List<Topic> of(NamedType type) {
        return new ArrayList<>(uses.getOrDefault(type.name().text(), Collections.emptySet()));
    }

    private void add(@Nullable TypeReference used, Topic user) {
        if (used != null && used.innermost() instanceof TypeReference.Named named) {
            boolean first = uses.computeIfAbsent(
                            named.name(),
                            name -> new TreeSet<>(
                                    Comparator.comparing(Topic::kind).thenComparing(Topic::name)))
                    .add(user);
            NamedType type = schema.type(named);
            if (first && !type.name().declared()) {
                type.references().forEach(inner -> add(inner, user));
            }
        }
    }
}
