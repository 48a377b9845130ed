package io.github.qmpcodegen.codegen.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to whatever stands where a file is to be written. */
class OutputFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileThatIsNewHasThePermissionsThatTheProcessGives() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "x");
        Path file = folder.resolve("file");

        write(file);

        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rwxr-x--x", "rw-------"})
    void aFileKeepsItsPermissions(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        write(file);

        assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(1, names().size(), "nothing else is left");
    }

    @Test
    void linksStayAndAreFollowed() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path real = Files.writeString(folder.resolve("real/file"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/file"));
        Path farther = Files.createSymbolicLink(folder.resolve("farther"), Path.of("link"));

        write(farther);

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isSymbolicLink(farther));
        assertEquals("content", Files.readString(real));
    }

    @Test
    void aLinkToNothingCreatesWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));

        write(link);

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("content", Files.readString(folder.resolve("later")));
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertEquals(
                link.toString(),
                assertThrows(FileSystemException.class, () -> write(link)).getFile());
    }

    @Test
    void aFolderIsRefusedEvenIfItIsEmpty() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there"));

        for (Path path : new Path[] {there, link}) {
            FileSystemException refused = assertThrows(FileSystemException.class, () -> write(path));
            assertEquals(path.toString(), refused.getFile());
            assertEquals("Is a directory", refused.getReason());
        }
        assertTrue(Files.isDirectory(there));
    }

    @Test
    void aMissingFolderIsNamedAndNoFileOfOurs() {
        FileSystemException missing =
                assertThrows(NoSuchFileException.class, () -> write(folder.resolve("no/such/file")));

        assertEquals(folder.resolve("no/such").toString(), missing.getFile());
    }

    @Test
    void aNameThatIsTooLongIsToldAndOneThatJustFitsIsWritten() throws IOException {
        Path fits = folder.resolve("x".repeat(255));
        write(fits);
        assertEquals("content", Files.readString(fits));
        Path tooLong = folder.resolve("x".repeat(256));

        assertEquals(
                tooLong.toString(),
                assertThrows(FileSystemException.class, () -> write(tooLong)).getFile());
    }

    @Test
    void aFailureLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        Files.createDirectory(OutputFile.unfinished(file));
        Files.writeString(OutputFile.unfinished(file).resolve("in the way"), "x");

        FileSystemException failed = assertThrows(FileSystemException.class, () -> write(file));

        assertEquals(file.toString(), failed.getFile());
        assertEquals("precious", Files.readString(file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void devicesAreWrittenIntoAndStay() throws IOException {
        write(Path.of("/dev/null"));
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/full"));

        FileSystemException full = assertThrows(FileSystemException.class, () -> write(link));
        assertEquals(link.toString(), full.getFile());
        assertEquals("No space left on device", full.getReason());
    }

    @Test
    @Timeout(60)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void pipesAreWrittenInto() throws Exception {
        Path pipe = folder.resolve("pipe");
        Programs.run("mkfifo", pipe.toString());
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllBytes(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        write(pipe);

        assertArrayEquals("content".getBytes(StandardCharsets.UTF_8), read.get(30, TimeUnit.SECONDS));
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
    }

    private static void write(Path file) throws FileSystemException {
        OutputFile.write(file, "content".getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> names() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }
}
