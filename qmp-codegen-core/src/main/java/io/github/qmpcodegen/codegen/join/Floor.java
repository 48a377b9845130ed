package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Releases;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The release from which on what servers promise counts.
 *
 * <p>A member of what only servers send is promised if all releases from there on send it that have its object at all.
 * What is only in older releases is judged by these. Of what clients send nothing changes: an argument is mandatory if
 * every release that has the command demands it.
 */
public final class Floor {

    private final Schema schema;
    private final Availability counted;
    private final Map<String, Availability> positions = new HashMap<>();

    private Floor(Schema schema, Availability counted) {
        this.schema = schema;
        this.counted = counted;
    }

    /** The interface with the promises as of a release; as it is, if it is that of a single one. */
    public static Schema apply(Schema schema, Release floor) {
        return Releases.of(schema)
                .map(releases -> new Floor(schema, releases.from(floor)).applied())
                .orElse(schema);
    }

    private Schema applied() {
        findPositions();
        Set<String> sent = Reachable.only(new Schema(
                        schema.commands().stream()
                                .map(command -> command.withTypes(command.arguments(), null))
                                .toList(),
                        List.of(),
                        schema.types()))
                .types()
                .keySet();
        Map<String, NamedType> types = new LinkedHashMap<>();
        schema.types().forEach((name, type) -> types.put(name, sent.contains(name) ? type : promising(type)));
        return new Schema(schema.commands(), schema.events(), types);
    }

    private void findPositions() {
        for (Command command : schema.commands()) {
            add(command.returns(), command.releases());
        }
        for (Event event : schema.events()) {
            add(event.data(), event.releases());
        }
        for (NamedType type : schema.types().values()) {
            if (type instanceof ObjectType object) {
                object.members().forEach(member -> add(member.type(), member.releases()));
                if (object.branching() != null) {
                    object.branching().branches().forEach(branch -> add(branch.type(), branch.releases()));
                }
            } else if (type instanceof AlternateType alternate) {
                alternate.branches().forEach(branch -> add(branch.type(), branch.releases()));
            }
        }
    }

    private void add(@Nullable TypeReference reference, Availability releases) {
        if (reference != null && reference.innermost() instanceof TypeReference.Named named) {
            positions.merge(named.name(), releases, Availability::or);
        }
    }

    private NamedType promising(NamedType type) {
        Availability all = positions.get(type.name().text());
        if (!(type instanceof ObjectType object) || all == null || !all.isStated()) {
            return type;
        }
        Availability from = all.and(counted);
        Availability judges = from.isNowhere() ? all : from;
        List<Member> members = object.members().stream()
                .map(member -> member.withOptional(!member.mandatory().covers(judges)))
                .toList();
        return object.with(object.name(), members, object.branching());
    }
}
