package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a copy of a disk goes to. */
public sealed interface CopyTarget {

    /** A new qcow2 file without a backing file; see {@link File}. */
    static CopyTarget file(String path) {
        return new File(path, null);
    }

    /** A new qcow2 file with a backing file, for an incremental backup; see {@link File}. */
    static CopyTarget file(String path, String backing) {
        return new File(path, Objects.requireNonNull(backing, "backing"));
    }

    /** An export of an NBD server; see {@link Nbd}. */
    static CopyTarget nbd(SocketAddress server, String export) {
        return new Nbd(server, export);
    }

    /** A block node; see {@link Node}. */
    static CopyTarget node(String name) {
        return new Node(name);
    }

    /** Whether what is not written to it is read from something below; what is zero on the disk may not be written. */
    default boolean hasBacking() {
        return this instanceof File file && file.backing() != null;
    }

    /**
     * A new qcow2 file, which the server makes. There must be none of that name.
     *
     * @param path its path, on the server's machine
     * @param backing the path, which is written into it, of the qcow2 file that has what this one lacks: the backup before; it
     *     is not opened. Null for none
     */
    record File(String path, @Nullable String backing) implements CopyTarget {
        /** Checks what must be there. */
        public File {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A disk that an NBD server exports, of the same size at least, to be overwritten.
     *
     * @param server its address
     * @param export the export's name
     */
    record Nbd(SocketAddress server, String export) implements CopyTarget {
        /** Checks what must be there. */
        public Nbd {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(export, "export");
        }
    }

    /**
     * A node that is there, such as one for whatever the others do not serve. It stays the caller's, whatever comes of the
     * copy; what was written is on its disk for sure when the node was deleted.
     *
     * @param name the node's name
     */
    record Node(String name) implements CopyTarget {
        /** Checks what must be there. */
        public Node {
            Objects.requireNonNull(name, "name");
        }
    }
}
