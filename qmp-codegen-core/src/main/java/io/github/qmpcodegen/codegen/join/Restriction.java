package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Availability;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Described;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Reachable;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.Traits;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.source.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a joined interface that some of its releases have.
 *
 * <p>It is as if only these had been joined, except that its types are called, and its integers range, as in the whole.
 */
public final class Restriction {

    private final Schema schema;
    private final Set<Release> kept;

    private Restriction(Schema schema, Set<Release> kept) {
        this.schema = schema;
        this.kept = kept;
    }

    /** The part of an interface that some of its releases have; as it is, if it is that of a single one. */
    public static Schema to(Schema schema, Set<Release> kept) {
        return new Restriction(schema, kept).part();
    }

    private Schema part() {
        Map<String, NamedType> types = new LinkedHashMap<>();
        schema.types().forEach((name, type) -> types.put(name, part(type)));
        return Reachable.only(new Schema(
                schema.commands().stream().filter(this::isKept).map(this::part).toList(),
                schema.events().stream()
                        .filter(this::isKept)
                        .map(event ->
                                new Event(event.name(), named(event.data()), event.examples(), part(event.traits())))
                        .toList(),
                types));
    }

    private Command part(Command command) {
        return new Command(
                command.name(),
                named(command.arguments()),
                command.returns(),
                command.returnsOrigin(),
                command.successResponse(),
                command.outOfBand(),
                command.preconfig(),
                command.examples(),
                part(command.traits()));
    }

    private boolean isKept(Described thing) {
        return !thing.releases().isStated() || kept.stream().anyMatch(thing.releases()::has);
    }

    private Availability part(Availability releases) {
        return releases.within(kept);
    }

    private Traits part(Traits traits) {
        List<Feature> features = traits.features().stream()
                .filter(this::isKept)
                .map(feature -> new Feature(feature.name(), part(feature.traits())))
                .toList();
        return traits.withFeatures(features).withReleases(part(traits.releases()));
    }

    /** A type that the releases lack stands for nothing. */
    private TypeReference.@Nullable Named named(TypeReference.@Nullable Named reference) {
        return reference == null || !isKept(schema.type(reference)) ? null : reference;
    }

    private NamedType part(NamedType type) {
        Traits traits = part(type.traits());
        if (type instanceof EnumType enumeration) {
            return new EnumType(
                    type.name(),
                    enumeration.values().stream()
                            .filter(this::isKept)
                            .map(value -> new EnumType.Value(value.text(), part(value.traits())))
                            .toList(),
                    traits);
        } else if (type instanceof AlternateType alternate) {
            return new AlternateType(
                    type.name(),
                    alternate.branches().stream()
                            .filter(this::isKept)
                            .map(branch ->
                                    new AlternateType.Branch(branch.name(), branch.type(), part(branch.traits())))
                            .toList(),
                    traits);
        }
        ObjectType object = (ObjectType) type;
        List<Member> members = object.members().stream()
                .filter(this::isKept)
                .map(member -> part(member, traits.releases()))
                .toList();
        return new ObjectType(type.name(), members, part(object.branching(), members), object.open(), traits);
    }

    private Member part(Member member, Availability owner) {
        Availability mandatory = part(member.mandatory());
        return new Member(
                member.name(),
                member.type(),
                member.typeOrigin(),
                mandatory.isStated() ? !mandatory.covers(owner) : member.optional(),
                member.optionalOrigin(),
                part(member.traits()),
                mandatory,
                otherTypes(member));
    }

    private SortedMap<JsonType, Availability> otherTypes(Member member) {
        SortedMap<JsonType, Availability> others = new TreeMap<>(member.otherTypes());
        others.replaceAll((kind, releases) -> part(releases));
        others.values().removeIf(Availability::isNowhere);
        return others;
    }

    private ObjectType.@Nullable Branching part(ObjectType.@Nullable Branching branching, List<Member> members) {
        if (branching == null
                || members.stream().noneMatch(member -> member.name().equals(branching.tag()))) {
            return null;
        }
        return new ObjectType.Branching(
                branching.tag(),
                branching.branches().stream()
                        .filter(branch -> isKept(branch) && isKept(schema.type(branch.type())))
                        .map(branch -> new ObjectType.Branch(branch.tagValue(), branch.type(), part(branch.traits())))
                        .toList());
    }
}
