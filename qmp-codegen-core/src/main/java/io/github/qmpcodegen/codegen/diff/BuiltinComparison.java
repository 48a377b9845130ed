package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.diff.TypeChanges.Relation;
import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Origin;

/** Compares builtin types: strings, numbers and the like. */
final class BuiltinComparison {

    private final TypeChanges changes;

    BuiltinComparison(TypeChanges changes) {
        this.changes = changes;
    }

    /** Compares the types of two places that are builtin. */
    void compare(BuiltinType old, BuiltinType now, Use oldUse, Use newUse, Place place) {
        if (old == now) {
            return;
        }
        if (old.jsonType().equals(now.jsonType())) {
            // Only QAPI tells how wide an integer is.
            if (oldUse.origin() == Origin.QAPI && newUse.origin() == Origin.QAPI) {
                compareIntegers(IntegerRange.of(old), IntegerRange.of(now), oldUse, newUse, place);
            }
        } else if (now == BuiltinType.ANY || isNumberOf(now, old)) {
            changes.report(oldUse, newUse, place, Relation.WIDER);
        } else if (old == BuiltinType.ANY || isNumberOf(old, now)) {
            changes.report(oldUse, newUse, place, Relation.NARROWER);
        } else {
            changes.report(oldUse, newUse, place, Relation.OTHER);
        }
    }

    /** Whether one type is that of all numbers and the other one of integers. */
    private static boolean isNumberOf(BuiltinType numbers, BuiltinType integers) {
        return numbers == BuiltinType.NUMBER && integers.jsonType().equals(BuiltinType.INT.jsonType());
    }

    private void compareIntegers(IntegerRange old, IntegerRange now, Use oldUse, Use newUse, Place place) {
        if (old.equals(now)) {
            return;
        }
        Relation relation = now.contains(old) ? Relation.WIDER : old.contains(now) ? Relation.NARROWER : Relation.OTHER;
        changes.report(
                oldUse,
                newUse,
                place,
                relation,
                place.isSent()
                        ? old.beyond(now) + " are refused"
                        : now.beyond(old) + " may come, which were not to be expected");
    }
}
