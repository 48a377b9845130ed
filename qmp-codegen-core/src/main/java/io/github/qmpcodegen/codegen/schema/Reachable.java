package io.github.qmpcodegen.codegen.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the types that commands and events use, directly or through other types. */
public final class Reachable {

    private final Schema schema;
    private final Map<String, NamedType> reached = new LinkedHashMap<>();

    /** The types whose own references are still to be followed. */
    private final Deque<NamedType> pending = new ArrayDeque<>();

    private Reachable(Schema schema) {
        this.schema = schema;
    }

    /** Returns the schema without unused types; the others are in the order of their first use. */
    public static Schema only(Schema schema) {
        return only(schema, List.of());
    }

    /** The schema with only the types that something uses and, at the end, the named ones with what they use. */
    static Schema only(Schema schema, Collection<String> kept) {
        Reachable reachable = new Reachable(schema);
        for (Command command : schema.commands()) {
            reachable.reach(command.arguments());
            reachable.reach(command.returns());
        }
        schema.events().forEach(event -> reachable.reach(event.data()));
        reachable.followAll();
        kept.forEach(name -> reachable.reach(new TypeReference.Named(name)));
        reachable.followAll();
        return new Schema(schema.commands(), schema.events(), reachable.reached);
    }

    private void followAll() {
        while (!pending.isEmpty()) {
            pending.remove().references().forEach(this::reach);
        }
    }

    private void reach(@Nullable TypeReference reference) {
        if (reference != null
                && reference.innermost() instanceof TypeReference.Named named
                && !reached.containsKey(named.name())) {
            NamedType type = schema.type(named);
            reached.put(named.name(), type);
            pending.add(type);
        }
    }
}
