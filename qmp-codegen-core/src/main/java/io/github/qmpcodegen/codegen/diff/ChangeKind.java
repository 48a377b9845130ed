package io.github.qmpcodegen.codegen.diff;

import java.util.Locale;

/** The kinds of changes; {@link #id()} is their stable name. */
public enum ChangeKind {
    /** A command is new. Breaks nobody. */
    COMMAND_ADDED,
    /** A command is gone. Breaks: the server answers CommandNotFound. */
    COMMAND_REMOVED,
    /** An event is new. Breaks nobody: clients must ignore events that they do not know. */
    EVENT_ADDED,
    /** An event is gone. Breaks: who waits for it waits in vain. */
    EVENT_REMOVED,
    /** A member is new. Breaks where the client must send it. */
    MEMBER_ADDED,
    /** A member is gone. Breaks: as an argument it is refused, and in a reply it is what a client looked for. */
    MEMBER_REMOVED,
    /** A member may now be missing. Breaks where the client receives it. */
    NOW_OPTIONAL,
    /** A member may no longer be missing. Breaks where the client sends it. */
    NOW_MANDATORY,
    /** The values of a type are others. Breaks unless all that is sent is still taken, or all that comes was known. */
    TYPE_CHANGED,
    /** What was left open of a type is now said. Breaks nobody: words changed, not the interface. */
    TYPE_STATED,
    /** What was said of a type is now left open. Breaks nobody: words changed, not the interface. */
    TYPE_UNSTATED,
    /** A type has another name. Breaks nobody on the wire; generated classes are named differently. */
    TYPE_RENAMED,
    /** An enumeration has a new value. Breaks nobody: generated enumerations keep values that they do not know. */
    VALUE_ADDED,
    /** An enumeration lacks a value. Breaks where the client sends it. */
    VALUE_REMOVED,
    /** Members that no source names are now taken. Breaks nobody. */
    NOW_OPEN,
    /** Members that no source names are no longer taken. Breaks where the client sends them. */
    NOW_CLOSED,
    /** A union is told apart by another member. Breaks. */
    TAG_CHANGED,
    /** A command that replied no longer does, or the other way round. Breaks who waits for the reply. */
    REPLY_CHANGED,
    /** A command may now be executed out-of-band, or no longer may, which breaks those who do so. */
    OUT_OF_BAND_CHANGED,
    /** Something is now marked, as deprecated for instance. Breaks nobody yet. */
    FEATURE_ADDED,
    /** Something is no longer marked. Breaks nobody: the mark of a feature is a promise about other things. */
    FEATURE_REMOVED,
    /** It depends on other conditions of the build. Breaks nobody by itself, for servers differ in them anyway. */
    CONDITION_CHANGED;

    /** Its name in output, in lower case with dashes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
