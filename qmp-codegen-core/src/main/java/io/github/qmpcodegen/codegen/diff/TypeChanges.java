package io.github.qmpcodegen.codegen.diff;

import io.github.qmpcodegen.codegen.schema.Schema;

/** Tells that a place has a type with other values, and judges whether that breaks a client. */
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

    /** Tells that a place is of another type. */
    void report(Use old, Use now, Place place, Relation relation) {
        report(
                old,
                now,
                place,
                relation,
                place.isSent()
                        ? "a client that sends what it was right to send may be refused"
                        : "a client may receive what it does not understand");
    }

    /**
     * Tells that a place is of another type.
     *
     * @param harm what happens to a client where the values do not fit
     */
    void report(Use old, Use now, Place place, Relation relation, String harm) {
        boolean knowledge = Knowledge.differsInTypes(old.origin(), now.origin());
        boolean fits = relation == (place.isSent() ? Relation.WIDER : Relation.NARROWER);
        String reason;
        if (fits) {
            reason =
                    place.isSent() ? "all that was right to send still is" : "all that comes was to be expected before";
        } else {
            reason = knowledge ? Knowledge.difference(old.origin(), now.origin()) : harm;
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

    /** Tells of a place whose type only one of the sources states. */
    void reportUnstated(Use old, Use now, Place place) {
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
}
