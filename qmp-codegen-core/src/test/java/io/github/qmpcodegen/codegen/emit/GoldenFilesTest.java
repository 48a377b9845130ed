package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generated code, byte for byte, against the golden files, which are sources of the tests: the build compiles them,
 * and other tests use them. {@code -Dqmp.recreate=true} rewrites them.
 */
class GoldenFilesTest {

    private static final Path SOURCES = Path.of("src/test/java");

    @TestFactory
    Stream<DynamicTest> generated_code_is_that_of_the_golden_files() {
        return GoldenSchemas.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> golden_files_compile_without_a_complaint(@TempDir Path folder) {
        return GoldenSchemas.all().entrySet().stream().flatMap(entry -> {
            GeneratedCode code = GeneratedCode.of(entry.getValue(), "io.github.qmpcodegen.golden." + entry.getKey());
            Path target = folder.resolve(entry.getKey());
            return Stream.of(
                    DynamicTest.dynamicTest(
                            entry.getKey() + " in the unnamed module",
                            () -> assertEquals("", code.compile(target.resolve("unnamed")))),
                    DynamicTest.dynamicTest(
                            entry.getKey() + " as a module",
                            () -> assertEquals("", code.compileAsModule(target.resolve("named")))),
                    DynamicTest.dynamicTest(
                            entry.getKey() + " documented",
                            () -> assertEquals("", code.document(target.resolve("documented")))));
        });
    }

    private static void compare(String name, Schema schema) throws IOException {
        String packageName = "io.github.qmpcodegen.golden." + name;
        SortedMap<String, String> expected =
                GeneratedCode.of(schema, packageName).files();
        Path folder = SOURCES.resolve(packageName.replace('.', '/'));
        if (Boolean.getBoolean("qmp.recreate")) {
            recreate(folder, expected);
        }
        SortedMap<String, String> present = read(folder);
        assertEquals(expected.keySet(), present.keySet());
        expected.forEach((path, text) -> assertEquals(text, present.get(path), path));
    }

    private static void recreate(Path folder, SortedMap<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (String path : read(folder).keySet()) {
            Files.delete(SOURCES.resolve(path));
        }
        for (String path : files.keySet()) {
            Files.writeString(SOURCES.resolve(path), files.get(path));
        }
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.toList()) {
                    files.put(SOURCES.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                }
            }
        }
        return files;
    }
}
