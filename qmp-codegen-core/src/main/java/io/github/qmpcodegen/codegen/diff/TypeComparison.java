package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.TypeChanges.Relation;
import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.JsonType;
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
 * <p>A pair of types is compared once for each direction, where it is met first; what differs between types that have
 * names is reported once, for the type. Not safe for use by several threads.
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
            Position position,
            SourceLocation oldLocation,
            SourceLocation newLocation) {
        compareMembers(old, now, position, oldLocation, newLocation, Set.of());
    }

    /**
     * Compares the members of two objects, of which one without members may be null.
     *
     * @param elsewhere the names of members that one of the two has, and that the other has from somewhere else
     */
    void compareMembers(
            TypeReference.@Nullable Named old,
            TypeReference.@Nullable Named now,
            Position position,
            SourceLocation oldLocation,
            SourceLocation newLocation,
            Set<String> elsewhere) {
        if (old != null && now != null) {
            compareNamed(before.type(old), after.type(now), position, elsewhere);
        } else if (old != null || now != null) {
            objects.compare(
                    old == null ? ObjectComparison.empty(oldLocation) : before.objectType(old),
                    now == null ? ObjectComparison.empty(newLocation) : after.objectType(now),
                    position,
                    elsewhere);
        }
    }

    /** Compares the types of a member, a reply or the elements of an array. */
    void compare(StatedType old, StatedType now, Position position) {
        if (old.isUnstated() || now.isUnstated()) {
            changes.reportUnstated(old, now, position);
        } else if (old.type() instanceof Array && now.type() instanceof Array) {
            compare(old.element(), now.element(), position.elements());
        } else if (old.type() instanceof Builtin first && now.type() instanceof Builtin second) {
            builtins.compare(first.type(), second.type(), old, now, position);
        } else if (old.type() instanceof TypeReference.Named first
                && now.type() instanceof TypeReference.Named second
                && before.type(first).getClass() == after.type(second).getClass()) {
            compareNamed(before.type(first), after.type(second), position, Set.of());
        } else {
            compareKinds(old, now, position);
        }
    }

    /** Compares two types of the same kind, once for each direction. */
    private void compareNamed(NamedType old, NamedType now, Position position, Set<String> elsewhere) {
        Pair pair = new Pair(old.name().text(), now.name().text(), position.direction());
        log.addUse(pair, position.node());
        if (!compared.add(pair)) {
            return;
        }
        Position inside = position.at(pair);
        if (old.name().declared() && now.name().declared()) {
            ChangedEntity entity =
                    ChangedEntity.ofType(now.name().text(), old.name().text());
            inside = Position.of(entity, position.direction()).at(pair);
            if (entity.isRenamed()) {
                log.add(
                        inside,
                        ChangeKind.TYPE_RENAMED,
                        Wording.of("has another name"),
                        Verdict.harmless("type names do not appear on the wire"),
                        Locations.of(old, now));
            }
            log.traits(inside, old, now);
        }
        if (old instanceof ObjectType first && now instanceof ObjectType second) {
            objects.compare(first, second, inside, elsewhere);
        } else if (old instanceof EnumType first && now instanceof EnumType second) {
            enums.compare(first, second, inside);
        } else if (old instanceof AlternateType first && now instanceof AlternateType second) {
            compareBranches(first, second, inside);
        }
    }

    /** Branches of an alternate are distinguished by the kind of JSON value; their names are not on the wire. */
    private void compareBranches(AlternateType old, AlternateType now, Position position) {
        Map<JsonType, AlternateType.Branch> had = branches(old, before);
        Map<JsonType, AlternateType.Branch> has = branches(now, after);
        had.forEach((kind, branch) -> {
            AlternateType.Branch twin = has.get(kind);
            if (twin == null) {
                reportBranch(position, kind, false, old, now);
            } else {
                compare(
                        new StatedType(branch.type(), Origin.QAPI, old.location()),
                        new StatedType(twin.type(), Origin.QAPI, now.location()),
                        position);
            }
        });
        has.keySet().stream()
                .filter(kind -> !had.containsKey(kind))
                .forEach(kind -> reportBranch(position, kind, true, old, now));
    }

    private static Map<JsonType, AlternateType.Branch> branches(AlternateType alternate, Schema schema) {
        Map<JsonType, AlternateType.Branch> branches = new LinkedHashMap<>();
        alternate
                .branches()
                .forEach(branch ->
                        branches.putIfAbsent(schema.jsonType(branch.type()).shown(), branch));
        return branches;
    }

    private void reportBranch(Position position, JsonType kind, boolean added, AlternateType old, AlternateType now) {
        log.add(
                position,
                ChangeKind.TYPE_CHANGED,
                Wording.of(position.about(), (added ? "may be " : "may no longer be ") + TypeWords.of(kind)),
                added ? verdictOnNewBranch(position) : verdictOnLostBranch(position),
                Locations.of(old, now));
    }

    private static Verdict verdictOnNewBranch(Position position) {
        return position.isSent()
                ? Verdict.harmless("no client could send this before")
                : Verdict.breaks("a client does not expect this");
    }

    private static Verdict verdictOnLostBranch(Position position) {
        return position.isSent()
                ? Verdict.breaks("the server refuses this")
                : Verdict.harmless("the server only sends less");
    }

    /** Compares types of different kinds, of which one may still take all values of the other. */
    private void compareKinds(StatedType old, StatedType now, Position position) {
        if (old.type().equals(TypeReference.any())) {
            changes.report(old, now, position, Relation.NARROWER);
        } else if (now.type().equals(TypeReference.any())) {
            changes.report(old, now, position, Relation.WIDER);
        } else if (EnumComparison.isText(old.type()) && EnumComparison.isEnumeration(now.type(), after)) {
            enums.compareWithText(old, now, position, true);
        } else if (EnumComparison.isEnumeration(old.type(), before) && EnumComparison.isText(now.type())) {
            enums.compareWithText(old, now, position, false);
        } else {
            compareAlternatives(old, now, position);
        }
    }

    /** Compares types of different kinds of which one may be an alternate with the other among its branches. */
    private void compareAlternatives(StatedType old, StatedType now, Position position) {
        TypeReference added = branchFor(now.type(), after, before.jsonType(old.type()));
        TypeReference left = branchFor(old.type(), before, after.jsonType(now.type()));
        if (added != null) {
            changes.report(old, now, position, Relation.WIDER);
            compare(old, now.of(added), position);
        } else if (left != null) {
            changes.report(old, now, position, Relation.NARROWER);
            compare(old.of(left), now, position);
        } else {
            changes.report(old, now, position, Relation.OTHER);
        }
    }

    private static @Nullable TypeReference branchFor(TypeReference type, Schema schema, JsonType kind) {
        if (type instanceof TypeReference.Named named && schema.type(named) instanceof AlternateType alternate) {
            AlternateType.Branch branch = branches(alternate, schema).get(kind.shown());
            return branch == null ? null : branch.type();
        }
        return null;
    }
}
