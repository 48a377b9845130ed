package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.TypeChanges.Relation;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Origin;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.codegen.schema.TypeReference.Array;
import io.github.qmpcodegen.codegen.schema.TypeReference.Builtin;
import io.github.qmpcodegen.codegen.source.SourceLocation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares types by the values that they stand for.
 *
 * <p>A pair of types is compared once for each direction, where it is met first; what differs between types that have
 * names is told of the type. Not safe for use by several threads.
 */
final class TypeComparison {

    private final Schema before;
    private final Schema after;
    private final ChangeLog log;
    private final TypeChanges changes;
    private final BuiltinComparison builtins;
    private final EnumComparison enums;
    private final ObjectComparison objects;
    private final Set<Pair> compared = new HashSet<>();

    TypeComparison(Schema before, Schema after, ChangeLog log) {
        this.before = before;
        this.after = after;
        this.log = log;
        this.changes = new TypeChanges(before, after, log);
        this.builtins = new BuiltinComparison(changes);
        this.enums = new EnumComparison(log, changes);
        this.objects = new ObjectComparison(before, after, log, this);
    }

    /** Two types and the way their values go. */
    private record Pair(String before, String after, Direction direction) {}

    /** Compares the members of two objects, of which one without members may be null. */
    void compareMembers(
            TypeReference.@Nullable Named old,
            TypeReference.@Nullable Named now,
            Place place,
            SourceLocation oldLocation,
            SourceLocation newLocation) {
        compareMembers(old, now, place, oldLocation, newLocation, Set.of());
    }

    /**
     * Compares the members of two objects, of which one without members may be null.
     *
     * @param elsewhere the names of members that one of the two has, and that the other has from somewhere else
     */
    void compareMembers(
            TypeReference.@Nullable Named old,
            TypeReference.@Nullable Named now,
            Place place,
            SourceLocation oldLocation,
            SourceLocation newLocation,
            Set<String> elsewhere) {
        if (old != null && now != null) {
            compareNamed(before.type(old), after.type(now), place, elsewhere);
        } else if (old != null || now != null) {
            objects.compare(
                    old == null ? ObjectComparison.empty(oldLocation) : before.objectType(old),
                    now == null ? ObjectComparison.empty(newLocation) : after.objectType(now),
                    place,
                    elsewhere);
        }
    }

    /** Compares the types of a member, a reply or the elements of an array. */
    void compare(Use old, Use now, Place place) {
        if (old.isUnstated() || now.isUnstated()) {
            changes.reportUnstated(old, now, place);
        } else if (old.type() instanceof Array && now.type() instanceof Array) {
            compare(old.element(), now.element(), place.elements());
        } else if (old.type() instanceof Builtin first && now.type() instanceof Builtin second) {
            builtins.compare(first.type(), second.type(), old, now, place);
        } else if (old.type() instanceof TypeReference.Named first
                && now.type() instanceof TypeReference.Named second
                && before.type(first).getClass() == after.type(second).getClass()) {
            compareNamed(before.type(first), after.type(second), place, Set.of());
        } else {
            compareKinds(old, now, place);
        }
    }

    /** Compares two types of the same kind, once for each direction. */
    private void compareNamed(NamedType old, NamedType now, Place place, Set<String> elsewhere) {
        Pair pair = new Pair(old.name().text(), now.name().text(), place.direction());
        log.addUse(pair, place.node());
        if (!compared.add(pair)) {
            return;
        }
        Place inside = place.at(pair);
        if (old.name().declared() && now.name().declared()) {
            Subject subject = Subject.ofType(now.name().text(), old.name().text());
            inside = Place.of(subject, place.direction()).at(pair);
            if (subject.isRenamed()) {
                log.add(
                        inside,
                        ChangeKind.TYPE_RENAMED,
                        "has another name",
                        "names of types are not on the wire",
                        false,
                        old.location(),
                        now.location());
            }
            log.features(inside, old.features(), now.features(), old.location(), now.location());
            log.conditions(inside, old.conditions(), now.conditions(), old.location(), now.location());
        }
        if (old instanceof ObjectType first && now instanceof ObjectType second) {
            objects.compare(first, second, inside, elsewhere);
        } else if (old instanceof EnumType first && now instanceof EnumType second) {
            enums.compare(first, second, inside);
        } else if (old instanceof AlternateType first && now instanceof AlternateType second) {
            compareBranches(first, second, inside);
        }
    }

    /** Branches of an alternate are told apart by the kind of JSON value; their names are not on the wire. */
    private void compareBranches(AlternateType old, AlternateType now, Place place) {
        Map<String, AlternateType.Branch> had = JsonKinds.branches(old, before);
        Map<String, AlternateType.Branch> has = JsonKinds.branches(now, after);
        had.forEach((kind, branch) -> {
            AlternateType.Branch twin = has.get(kind);
            if (twin == null) {
                reportBranch(place, kind, false, old, now);
            } else {
                compare(
                        new Use(branch.type(), Origin.QAPI, old.location()),
                        new Use(twin.type(), Origin.QAPI, now.location()),
                        place);
            }
        });
        has.keySet().stream()
                .filter(kind -> !had.containsKey(kind))
                .forEach(kind -> reportBranch(place, kind, true, old, now));
    }

    private void reportBranch(Place place, String kind, boolean added, AlternateType old, AlternateType now) {
        boolean breaking = added != place.isSent();
        String what = place.words() + (added ? " may be " : " may no longer be ") + kind;
        log.add(
                place,
                ChangeKind.TYPE_CHANGED,
                what,
                added
                        ? breaking ? "a client does not expect this" : "nobody could send this before"
                        : breaking ? "the server refuses this" : "the server only sends less",
                breaking,
                old.location(),
                now.location());
    }

    /** Compares types of different kinds, of which one may still take all values of the other. */
    private void compareKinds(Use old, Use now, Place place) {
        if (old.type().equals(TypeReference.any())) {
            changes.report(old, now, place, Relation.NARROWER);
        } else if (now.type().equals(TypeReference.any())) {
            changes.report(old, now, place, Relation.WIDER);
        } else if (EnumComparison.isText(old.type()) && EnumComparison.isEnumeration(now.type(), after)) {
            enums.compareWithText(old, now, place, true);
        } else if (EnumComparison.isEnumeration(old.type(), before) && EnumComparison.isText(now.type())) {
            enums.compareWithText(old, now, place, false);
        } else {
            compareAlternatives(old, now, place);
        }
    }

    /** Compares types of different kinds of which one may be a choice that has the other. */
    private void compareAlternatives(Use old, Use now, Place place) {
        TypeReference added = branchFor(now.type(), after, JsonKinds.of(old.type(), before));
        TypeReference left = branchFor(old.type(), before, JsonKinds.of(now.type(), after));
        if (added != null) {
            changes.report(old, now, place, Relation.WIDER);
            compare(old, now.of(added), place);
        } else if (left != null) {
            changes.report(old, now, place, Relation.NARROWER);
            compare(old.of(left), now, place);
        } else {
            changes.report(old, now, place, Relation.OTHER);
        }
    }

    private static @Nullable TypeReference branchFor(TypeReference type, Schema schema, String kind) {
        if (type instanceof TypeReference.Named named && schema.type(named) instanceof AlternateType alternate) {
            AlternateType.Branch branch = JsonKinds.branches(alternate, schema).get(kind);
            return branch == null ? null : branch.type();
        }
        return null;
    }
}
