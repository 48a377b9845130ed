package io.github.qmpcodegen.codegen.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the generator access to files: those of a file system or, in tests, of a map.
 *
 * <p>Paths are those that the user gives, and what is found below them; they are never made absolute, so that messages
 * and generated text reveal nothing about the machine. If the sources are those of several releases, several threads
 * read at once.
 */
public interface SourceAccess {

    /**
     * Reads the content of a file.
     *
     * @throws IOException if it cannot be read, or is larger than {@link SourceLimits#BYTES};
     *     {@link java.nio.file.NoSuchFileException} if it does not exist
     */
    byte[] read(String path) throws IOException;

    /** Whether there is a folder with this path. */
    boolean isFolder(String path);

    /** Whether there is a file, not a folder, with this path. */
    boolean isFile(String path);

    /**
     * Returns the names of a folder's contents, in the order of their characters.
     *
     * @throws IOException if it cannot be read
     */
    List<String> list(String folder) throws IOException;

    /** Returns access to the default file system; relative paths start at a folder. */
    static SourceAccess below(Path base) {
        return new SourceAccess() {
            @Override
            public byte[] read(String path) throws IOException {
                // Not by its size: devices and pipes have none, and may never end.
                try (InputStream in = Files.newInputStream(base.resolve(path))) {
                    byte[] bytes = in.readNBytes(SourceLimits.BYTES + 1);
                    if (bytes.length > SourceLimits.BYTES) {
                        throw new IOException(
                                "it is larger than " + (SourceLimits.BYTES >> 20) + " MiB, the limit for a source");
                    }
                    return bytes;
                }
            }

            @Override
            public boolean isFolder(String path) {
                return Files.isDirectory(base.resolve(path));
            }

            @Override
            public boolean isFile(String path) {
                return Files.isRegularFile(base.resolve(path));
            }

            @Override
            public List<String> list(String folder) throws IOException {
                try (Stream<Path> entries = Files.list(base.resolve(folder))) {
                    return entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList();
                }
            }
        };
    }
}
