package io.github.qmpcodegen.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.FolderTexts;
import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The generated code, byte for byte, against the golden files. Each folder of them holds the schema as people write it,
 * and beside it what is generated of it, which are sources of the tests: the build compiles them, and other tests use
 * them. {@code -Dqmp.recreate=true} rewrites them.
 */
class GoldenFilesTest {

    private static final String PACKAGE = "io.github.qmpcodegen.golden.";

    /** What a folder is called shows nowhere. */
    private static final String ODD_FOLDER = "C:/users/$L\n*/";

    private static final String RECREATE = "; -Dqmp.recreate=true rewrites the golden files";

    private static final List<String> NAMES = List.of("hostile", "monitor", "qapi");

    @TestFactory
    Stream<DynamicTest> generatedCodeIsThatOfTheGoldenFiles() {
        return NAMES.stream().map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
    }

    @TestFactory
    Stream<DynamicTest> goldenFilesCompileWithoutAComplaint(@TempDir Path folder) {
        return NAMES.stream().flatMap(name -> {
            Path target = folder.resolve(name);
            return Stream.of(
                    DynamicTest.dynamicTest(
                            name + " in the unnamed module",
                            () -> assertEquals("", generated(name).compile(target.resolve("unnamed")))),
                    DynamicTest.dynamicTest(
                            name + " as a module",
                            () -> assertEquals("", generated(name).compileAsModule(target.resolve("named")))),
                    DynamicTest.dynamicTest(
                            name + " documented",
                            () -> assertEquals("", generated(name).document(target.resolve("documented")))));
        });
    }

    private static void compare(String name) throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        generated(name).files().forEach((path, text) -> expected.put(path.substring(path.lastIndexOf('/') + 1), text));
        Path folder = folder(name);
        if (Boolean.getBoolean("qmp.recreate")) {
            recreate(folder, expected);
        }
        SortedMap<String, String> present = FolderTexts.of(folder);
        present.keySet().removeIf(path -> !isGenerated(path));
        assertEquals(expected.keySet(), present.keySet(), name + RECREATE);
        expected.forEach((path, text) -> assertEquals(text, present.get(path), path + RECREATE));
    }

    private static void recreate(Path folder, SortedMap<String, String> files) throws IOException {
        for (String path : FolderTexts.of(folder).keySet()) {
            if (isGenerated(path)) {
                Files.delete(folder.resolve(path));
            }
        }
        for (String path : files.keySet()) {
            Files.writeString(folder.resolve(path), files.get(path));
        }
    }

    private static GeneratedCode generated(String name) throws IOException {
        MemorySources sources = new MemorySources();
        FolderTexts.of(folder(name)).forEach((path, text) -> {
            if (!isGenerated(path)) {
                sources.and(ODD_FOLDER + path, text);
            }
        });
        LoadedSchema loaded = sources.load();
        // Names that no member can have are part of what is hostile.
        assertEquals(
                List.of(),
                loaded.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.code() != Rule.UNREADABLE_MEMBER)
                        .toList());
        return GeneratedCode.of(loaded.schema(), PACKAGE + name);
    }

    private static Path folder(String name) {
        return Path.of("src/test/java", (PACKAGE + name).replace('.', '/'));
    }

    private static boolean isGenerated(String path) {
        return path.endsWith(".java");
    }
}
