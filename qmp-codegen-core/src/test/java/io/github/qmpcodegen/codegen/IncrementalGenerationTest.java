package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.GenerationRequest.Mode;
import io.github.qmpcodegen.codegen.emit.Builders;
import io.github.qmpcodegen.codegen.emit.JavadocLevel;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalGenerationTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder = Path.of("");

    private final MemorySources sources = MemorySources.of("bell.json", """
                    { 'command': 'ring', 'data': { 'times': 'int' } }
                    { 'event': 'RUNG' }
                    """).and("gong.json", "{ 'command': 'gong' }");

    private String generator = "generator 1.0";

    @Test
    void aSecondRunDoesNothing() throws IOException {
        GenerationRequest request = request("com.acme.bell");
        assertTrue(run(request).isPresent());
        for (Path file : files()) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }

        assertEquals(Optional.empty(), run(request));

        for (Path file : files()) {
            assertEquals(LONG_AGO, Files.getLastModifiedTime(file), file.toString());
        }
    }

    @Test
    void anythingThatIsAskedForDifferentlyIsSeen() throws IOException {
        GenerationRequest first = request("com.acme.bell");
        Map<String, GenerationRequest> others = new TreeMap<>();
        others.put("sources.names", changed(first, "sources.names", List.of("bell.json", "gong.json")));
        others.put("sources.defines.values", changed(first, "sources.defines.values", new TreeMap<>(Map.of("A", "1"))));
        others.put("sources.strict", changed(first, "sources.strict", true));
        others.put(
                "sources.oldest",
                changed(first, "sources.oldest", Release.of("7.2").orElseThrow()));
        others.put(
                "sources.floor",
                changed(first, "sources.floor", Release.of("7.2").orElseThrow()));
        others.put("packageName", changed(first, "packageName", "com.acme.other"));
        others.put("output", changed(first, "output", folder.resolve("elsewhere")));
        others.put("selection.includes", changed(first, "selection.includes", List.of("r*")));
        others.put("selection.excludes", changed(first, "selection.excludes", List.of("r*")));
        others.put("content.javadoc", changed(first, "content.javadoc", JavadocLevel.SUMMARY));
        others.put("content.builders", changed(first, "content.builders", Builders.REQUESTS));
        others.put("content.generatedAnnotation", changed(first, "content.generatedAnnotation", false));
        others.put("content.examples", changed(first, "content.examples", true));
        Set<String> components =
                new TreeSet<>(components(GenerationRequest.class, "").toList());
        // Only writing is ever left out.
        components.remove("mode");
        assertEquals(components, others.keySet());

        for (Map.Entry<String, GenerationRequest> other : others.entrySet()) {
            run(first);
            assertTrue(run(other.getValue()).isPresent(), other.getKey());
        }
    }

    @Test
    void anotherGeneratorIsSeen() throws IOException {
        run(request("com.acme.bell"));
        generator = "generator 1.1";

        assertTrue(run(request("com.acme.bell")).isPresent());
        assertFalse(run(request("com.acme.bell")).isPresent());
    }

    @Test
    void verifyingIsNeverLeftOut() throws IOException {
        GenerationRequest request = request("com.acme.bell");
        run(request);

        assertTrue(run(changed(request, "mode", Mode.VERIFY)).isPresent());
    }

    @Test
    void nothingStaysBehindWhenThePackageBecomesAnother() throws IOException {
        run(request("com.acme.bell"));
        Path own = folder.resolve("output/com/acme/bell/Own.java");
        Files.writeString(own, "hand-written");
        int generated = javaFiles().size() - 1;

        GenerationResult result = run(request("com.acme.other")).orElseThrow();

        assertEquals(generated, result.changes().deleted().size());
        assertTrue(Files.exists(own));
        assertEquals(generated + 1, javaFiles().size());
    }

    @Test
    void nothingStaysBehindWhenTheFolderBecomesAnother() throws IOException {
        run(request("com.acme.bell"));
        int generated = javaFiles().size();

        run(request(folder.resolve("elsewhere"), "com.acme.bell"));

        assertEquals(generated, javaFiles().size());
        assertTrue(javaFiles().stream().allMatch(file -> file.startsWith(folder.resolve("elsewhere"))));
    }

    @Test
    void whatSomebodyElseHasTakenOverStays() throws IOException {
        run(request("com.acme.bell"));
        GenerationRequest taken = changed(request("com.acme.bell"), "sources.names", List.of("gong.json"));
        IncrementalGeneration.run(taken, sources, folder.resolve("other.record"), generator);
        int generated = javaFiles().size();

        GenerationResult result = run(request("com.acme.other")).orElseThrow();

        assertEquals(generated + result.changes().added().size(), javaFiles().size());
    }

    private Optional<GenerationResult> run(GenerationRequest request) throws IOException {
        return IncrementalGeneration.run(request, sources, folder.resolve("build/a.record"), generator);
    }

    private GenerationRequest request(String packageName) {
        return request(folder.resolve("output"), packageName);
    }

    private static GenerationRequest request(Path output, String packageName) {
        return GenerationRequest.builder(Sources.of("bell.json"), packageName, output)
                .build();
    }

    /** The paths of all values that a record is made of, those of records in it among them. */
    private static Stream<String> components(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord() && component.getType() != Release.class
                        ? components(component.getType(), prefix + component.getName() + ".")
                        : Stream.of(prefix + component.getName()));
    }

    /** A record with another value at a path. */
    private static <R extends Record> R changed(R record, String path, Object value) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        String[] steps = path.split("\\.", 2);
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = components[i].getAccessor().invoke(record);
                if (components[i].getName().equals(steps[0])) {
                    values[i] = steps.length > 1 ? changed((Record) values[i], steps[1], value) : value;
                }
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record without a constructor of its components", e);
        }
    }

    private List<Path> javaFiles() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
