package io.github.qmpcodegen.codegen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryAccessTest {

    @TempDir
    private Path folder = Path.of("");

    private Path jar = Path.of("");

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("schemas #1.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("qmp/b.json", "qmp/a.json", "qmp/common/c.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void filesInAJarAreReadAndListed() throws IOException {
        try (LibraryAccess access = new LibraryAccess(new MemorySources())) {
            access.add("mvn:g:a!", jar);

            assertEquals("qmp/a.json", text(access, "mvn:g:a!/qmp/a.json"));
            assertEquals(List.of("a.json", "b.json", "common"), access.list("mvn:g:a!/qmp"));
            assertEquals(List.of("qmp"), access.list("mvn:g:a!"));
            assertTrue(access.isFolder("mvn:g:a!/qmp/common"));
            assertFalse(access.isFile("mvn:g:a!/qmp/common"));
            assertTrue(access.isFile("mvn:g:a!/qmp/common/c.json"));
        }
    }

    @Test
    void patternsMatchInAJar() throws IOException {
        try (LibraryAccess access = new LibraryAccess(new MemorySources())) {
            access.add("mvn:g:a!", jar);

            assertEquals(
                    List.of("mvn:g:a!/qmp/a.json", "mvn:g:a!/qmp/b.json", "mvn:g:a!/qmp/common/c.json"),
                    SourcePattern.of("mvn:g:a!/**/*.json").files(access));
        }
    }

    @Test
    void theFirstLibraryThatHasAPathAnswersAsOnAClassPath() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/qmp"));
        Files.writeString(classes.resolve("a.json"), "of the folder");
        Files.writeString(classes.resolve("d.json"), "only there");
        try (LibraryAccess access = new LibraryAccess(new MemorySources())) {
            access.add("classpath:", jar);
            access.add("classpath:", folder.resolve("classes"));

            assertEquals("qmp/a.json", text(access, "classpath:qmp/a.json"));
            assertEquals("only there", text(access, "classpath:qmp/d.json"));
            assertThrows(NoSuchFileException.class, () -> access.read("classpath:qmp/e.json"));
        }
    }

    @Test
    void otherPathsAreThoseOfFiles() throws IOException {
        try (LibraryAccess access = new LibraryAccess(MemorySources.of("qmp/a.json", "a file"))) {
            access.add("classpath:", jar);

            assertEquals("a file", text(access, "qmp/a.json"));
        }
    }

    private static String text(SourceAccess access, String path) throws IOException {
        return new String(access.read(path), StandardCharsets.UTF_8);
    }
}
