package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares enumerations, also with texts whose values are not listed. */
final class EnumComparison {

    private final ChangeLog log;
    private final TypeChanges changes;

    EnumComparison(ChangeLog log, TypeChanges changes) {
        this.log = log;
        this.changes = changes;
    }

    /** Compares the values of two enumerations. */
    void compare(EnumType old, EnumType now, Position position) {
        Map<String, EnumType.Value> had = values(old);
        Map<String, EnumType.Value> has = values(now);
        has.forEach((text, value) -> {
            Position at = position.value(text);
            EnumType.Value twin = had.get(text);
            if (twin == null) {
                log.add(
                        position,
                        ChangeKind.VALUE_ADDED,
                        Wording.is(at.about(), "new"),
                        Verdict.harmless(
                                position.isSent()
                                        ? "no client could send this before"
                                        : "generated enumerations keep unknown values"),
                        Locations.of(old, now));
            } else {
                log.traits(at, twin, value, Locations.of(old, now));
            }
        });
        had.keySet().stream()
                .filter(text -> !has.containsKey(text))
                .forEach(text -> log.add(
                        position,
                        ChangeKind.VALUE_REMOVED,
                        Wording.is(position.value(text).about(), "gone"),
                        position.isSent()
                                ? Verdict.breaks("the server refuses this")
                                : Verdict.harmless("the server no longer sends it, which breaks no client"),
                        Locations.of(old, now)));
    }

    private static Map<String, EnumType.Value> values(EnumType type) {
        Map<String, EnumType.Value> values = new LinkedHashMap<>();
        type.values().forEach(value -> values.put(value.text(), value));
        return values;
    }

    /** Compares a text with an enumeration: its values are now listed, or are no longer. */
    void compareWithText(StatedType old, StatedType now, Position position, boolean listed) {
        boolean exact = Certainty.isExact(old.origin()) && Certainty.isExact(now.origin());
        // What is received as a text is so as a value that a generated enumeration does not know.
        boolean harmless = !listed && !position.isSent();
        if (exact && !harmless) {
            changes.report(
                    old,
                    now,
                    position,
                    listed ? TypeChanges.Relation.NARROWER : TypeChanges.Relation.WIDER,
                    "the server refuses other texts");
            return;
        }
        log.add(
                position,
                listed ? ChangeKind.TYPE_STATED : ChangeKind.TYPE_UNSTATED,
                Wording.of("the values of " + position.about().words()
                        + (listed ? " are now listed" : " are no longer listed")),
                Verdict.harmless(listed ? "they were not listed before" : "generated enumerations keep unknown values"),
                Locations.of(old, now));
    }

    static boolean isText(TypeReference type) {
        return type.equals(TypeReference.of(BuiltinType.STR));
    }

    static boolean isEnumeration(TypeReference type, Schema schema) {
        return type instanceof TypeReference.Named named && schema.type(named) instanceof EnumType;
    }
}
