package io.github.qmpcodegen.qemu.operations;

import io.github.qmpcodegen.qmp.QmpClient;
import java.util.Objects;

/** Where a machine migrates to. */
public sealed interface MigrationTarget {

    /**
     * Another QEMU, which is driven, too. It is to be started with {@code -incoming defer} and the same machine; whether also
     * with {@code -S} makes no difference.
     *
     * @param destination its client, which stays the caller's
     * @param address where the source connects to: {@code tcp:HOST:PORT}, {@code unix:PATH} or {@code vsock:CID:PORT}
     * @param listening where the destination listens, in the same notation
     */
    record Socket(QmpClient destination, String address, String listening) implements MigrationTarget {
        /** Checks the addresses. */
        public Socket {
            Objects.requireNonNull(destination, "destination");
            for (String each : new String[] {address, listening}) {
                if (!each.matches("(tcp|unix|vsock):.+")) {
                    throw new IllegalArgumentException("not the address of a socket: " + each);
                }
            }
        }
    }

    /**
     * A file. The machine stays paused when it is complete.
     *
     * @param path its path, where QEMU runs
     */
    record File(String path) implements MigrationTarget {
        /** Checks that there is one. */
        public File {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * A descriptor that QEMU has been given by {@code getfd}, which it then gives up: of a socket or a pipe, or, before QEMU
     * 11, a file. The machine stays paused when all is written; who reads it, and what runs there, is the caller's care.
     *
     * @param name the name that it was given by
     */
    record Descriptor(String name) implements MigrationTarget {
        /** Checks that there is one. */
        public Descriptor {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Another QEMU that listens at the address that the source connects to. */
    static MigrationTarget socket(QmpClient destination, String address) {
        return new Socket(destination, address, address);
    }

    /** A file. */
    static MigrationTarget file(String path) {
        return new File(path);
    }

    /** A descriptor that QEMU has been given. */
    static MigrationTarget descriptor(String name) {
        return new Descriptor(name);
    }
}
