package io.github.qmpcodegen.codegen.schema;

import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes types out of a schema.
 *
 * <p>What used such a type is left with what can be said without it: a text instead of an enumeration, any JSON value
 * instead of an object or an alternate, and where only an object will do (arguments, data, a branch of a union), one
 * that takes any members.
 */
final class TypeExclusion {

    private final Schema schema;
    private final Predicate<TypeName> excluded;
    private final Map<String, NamedType> types = new LinkedHashMap<>();

    private TypeExclusion(Schema schema, Predicate<TypeName> excluded) {
        this.schema = schema;
        this.excluded = excluded;
    }

    /** The schema without some types. */
    static Schema without(Schema schema, Predicate<TypeName> excluded) {
        return new TypeExclusion(schema, excluded).exclude();
    }

    private Schema exclude() {
        for (NamedType type : schema.types().values()) {
            if (!excluded.test(type.name())) {
                types.put(type.name().text(), remaining(type));
            }
        }
        List<Command> commands = schema.commands().stream()
                .map(command -> command.withTypes(
                        object(command.arguments(), command.location(), command.name(), "arguments"),
                        command.returns() == null ? null : value(command.returns())))
                .toList();
        List<Event> events = schema.events().stream()
                .map(event -> event.withData(object(event.data(), event.location(), event.name(), "data")))
                .toList();
        return new Schema(commands, events, types);
    }

    private NamedType remaining(NamedType type) {
        if (type instanceof ObjectType object) {
            return object.with(
                    object.name(),
                    object.members().stream()
                            .map(member -> member.withType(value(member.type())))
                            .toList(),
                    object.branching() == null ? null : branching(object, object.branching()));
        }
        return type instanceof AlternateType alternate ? alternate(alternate) : type;
    }

    private ObjectType.Branching branching(ObjectType union, ObjectType.Branching branching) {
        return new ObjectType.Branching(
                branching.tag(),
                branching.branches().stream()
                        .map(branch -> branch.withType(Objects.requireNonNull(object(
                                branch.type(), union.location(), union.name().text(), branch.tagValue()))))
                        .toList());
    }

    /** Its values distinguish its branches; one that could be any value would hide the others. */
    private AlternateType alternate(AlternateType alternate) {
        return alternate.with(
                alternate.name(),
                alternate.branches().stream()
                        .map(branch -> branch.withType(value(branch.type())))
                        .filter(branch -> !branch.type().equals(TypeReference.any()))
                        .toList());
    }

    private TypeReference value(TypeReference reference) {
        if (reference instanceof TypeReference.Array array) {
            return new TypeReference.Array(value(array.element()));
        }
        if (reference instanceof TypeReference.Named named && isExcluded(named)) {
            return schema.type(named) instanceof EnumType ? TypeReference.of(BuiltinType.STR) : TypeReference.any();
        }
        return reference;
    }

    private TypeReference.@Nullable Named object(
            TypeReference.@Nullable Named reference, SourceLocation location, String... path) {
        if (reference == null || !isExcluded(reference)) {
            return reference;
        }
        TypeName name = new TypeName(String.join(".", path), false, List.of(path));
        types.put(name.text(), new ObjectType(name, List.of(), null, true, Traits.at(location)));
        return new TypeReference.Named(name.text());
    }

    private boolean isExcluded(TypeReference.Named reference) {
        return excluded.test(schema.type(reference).name());
    }
}
