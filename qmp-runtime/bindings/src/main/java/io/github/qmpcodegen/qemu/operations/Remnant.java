package io.github.qmpcodegen.qemu.operations;

/**
 * Something that an operation has made, or changed, and that is there still, or may be: it could not be taken back, or the
 * server could not be asked any more.
 *
 * @param kind what it is
 * @param name its id or name; of a bitmap {@code node/bitmap}
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
        /** A device in the machine, be it a CPU. */
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
        /** A capability or parameter of migration that has not its old value again. */
        SETTING,
        /** A migration under way. */
        MIGRATION,
        /** A machine that is paused and ran before. */
        PAUSED_MACHINE
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
