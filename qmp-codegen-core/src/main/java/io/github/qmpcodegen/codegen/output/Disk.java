package io.github.qmpcodegen.codegen.output;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The changes to a file system of which everything that is written consists; a process can end between any two. */
interface Disk {

    /** The file systems of this machine. */
    Disk REAL = new Disk() {
        @Override
        public void createFolders(Path folder) throws IOException {
            Files.createDirectories(folder);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            // Takes a quarter less than the channels of java.nio.file, which however say why it fails.
            try (OutputStream out = new FileOutputStream(file.toFile())) {
                out.write(content);
            } catch (FileNotFoundException e) {
                Files.write(file, content);
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    };

    /** Creates a folder and those above it, as far as they are missing. */
    void createFolders(Path folder) throws IOException;

    /** Writes a file, or over what is in it. */
    void write(Path file, byte[] content) throws IOException;

    /** Puts a file in the place of another in one step. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(Path file) throws IOException;
}
