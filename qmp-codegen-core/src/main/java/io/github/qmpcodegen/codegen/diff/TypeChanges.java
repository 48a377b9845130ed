package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Schema;

/** Reports that a position has a type with other values, and judges whether that breaks a client. */
final class TypeChanges {

    private final Schema before;
    private final Schema after;
    private final ChangeLog log;

    TypeChanges(Schema before, Schema after, ChangeLog log) {
        this.before = before;
        this.after = after;
        this.log = log;
    }

    /** How the values of a type relate to those of the type before it. */
    enum Relation {
        /** All of them, and others. */
        WIDER,
        /** Some of them. */
        NARROWER,
        /** Others. */
        OTHER
    }

    /** Reports that a position is of another type. */
    void report(StatedType old, StatedType now, Position position, Relation relation) {
        report(
                old,
                now,
                position,
                relation,
                position.isSent()
                        ? "the server may refuse what was valid before"
                        : "a client may receive what it does not understand");
    }

    /**
     * Reports that a position is of another type.
     *
     * @param harm what happens to a client where the values do not fit
     */
    void report(StatedType old, StatedType now, Position position, Relation relation, String harm) {
        boolean knowledge = Certainty.differsInTypes(old.origin(), now.origin());
        boolean fits = relation == (position.isSent() ? Relation.WIDER : Relation.NARROWER);
        Verdict verdict;
        if (fits) {
            verdict = Verdict.harmless(
                    position.isSent() ? "all that was valid before still is" : "all that arrives was possible before");
        } else {
            verdict = knowledge
                    ? Verdict.harmless(Certainty.difference(old.origin(), now.origin()))
                    : Verdict.breaks(harm);
        }
        log.add(
                position,
                ChangeKind.TYPE_CHANGED,
                Wording.isOfType(
                        position.about(),
                        TypeWords.of(now.type(), after) + ", it was " + TypeWords.of(old.type(), before)),
                verdict,
                Locations.of(old, now));
    }

    /** Reports a position whose type only one of the sources states. */
    void reportUnstated(StatedType old, StatedType now, Position position) {
        if (!now.isUnstated()) {
            log.add(
                    position,
                    ChangeKind.TYPE_STATED,
                    Wording.isOfType(position.about(), TypeWords.of(now.type(), after)),
                    Verdict.harmless("it had no single type before"),
                    Locations.of(old, now));
        } else if (!old.isUnstated()) {
            log.add(
                    position,
                    ChangeKind.TYPE_UNSTATED,
                    Wording.of(
                            position.about(),
                            "was " + TypeWords.of(old.type(), before) + "; it no longer has a single type"),
                    Verdict.harmless("nothing says that it has changed"),
                    Locations.of(old, now));
        }
    }
}
