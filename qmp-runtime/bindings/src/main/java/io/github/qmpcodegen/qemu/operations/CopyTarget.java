package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qemu.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The target of a copy of a disk. */
public sealed interface CopyTarget {

    /** Returns a new qcow2 file without a backing file; see {@link File}. */
    static CopyTarget file(String path) {
        return new File(path, null);
    }

    /** Returns a new qcow2 file with a backing file, for an incremental backup; see {@link File}. */
    static CopyTarget file(String path, String backing) {
        return new File(path, Objects.requireNonNull(backing, "backing"));
    }

    /** Returns an export of an NBD server; see {@link Nbd}. */
    static CopyTarget nbd(SocketAddress server, String export) {
        return new Nbd(server, export);
    }

    /** Returns a block node; see {@link Node}. */
    static CopyTarget node(String name) {
        return new Node(name);
    }

    /**
     * Whether what is not written to it is read from something below it, which is wrong for zeros that a full copy
     * skips.
     */
    default boolean hasBacking() {
        return this instanceof File file && file.backing() != null;
    }

    /**
     * A new qcow2 file, which the server creates. Nothing may exist at that path yet; on a named pipe the server, and
     * the guest with it, would wait until somebody opens the other end.
     *
     * @param path the file's path, on the server's host
     * @param backing the path of the qcow2 file that has what this one lacks, that is the previous backup; it is
     *     recorded in the new file but not opened, and counts from the new file's folder if it is relative. Null for none
     */
    record File(String path, @Nullable String backing) implements CopyTarget {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if a path is empty
         */
        public File {
            Objects.requireNonNull(path, "path");
            if (path.isEmpty() || (backing != null && backing.isEmpty())) {
                throw new IllegalArgumentException("a path is empty: expected that of a file on the server's host");
            }
        }
    }

    /**
     * A disk that an NBD server exports, of at least the same size, which is overwritten.
     *
     * @param server the server's address
     * @param export the export's name
     */
    record Nbd(SocketAddress server, String export) implements CopyTarget {
        /** Checks that the mandatory components are there. */
        public Nbd {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(export, "export");
        }
    }

    /**
     * An existing block node, for targets that the other kinds do not cover. It remains the caller's, however the copy
     * ends; what was written is certain to be on disk once the node is deleted.
     *
     * @param name the node's name
     */
    record Node(String name) implements CopyTarget {
        /** Checks that the mandatory components are there. */
        public Node {
            Objects.requireNonNull(name, "name");
        }
    }
}
