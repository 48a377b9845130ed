package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference.Named;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one release has of a joined interface; its types are called, and its integers range, as in the joined one. */
public final class OneRelease {

    private final Schema schema;
    private final Release release;

    private OneRelease(Schema schema, Release release) {
        this.schema = schema;
        this.release = release;
    }

    /** The part of an interface that a release has. */
    public static Schema of(Schema schema, Release release) {
        return new OneRelease(schema, release).part();
    }

    private Schema part() {
        Map<String, NamedType> types = new LinkedHashMap<>();
        schema.types().forEach((name, type) -> types.put(name, part(type)));
        List<Command> commands = those(schema.commands()).stream()
                .map(command -> command.withTypes(object(command.arguments()), command.returns()))
                .toList();
        return Reachable.only(new Schema(
                commands,
                those(schema.events()).stream()
                        .map(event -> event.withData(object(event.data())))
                        .toList(),
                types));
    }

    private <T extends Described> List<T> those(List<T> things) {
        return things.stream()
                .filter(thing ->
                        !thing.releases().isStated() || thing.releases().has(release))
                .toList();
    }

    /** A type that the release lacks stands for nothing. */
    private @Nullable Named object(@Nullable Named reference) {
        return reference == null || those(List.of(schema.type(reference))).isEmpty() ? null : reference;
    }

    private NamedType part(NamedType type) {
        if (type instanceof EnumType enumeration) {
            return enumeration.with(type.name(), those(enumeration.values()));
        } else if (type instanceof AlternateType alternate) {
            return alternate.with(type.name(), those(alternate.branches()));
        }
        ObjectType object = (ObjectType) type;
        List<Member> members = those(object.members()).stream()
                .map(member -> member.mandatory().isStated()
                        ? member.withOptional(!member.mandatory().has(release))
                        : member)
                .toList();
        ObjectType.Branching branching = object.branching();
        boolean tagged = branching != null
                && members.stream().anyMatch(member -> member.name().equals(branching.tag()));
        return object.with(
                type.name(),
                members,
                branching == null || !tagged
                        ? null
                        : new ObjectType.Branching(branching.tag(), those(branching.branches())));
    }
}
