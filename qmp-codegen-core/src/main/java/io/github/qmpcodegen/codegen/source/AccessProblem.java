package io.github.qmpcodegen.codegen.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in plain words why something cannot be read or written. */
public final class AccessProblem {

    /** What systems say, in lower case, and what it means. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("is a directory", "it is a folder"),
            Map.entry("not a directory", "a part of its path is not a folder"),
            Map.entry("no space left", "there is no space left on the device"),
            Map.entry("quota exceeded", "the disk quota is used up"),
            Map.entry("name too long", "a name in its path is too long"),
            Map.entry("symbolic links", "too many symbolic links lead to it, or they lead in a circle"),
            Map.entry("permission denied", "permission denied"),
            Map.entry("not permitted", "permission denied"),
            Map.entry("read-only", "the file system is read-only"),
            Map.entry("too many open files", "too many files are open"),
            Map.entry("no such file", "it does not exist"),
            Map.entry("file too large", "it would be larger than files may be"),
            Map.entry("busy", "the system is using it"),
            Map.entry("broken pipe", "its reader is gone"),
            Map.entry("input/output error", "the device reports an error"));

    private AccessProblem() {}

    /** Says what cannot be accessed, if the exception names it, and why. */
    public static String sentence(IOException exception) {
        String file = exception instanceof FileSystemException named ? named.getFile() : null;
        if (file != null) {
            return "cannot access '" + file + "': " + reason(exception);
        }
        String message = String.valueOf(exception.getMessage());
        boolean bySystem = exception.getMessage() == null
                || WORDS.stream()
                        .anyMatch(word -> message.toLowerCase(Locale.ROOT).startsWith(word.getKey()));
        return bySystem ? "cannot read or write: " + reason(exception) : message;
    }

    /** Says why something cannot be accessed. */
    public static String reason(IOException exception) {
        if (exception instanceof NoSuchFileException || exception instanceof FileNotFoundException) {
            return "it does not exist";
        }
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (exception instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (exception instanceof FileAlreadyExistsException) {
            return "a folder is needed there, but a file has its name";
        }
        if (exception instanceof DirectoryNotEmptyException) {
            return "it is a folder that is not empty";
        }
        if (exception instanceof FileSystemLoopException) {
            return "too many symbolic links lead to it, or they lead in a circle";
        }
        String message = exception instanceof FileSystemException named ? named.getReason() : exception.getMessage();
        return message == null
                ? "the system gives no reason (" + exception.getClass().getSimpleName() + ")"
                : words(message);
    }

    /** Whether the reader of written output has stopped reading, as {@code head} does. */
    public static boolean isReaderGone(IOException exception) {
        String message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
        // The latter are how Windows puts it.
        return message.contains("broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended");
    }

    private static String words(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> lower.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(message);
    }
}
