package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.TypeChanges.Relation;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.JsonType;
import io.github.qmpcodegen.codegen.schema.Origin;

/** Compares builtin types: strings, numbers and the like. */
final class BuiltinComparison {

    private final TypeChanges changes;

    BuiltinComparison(TypeChanges changes) {
        this.changes = changes;
    }

    /** Compares the types of two positions that are builtin. */
    void compare(BuiltinType old, BuiltinType now, StatedType oldUse, StatedType newUse, Position position) {
        if (old == now) {
            return;
        }
        if (old.jsonType() == now.jsonType()) {
            // Only QAPI states how wide an integer is.
            if (oldUse.origin() == Origin.QAPI && newUse.origin() == Origin.QAPI) {
                compareIntegers(old, now, oldUse, newUse, position);
            }
        } else if (now == BuiltinType.ANY || isNumberOf(now, old)) {
            changes.report(oldUse, newUse, position, Relation.WIDER);
        } else if (old == BuiltinType.ANY || isNumberOf(old, now)) {
            changes.report(oldUse, newUse, position, Relation.NARROWER);
        } else {
            changes.report(oldUse, newUse, position, Relation.OTHER);
        }
    }

    /** Whether one type is that of all numbers and the other one of integers. */
    private static boolean isNumberOf(BuiltinType numbers, BuiltinType integers) {
        return numbers == BuiltinType.NUMBER && integers.jsonType() == JsonType.INTEGER;
    }

    private void compareIntegers(
            BuiltinType oldType, BuiltinType newType, StatedType oldUse, StatedType newUse, Position position) {
        IntegerRange old = IntegerRange.of(oldType);
        if (old.equals(IntegerRange.of(newType))) {
            return;
        }
        IntegerRange now = position.isSent() ? IntegerRange.taken(newType) : IntegerRange.of(newType);
        Relation relation = now.contains(old) ? Relation.WIDER : old.contains(now) ? Relation.NARROWER : Relation.OTHER;
        changes.report(
                oldUse,
                newUse,
                position,
                relation,
                position.isSent()
                        ? old.beyond(now) + " are refused"
                        : now.beyond(old) + " may arrive, which clients did not expect");
    }
}
