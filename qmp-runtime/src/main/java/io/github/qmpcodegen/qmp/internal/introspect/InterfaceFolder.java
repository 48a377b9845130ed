package io.github.qmpcodegen.qmp.internal.introspect;

import io.github.qmpcodegen.qmp.QmpGreeting;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A folder that keeps what servers report about their interfaces, a file for each QEMU binary and version. If a file
 * cannot be read or written, the server is queried instead. Safe for use by any number of threads and processes.
 */
public final class InterfaceFolder {
    private static final Logger LOG = System.getLogger("io.github.qmpcodegen.qmp");

    private final Path folder;
    private final @Nullable ProcessHandle process;

    /**
     * Names the folder, which is created when there is something to keep.
     *
     * @param folder the folder
     * @param process the server's process, null if unknown
     */
    public InterfaceFolder(Path folder, @Nullable ProcessHandle process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * The place of a server: by its greeting, the commands that it lists, and its program where that is known.
     *
     * @param greeting has its version
     * @param commands its answer to {@code query-commands}
     */
    Place place(QmpGreeting greeting, JsonNode commands) {
        String identity = QmpJson.write(greeting.raw()) + QmpJson.write(commands) + program();
        return new Place(folder.resolve(digest(identity) + ".json"));
    }

    private String program() {
        Optional<Path> program =
                process == null ? Optional.empty() : process.info().command().map(Path::of);
        try {
            return program.isEmpty()
                    ? ""
                    : program.get() + " " + Files.size(program.get()) + " " + Files.getLastModifiedTime(program.get());
        } catch (IOException e) {
            // It may be in another root directory.
            return program.get().toString();
        }
    }

    private static String digest(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** Where the answer of one server is kept. */
    record Place(Path file) {

        /** What is kept; empty for nothing. */
        Optional<JsonNode> read() {
            try {
                JsonNode kept = QmpJson.parse(Files.readString(file));
                return kept.isArray() && !kept.isEmpty() ? Optional.of(kept) : Optional.empty();
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, () -> file + " cannot be read, and is rewritten", e);
                return Optional.empty();
            }
        }

        /** Keeps an answer, for whoever reads it whole or not at all. */
        void keep(JsonNode answer) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "unfinished", ".json");
                try {
                    Files.writeString(unfinished, QmpJson.write(answer));
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(unfinished);
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, () -> "the interface of a server cannot be stored as " + file, e);
            }
        }
    }
}
