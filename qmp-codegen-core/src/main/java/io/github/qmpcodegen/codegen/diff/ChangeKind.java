package io.github.qmpcodegen.codegen.diff;

import java.util.Locale;

/** The kinds of changes; {@link #id()} is their stable name. */
public enum ChangeKind {
    /** A command is new. Breaks no client. */
    COMMAND_ADDED,
    /** A command is gone. Breaks: the server answers CommandNotFound. */
    COMMAND_REMOVED,
    /** An event is new. Breaks no client: clients must ignore unknown events. */
    EVENT_ADDED,
    /** An event is gone. Breaks: a client that waits for it never gets it. */
    EVENT_REMOVED,
    /** A member is new. Breaks where the client must send it. */
    MEMBER_ADDED,
    /** A member is gone. Breaks: as an argument it is refused, and in a reply a client may need it. */
    MEMBER_REMOVED,
    /** A member may now be missing. Breaks where the client receives it. */
    NOW_OPTIONAL,
    /** A member may no longer be missing. Breaks where the client sends it. */
    NOW_MANDATORY,
    /**
     * A type has other values. Breaks unless the server still accepts all that is sent, or clients know all that is
     * received.
     */
    TYPE_CHANGED,
    /** Something about a type is now stated that was left open. Breaks no client: words changed, not the interface. */
    TYPE_STATED,
    /** Something about a type is now left open that was stated. Breaks no client: words changed, not the interface. */
    TYPE_UNSTATED,
    /** A type has another name. Breaks no client on the wire; generated classes are named differently. */
    TYPE_RENAMED,
    /** An enumeration has a new value. Breaks no client: generated enumerations keep unknown values. */
    VALUE_ADDED,
    /** An enumeration has lost a value. Breaks where the client sends it. */
    VALUE_REMOVED,
    /** Unnamed members are now accepted. Breaks no client. */
    NOW_OPEN,
    /** Unnamed members are no longer accepted. Breaks where the client sends them. */
    NOW_CLOSED,
    /** Another member selects the branch of a union. Breaks. */
    TAG_CHANGED,
    /** A command that replied no longer does, or vice versa. Breaks clients that wait for the reply. */
    REPLY_CHANGED,
    /** A command may now be executed out-of-band, or no longer may, which breaks clients that do so. */
    OUT_OF_BAND_CHANGED,
    /**
     * A command may now be executed before the machine is configured, or no longer may, which breaks clients that do so.
     */
    PRECONFIG_CHANGED,
    /** Something is now marked, for example as deprecated. Breaks no client yet. */
    FEATURE_ADDED,
    /** Something is no longer marked. Breaks no client: the mark of a feature is a promise about other things. */
    FEATURE_REMOVED,
    /**
     * Something depends on other build conditions. Breaks no client by itself, because servers differ in them anyway.
     */
    CONDITION_CHANGED;

    /** The kind's name in output, in lower case with dashes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
