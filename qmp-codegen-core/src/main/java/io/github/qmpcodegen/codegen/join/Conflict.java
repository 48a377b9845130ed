package io.github.qmpcodegen.codegen.join;

import io.github.qmpcodegen.codegen.source.DiagnosticCode;

/** The ways in which releases differ in the type of something, and what becomes of it. */
enum Conflict {
    /** No members and an object: no value counts as an object without members. */
    NOTHING("join-nothing", "no value counts as an object without members"),
    /** Objects of the same members by other names: one type by the newest name. */
    RENAMED("join-renamed", "they have the same members and become one type"),
    /** An object that has all members of the other: that one, and what only it has is optional. */
    GROWN("join-grown", "one has all that the other has and more, which becomes optional"),
    /** Objects that have little in common, of which the older is no longer there: one type by the newest name. */
    RESHAPED("join-reshaped", "they become one type, and what only one of them has becomes optional"),
    /** A type and an alternate that has it: the alternate. */
    ALTERNATE("join-alternate", "the alternate allows both"),
    /** Text and an enumeration: the enumeration, for texts that it lacks are values of it, too; text, if only prose lists some. */
    TEXT_AND_ENUM("join-text-enum", "it accepts any text"),
    /** Two enumerations: one with all values. */
    ENUMS("join-enums", "they become one enumeration with the values of both"),
    /** Integers and numbers: numbers. */
    NUMBER("join-number", "integers are numbers"),
    /** Integers of different ranges: the range that has both, or else that of the newest. */
    RANGE("join-range", "it gets the range that covers both, or else the newest"),
    /** The member that distinguishes the branches of a union is another, or there was none. */
    TAG("join-tag", "what depended on another member, or on none, becomes optional for all branches"),
    /** A member that all values had and that now depends on the branch, or the reverse. */
    MOVED("join-moved", "it is an optional member of all branches"),
    /** A name that two types have had, one after the other. */
    NAME("join-name", "they are two types"),
    /** Types that have nothing in common. */
    DIFFERENT("join-different", "it gets the newest type; what older servers send is kept as received");

    private final String id;
    private final String consequence;

    Conflict(String id, String consequence) {
        this.id = id;
        this.consequence = consequence;
    }

    /** Its kind of diagnostic. */
    DiagnosticCode code() {
        return DiagnosticCode.note(id);
    }

    /** What becomes of it, as the end of a sentence. */
    String consequence() {
        return consequence;
    }
}
