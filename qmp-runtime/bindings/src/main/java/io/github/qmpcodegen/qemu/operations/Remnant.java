package io.github.qmpcodegen.qemu.operations;

import java.util.Locale;

/**
 * Something that an operation has created or changed, and that still exists, or may: it could not be undone, or the
 * server could no longer be asked.
 *
 * @param kind the kind of thing
 * @param name its id or name; for a bitmap {@code node/bitmap}
 */
public record Remnant(Kind kind, String name) {

    /** What can be left behind. */
    public enum Kind {
        /** A job. */
        JOB,
        /** A block node. */
        NODE,
        /** A dirty bitmap of a node. */
        BITMAP,
        /** A device in the machine, including CPUs. */
        DEVICE,
        /** The backend of a network card. */
        NETDEV,
        /** A character device. */
        CHARDEV,
        /** A user-created object, such as a memory backend. */
        OBJECT,
        /** A block export, or the NBD server itself. */
        EXPORT,
        /** A named file descriptor in the server. */
        DESCRIPTOR,
        /** A file. */
        FILE,
        /** A capability or parameter of migration that was not restored to its old value. */
        SETTING,
        /** A migration under way. */
        MIGRATION,
        /** A machine that is paused but ran before. */
        PAUSED_MACHINE
    }

    /** Returns the kind and the name as words of a sentence. */
    String inWords() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " '" + name + "'";
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
