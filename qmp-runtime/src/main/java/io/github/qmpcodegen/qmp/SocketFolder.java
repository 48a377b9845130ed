package io.github.qmpcodegen.qmp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A temporary folder for UNIX sockets, which only this user can enter; it is deleted when the JVM ends, unless it is
 * closed before.
 *
 * <p>Systems limit a socket's path to a little over 100 bytes. If the system's folder for temporary files has too long
 * a path for that, or does not exist, another one is used. Thread-safe.
 */
public final class SocketFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");
    private static final String PREFIX = "qmp";

    /** What the strictest system allows, without the NUL at the end. */
    private static final int LONGEST_SOCKET_PATH = 103;

    private static final int LONGEST_NAME = 16;

    /** A slash, the prefix, and a number of 64 bits. */
    private static final int LONGEST_FOLDER_NAME = 1 + PREFIX.length() + 20;

    private static final int ATTEMPTS_TO_DELETE = 3;

    private final Path path;
    private final Thread hook;

    private SocketFolder(Path path) {
        this.path = path;
        hook = new Thread(this::delete, "delete " + path);
    }

    /**
     * Creates a folder.
     *
     * @throws IOException if no suitable place is found
     */
    public static SocketFolder create() throws IOException {
        IOException failure = null;
        for (Path parent : places()) {
            try {
                if (length(parent) + LONGEST_FOLDER_NAME + 1 + LONGEST_NAME <= LONGEST_SOCKET_PATH) {
                    SocketFolder folder = new SocketFolder(Files.createTempDirectory(parent, PREFIX));
                    folder.deleteWithTheJvm();
                    return folder;
                }
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure != null
                ? failure
                : new IOException("no folder for temporary files has a path short enough for sockets: " + places());
    }

    /** Where temporary files go, the usual place first. */
    private static List<Path> places() {
        return Stream.of(System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR"), "/tmp", "/var/tmp")
                .filter(Objects::nonNull)
                .map(place -> Path.of(place).toAbsolutePath())
                .distinct()
                .toList();
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private void deleteWithTheJvm() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            delete();
            throw e;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * Returns the path of a socket in the folder.
     *
     * @param name the socket's name, of up to 16 bytes
     * @throws IllegalArgumentException if the name is longer
     */
    public Path socket(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "'" + name + "' is too long for a socket's name: expected up to " + LONGEST_NAME + " bytes");
        }
        return path.resolve(name);
    }

    /** Deletes the folder and the files in it. Never throws; closing twice is harmless. */
    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "closed while the JVM ends");
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void delete() {
        for (int i = 0; i < ATTEMPTS_TO_DELETE && Files.exists(path); i++) {
            try {
                try {
                    // At first as it is: there may be no descriptor left to list it with.
                    Files.delete(path);
                } catch (DirectoryNotEmptyException e) {
                    empty();
                }
            } catch (IOException e) {
                // Somebody may have put another socket there meanwhile.
                LOG.log(Level.DEBUG, () -> "deleting " + path, e);
            }
        }
    }
}
