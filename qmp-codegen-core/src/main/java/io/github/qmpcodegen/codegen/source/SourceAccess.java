package io.github.qmpcodegen.codegen.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the generator reads files from: a file system, or in tests a map.
 *
 * <p>Paths are those that the user gives, and what is found below them; they are never made absolute, so that messages
 * and generated text show nothing of the machine.
 */
public interface SourceAccess {

    /**
     * The content of a file.
     *
     * @throws IOException if it cannot be read; {@link java.nio.file.NoSuchFileException} if it does not exist
     */
    byte[] read(String path) throws IOException;

    /** Whether there is a folder of this path. */
    boolean isFolder(String path);

    /** Whether there is a file of this path, and no folder. */
    boolean isFile(String path);

    /**
     * The names of what a folder holds, in the order of their characters.
     *
     * @throws IOException if it cannot be read
     */
    List<String> list(String folder) throws IOException;

    /** The files of the default file system; relative paths start at a folder. */
    static SourceAccess below(Path base) {
        return new SourceAccess() {
            @Override
            public byte[] read(String path) throws IOException {
                return Files.readAllBytes(base.resolve(path));
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
