package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares types by the values that they stand for.
 *
 * <p>A pair of types is compared once for each direction, where it is met first. Not safe for use by several threads.
 */
final class TypeComparison {

    private final Schema before;
    private final Schema after;
    private final ChangeLog log;
    private final ObjectComparison objects;
    private final Set<Pair> compared = new HashSet<>();

    TypeComparison(Schema before, Schema after, ChangeLog log) {
        this.before = before;
        this.after = after;
        this.log = log;
        this.objects = new ObjectComparison(before, after, log, this);
    }

    /**
     * A type where it is used.
     *
     * @param type the type
     * @param origin what says that it is of this type
     * @param location where that is said
     */
    record Use(TypeReference type, Origin origin, SourceLocation location) {

        Use element() {
            return new Use(((Array) type).element(), origin, location);
        }

        /** Whether nothing states the type, which differs from a statement that it is any value. */
        boolean isUnstated() {
            return type.equals(TypeReference.any()) && !Knowledge.isExact(origin);
        }
    }

    /** Two types and the way their values go. */
    private record Pair(String before, String after, Direction direction) {}

    /** How the values of a type relate to those of the type before it. */
    private enum Relation {
        WIDER,
        NARROWER,
        OTHER
    }

    /** Compares the members of two objects, of which one without members may be null. */
    void compareMembers(
            TypeReference.@Nullable Named old,
            TypeReference.@Nullable Named now,
            Place place,
            SourceLocation oldLocation,
            SourceLocation newLocation) {
        if (old != null && now != null) {
            compareNamed(before.type(old), after.type(now), place);
        } else if (old != null || now != null) {
            objects.compare(
                    old == null ? ObjectComparison.empty(oldLocation) : before.objectType(old),
                    now == null ? ObjectComparison.empty(newLocation) : after.objectType(now),
                    place);
        }
    }

    /** Compares the types of a member, a reply or the elements of an array. */
    void compare(Use old, Use now, Place place) {
        if (old.isUnstated() || now.isUnstated()) {
            compareUnstated(old, now, place);
        } else if (old.type() instanceof Array && now.type() instanceof Array) {
            compare(old.element(), now.element(), place.elements());
        } else if (old.type() instanceof Builtin first && now.type() instanceof Builtin second) {
            compareBuiltins(first.type(), second.type(), old, now, place);
        } else if (old.type() instanceof TypeReference.Named first
                && now.type() instanceof TypeReference.Named second) {
            compareTypes(before.type(first), after.type(second), old, now, place);
        } else {
            compareKinds(old, now, place);
        }
    }

    private void compareUnstated(Use old, Use now, Place place) {
        if (!now.isUnstated()) {
            log.add(
                    place,
                    ChangeKind.TYPE_STATED,
                    place.words() + " is " + TypeWords.of(now.type(), after),
                    "no single type was said for it before",
                    false,
                    old.location(),
                    now.location());
        } else if (!old.isUnstated()) {
            log.add(
                    place,
                    ChangeKind.TYPE_UNSTATED,
                    place.words() + " was " + TypeWords.of(old.type(), before)
                            + "; no single type is said for it any more",
                    "nothing says that it has changed",
                    false,
                    old.location(),
                    now.location());
        }
    }

    private void compareBuiltins(BuiltinType old, BuiltinType now, Use oldUse, Use newUse, Place place) {
        if (old == now) {
            return;
        }
        if (old.jsonType().equals(now.jsonType())) {
            // Only QAPI tells how wide an integer is.
            if (oldUse.origin() == Origin.QAPI && newUse.origin() == Origin.QAPI) {
                compareIntegers(old, now, oldUse, newUse, place);
            }
        } else if (old == BuiltinType.ANY || isNumberOf(now, old)) {
            reportType(oldUse, newUse, place, isNumberOf(now, old) ? Relation.WIDER : Relation.NARROWER);
        } else if (now == BuiltinType.ANY || isNumberOf(old, now)) {
            reportType(oldUse, newUse, place, now == BuiltinType.ANY ? Relation.WIDER : Relation.NARROWER);
        } else {
            reportType(oldUse, newUse, place, Relation.OTHER);
        }
    }

    /** Whether one type is that of all numbers and the other one of integers. */
    private static boolean isNumberOf(BuiltinType numbers, BuiltinType integers) {
        return numbers == BuiltinType.NUMBER && integers.jsonType().equals(BuiltinType.INT.jsonType());
    }

    private void compareIntegers(BuiltinType old, BuiltinType now, Use oldUse, Use newUse, Place place) {
        IntegerRange first = IntegerRange.of(old);
        IntegerRange second = IntegerRange.of(now);
        if (first.equals(second)) {
            return;
        }
        Relation relation =
                second.contains(first) ? Relation.WIDER : first.contains(second) ? Relation.NARROWER : Relation.OTHER;
        reportType(oldUse, newUse, place, relation);
    }

    private void compareTypes(NamedType old, NamedType now, Use oldUse, Use newUse, Place place) {
        if (old.getClass() == now.getClass()) {
            compareNamed(old, now, place);
        } else {
            compareKinds(oldUse, newUse, place);
        }
    }

    /** Compares two types of the same kind, once for each direction. */
    private void compareNamed(NamedType old, NamedType now, Place place) {
        Pair pair = new Pair(old.name().text(), now.name().text(), place.direction());
        log.addUse(pair, place.node());
        if (!compared.add(pair)) {
            return;
        }
        boolean shared = old.name().declared() && now.name().declared();
        boolean sameName = shared && old.name().text().equals(now.name().text());
        if (shared && !sameName) {
            log.add(
                    place,
                    ChangeKind.TYPE_RENAMED,
                    (place.path().isEmpty() ? "its type" : "the type of " + place.words()) + " is called '" + now.name()
                            + "', it was '" + old.name() + "'",
                    "names of types are not on the wire",
                    false,
                    old.location(),
                    now.location());
        }
        Place inside = sameName
                ? new Place(new Subject(Subject.Kind.TYPE, now.name().text()), "", place.direction(), pair)
                : place.at(pair);
        if (sameName) {
            log.features(inside, old.features(), now.features(), old.location(), now.location());
            log.conditions(inside, old.conditions(), now.conditions(), old.location(), now.location());
        }
        if (old instanceof ObjectType first && now instanceof ObjectType second) {
            objects.compare(first, second, inside);
        } else if (old instanceof EnumType first && now instanceof EnumType second) {
            compareValues(first, second, inside);
        } else if (old instanceof AlternateType first && now instanceof AlternateType second) {
            compareBranches(first, second, inside);
        }
    }

    private void compareValues(EnumType old, EnumType now, Place place) {
        Map<String, EnumType.Value> had = values(old);
        Map<String, EnumType.Value> has = values(now);
        String of = place.path().isEmpty() ? "" : " of " + place.words();
        has.forEach((text, value) -> {
            EnumType.Value twin = had.get(text);
            if (twin == null) {
                log.add(
                        place,
                        ChangeKind.VALUE_ADDED,
                        "value '" + text + "'" + of + " is new",
                        place.direction() == Direction.SENT
                                ? "nobody could send it before"
                                : "generated enumerations keep values that they do not know",
                        false,
                        old.location(),
                        now.location());
            } else {
                Place at = place.member(text);
                log.features(at, twin.features(), value.features(), old.location(), now.location());
                log.conditions(at, twin.conditions(), value.conditions(), old.location(), now.location());
            }
        });
        had.keySet().stream()
                .filter(text -> !has.containsKey(text))
                .forEach(text -> log.add(
                        place,
                        ChangeKind.VALUE_REMOVED,
                        "value '" + text + "'" + of + " is gone",
                        place.direction() == Direction.SENT
                                ? "a client that sends it is refused"
                                : "the server sends it no more, which hurts nobody who knows it",
                        place.direction() == Direction.SENT,
                        old.location(),
                        now.location()));
    }

    private static Map<String, EnumType.Value> values(EnumType type) {
        Map<String, EnumType.Value> values = new LinkedHashMap<>();
        type.values().forEach(value -> values.put(value.text(), value));
        return values;
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
        boolean breaking = added == (place.direction() == Direction.RECEIVED);
        String what = place.words() + (added ? " may be " : " may no longer be ") + kind;
        log.add(
                place,
                ChangeKind.TYPE_CHANGED,
                what,
                added
                        ? breaking ? "a client does not expect it" : "nobody could send it before"
                        : breaking ? "a client that sends it is refused" : "the server only sends less",
                breaking,
                old.location(),
                now.location());
    }

    /** Compares types of different kinds, of which one may still take all values of the other. */
    private void compareKinds(Use old, Use now, Place place) {
        if (old.type().equals(TypeReference.any())) {
            reportType(old, now, place, Relation.NARROWER);
        } else if (now.type().equals(TypeReference.any())) {
            reportType(old, now, place, Relation.WIDER);
        } else if (isText(old.type()) && isEnumeration(now.type(), after)) {
            reportValues(old, now, place, true);
        } else if (isEnumeration(old.type(), before) && isText(now.type())) {
            reportValues(old, now, place, false);
        } else {
            compareAlternatives(old, now, place);
        }
    }

    /** Compares types of different kinds of which one may be a choice that has the other. */
    private void compareAlternatives(Use old, Use now, Place place) {
        TypeReference added = branchFor(now.type(), after, JsonKinds.of(old.type(), before));
        TypeReference left = branchFor(old.type(), before, JsonKinds.of(now.type(), after));
        if (added != null) {
            reportType(old, now, place, Relation.WIDER);
            compare(old, new Use(added, now.origin(), now.location()), place);
        } else if (left != null) {
            reportType(old, now, place, Relation.NARROWER);
            compare(new Use(left, old.origin(), old.location()), now, place);
        } else {
            reportType(old, now, place, Relation.OTHER);
        }
    }

    private static @Nullable TypeReference branchFor(TypeReference type, Schema schema, String kind) {
        if (type instanceof TypeReference.Named named && schema.type(named) instanceof AlternateType alternate) {
            AlternateType.Branch branch = JsonKinds.branches(alternate, schema).get(kind);
            return branch == null ? null : branch.type();
        }
        return null;
    }

    /** A text of which the values are now listed, or are no longer. */
    private void reportValues(Use old, Use now, Place place, boolean listed) {
        if (Knowledge.isExact(old.origin()) && Knowledge.isExact(now.origin())) {
            // What is received as a text is so as a value that a generated enumeration does not know.
            boolean harmless = !listed && place.direction() == Direction.RECEIVED;
            if (!harmless) {
                reportType(old, now, place, listed ? Relation.NARROWER : Relation.WIDER);
                return;
            }
        }
        log.add(
                place,
                listed ? ChangeKind.TYPE_STATED : ChangeKind.TYPE_UNSTATED,
                "the values of " + place.words() + (listed ? " are now listed" : " are not listed any more"),
                listed ? "they were not said before" : "generated enumerations keep values that they do not know",
                false,
                old.location(),
                now.location());
    }

    private void reportType(Use old, Use now, Place place, Relation relation) {
        boolean knowledge = Knowledge.differsInTypes(old.origin(), now.origin());
        boolean fits = relation == (place.direction() == Direction.SENT ? Relation.WIDER : Relation.NARROWER);
        String reason;
        if (fits) {
            reason = place.direction() == Direction.SENT
                    ? "all that was right to send still is"
                    : "all that comes was to be expected before";
        } else if (knowledge) {
            reason = "the one is told by " + old.origin().phrase() + ", the other by "
                    + now.origin().phrase() + ", which may differ in what they know only";
        } else {
            reason = place.direction() == Direction.SENT
                    ? "a client that sends what it was right to send may be refused"
                    : "a client may receive what it does not understand";
        }
        log.add(
                place,
                ChangeKind.TYPE_CHANGED,
                place.words() + " is " + TypeWords.of(now.type(), after) + ", it was "
                        + TypeWords.of(old.type(), before),
                reason,
                !fits && !knowledge,
                old.location(),
                now.location());
    }

    private static boolean isText(TypeReference type) {
        return type.equals(TypeReference.of(BuiltinType.STR));
    }

    private static boolean isEnumeration(TypeReference type, Schema schema) {
        return type instanceof TypeReference.Named named && schema.type(named) instanceof EnumType;
    }
}
