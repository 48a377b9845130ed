package io.github.qmpcodegen.codegen.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the texts of files come from: the disk, or in tests a map. */
@FunctionalInterface
public interface SourceLoader {

    /**
     * Reads a file.
     *
     * @param path its path as the user gave it, or as it follows from one that the user gave
     * @throws java.nio.charset.CharacterCodingException if it is not text in UTF-8
     * @throws IOException if there is no such file or it cannot be read
     */
    SourceFile load(String path) throws IOException;

    /** Reads from the default file system; relative paths are those of the process. */
    static SourceLoader ofDisk() {
        return path -> new SourceFile(path, Files.readString(Path.of(path), StandardCharsets.UTF_8));
    }
}
