package io.github.qmpcodegen.codegen.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written as a whole.
 *
 * <p>A regular file is never seen half-written: its new content is written beside it and then takes its place, with the
 * permissions of the old file, or the process's default ones for a new file. If that fails, the file is unchanged. A
 * symbolic link is followed and stays; devices and pipes are written into; folders are refused.
 */
public final class OutputFile {

    /** What the names of files end with whose content is not complete yet. */
    static final String UNFINISHED = ".qmp-codegen-tmp";

    private static final int MOST_LINKS = 40;

    /** Bytes; file systems allow 255, and the ending needs its part. */
    private static final int LONGEST_NAME = 230;

    private final Path file;
    private final Disk disk;

    private OutputFile(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /**
     * Writes a file.
     *
     * @param file the file's path; its folder exists
     * @param content its whole content
     * @throws FileSystemException if that fails; it names the file, or the folder that is missing
     */
    public static void write(Path file, byte[] content) throws FileSystemException {
        write(file, content, Disk.REAL);
    }

    static void write(Path file, byte[] content, Disk disk) throws FileSystemException {
        attempt(file, () -> new OutputFile(file, disk).write(content));
    }

    /**
     * Writes a file where nothing is, without a look at what may be there; looking costs more than writing.
     *
     * @param file the file's path; its folder exists
     * @param content its whole content
     * @throws FileSystemException if that fails; it names the file
     */
    static void create(Path file, byte[] content, Disk disk) throws FileSystemException {
        attempt(file, () -> new OutputFile(file, disk).replace(file, content, false));
    }

    /** What writes. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Has a failure name the file, not the one that holds its unfinished content. */
    private static void attempt(Path file, Writing writing) throws FileSystemException {
        try {
            writing.run();
        } catch (FileSystemException e) {
            if (!String.valueOf(e.getFile()).endsWith(UNFINISHED)) {
                throw e;
            }
            throw e instanceof AccessDeniedException
                    ? initialised(new AccessDeniedException(file.toString()), e)
                    : initialised(new FileSystemException(file.toString(), null, e.getReason()), e);
        } catch (IOException e) {
            throw initialised(new FileSystemException(file.toString(), null, e.getMessage()), e);
        }
    }

    private static FileSystemException initialised(FileSystemException exception, IOException cause) {
        exception.initCause(cause);
        return exception;
    }

    private void write(byte[] content) throws IOException {
        BasicFileAttributes present = attributes();
        if (present != null && present.isDirectory()) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        Path target = target();
        if (target == null) {
            append(content);
        } else if (present != null && !present.isRegularFile()) {
            overwrite(file, content);
        } else {
            replace(target, content, present != null);
        }
    }

    /** What is there, links followed; null if nothing is. */
    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Where links lead to; null if one stands for a file that this process has open, such as {@code /dev/stdout}: to
     * replace that would be no use to whoever has opened it.
     */
    private @Nullable Path target() throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            Path folder = folderOf(target);
            if (!Files.isSymbolicLink(target)) {
                return target;
            }
            if (folder.startsWith("/proc")) {
                return null;
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        throw new FileSystemLoopException(file.toString());
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            return file;
        }
        if (Files.notExists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return Files.isSymbolicLink(file) ? folder.toRealPath() : folder;
    }

    private void append(byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(content);
        }
    }

    private static void overwrite(Path target, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            out.write(content);
        }
    }

    private void replace(Path target, byte[] content, boolean present) throws IOException {
        Path unfinished = unfinished(target);
        try {
            disk.write(unfinished, content);
            if (present) {
                copyPermissions(target, unfinished);
            }
            disk.move(unfinished, target);
        } catch (IOException e) {
            deleteQuietly(unfinished, e);
            if (!present || !Files.isWritable(target) || !isAboutTheFolder(e)) {
                throw e;
            }
            replaceContent(target, content);
        }
    }

    /** Whether a file cannot be replaced, though it may be possible to write into it. */
    private static boolean isAboutTheFolder(IOException e) {
        return e instanceof AccessDeniedException
                || (e instanceof FileSystemException file
                        && String.valueOf(file.getReason()).contains("busy"));
    }

    private static void replaceContent(Path target, byte[] content) throws IOException {
        byte[] before = Files.readAllBytes(target);
        try {
            Files.write(target, content, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            Files.write(target, before, StandardOpenOption.TRUNCATE_EXISTING);
            throw e;
        }
    }

    private void deleteQuietly(Path unfinished, IOException reason) {
        try {
            disk.delete(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!old.owner().equals(now.owner()) || !old.group().equals(now.group())) {
            try {
                view.setGroup(old.group());
                view.setOwner(old.owner());
            } catch (FileSystemException e) {
                // Only some may give files away; then it is who writes it that owns it, as with any new file.
                view.setPermissions(old.permissions());
            }
        }
        if (!old.permissions().equals(now.permissions())) {
            view.setPermissions(old.permissions());
        }
    }

    /** The file that holds the new content until it is complete; one left behind by a process that was killed is reused. */
    static Path unfinished(Path target) {
        String name = String.valueOf(target.getFileName());
        boolean isLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
        return target.resolveSibling("." + (isLong ? ContentChecksum.of(name) : name) + UNFINISHED);
    }
}
