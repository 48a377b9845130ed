package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import java.util.Objects;

/** The target of a migration. */
public sealed interface MigrationTarget {

    /**
     * Another QEMU, which the operation also controls. It must be started with {@code -incoming defer} and the same
     * machine; {@code -S} makes no difference.
     *
     * @param destination its client, which the caller keeps
     * @param address the address that the source connects to: {@code tcp:HOST:PORT}, {@code unix:PATH} or
     *     {@code vsock:CID:PORT}
     * @param listening the address that the destination listens at, in the same notation
     */
    record Socket(QmpClient destination, String address, String listening) implements MigrationTarget {
        /** Checks the addresses. */
        public Socket {
            Objects.requireNonNull(destination, "destination");
            for (String each : new String[] {address, listening}) {
                if (!each.matches("(tcp|unix|vsock):.+")) {
                    throw new IllegalArgumentException(
                            "not the address of a socket, such as tcp:HOST:PORT, unix:PATH or vsock:CID:PORT: " + each);
                }
            }
        }
    }

    /**
     * A file, which is overwritten if it exists. The machine stays paused when the migration is complete. Before QEMU
     * 8.2, the program {@code cat} writes the file on QEMU's host. QEMU must be allowed to start programs (with
     * {@code -sandbox spawn=deny} the migration fails), and until {@code cat} is done, an empty file exists in
     * {@code /tmp}. Files that are of no use, because the migration has failed, are remnants.
     *
     * @param path the file's path, on QEMU's host
     */
    record File(String path) implements MigrationTarget {
        /** Checks that it is a path. */
        public File {
            if (Objects.requireNonNull(path, "path").isEmpty()) {
                throw new IllegalArgumentException("an empty path");
            }
        }
    }

    /**
     * A descriptor that was passed to QEMU with {@code getfd} and that QEMU consumes: of a socket or a pipe, or, before
     * QEMU 11, a file. The machine stays paused when everything is written; the caller is responsible for who reads it,
     * and what runs there.
     *
     * @param name the descriptor's name in QEMU
     */
    record Descriptor(String name) implements MigrationTarget {
        /** Checks that it is not null. */
        public Descriptor {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Returns another QEMU that listens at the address that the source connects to. */
    static MigrationTarget socket(QmpClient destination, String address) {
        return new Socket(destination, address, address);
    }

    /** Returns a file. */
    static MigrationTarget file(String path) {
        return new File(path);
    }

    /** Returns a descriptor that was passed to QEMU. */
    static MigrationTarget descriptor(String name) {
        return new Descriptor(name);
    }
}
