package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import io.github.qmpcodegen.codegen.Export;
import io.github.qmpcodegen.codegen.ExportRequest;
import io.github.qmpcodegen.codegen.source.Release;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The files of facts are what an export of the trees of all these releases is.
 *
 * <p>{@code -Dqmp.recreate=true} writes them anew, of all releases among the test data that are not older.
 */
@NeedsTestData
@Timeout(600)
class FactsCorpusTest {

    private static final Path FACTS = TestData.projectRoot().resolve("qmp-runtime/bindings/src/main/qmp");
    private static final Release OLDEST = Release.of("2.9").orElseThrow();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "qemu, '', 2.9, 11.0",
        "agent, qga/qapi-schema.json, 2.9, 11.0",
        "storage-daemon, storage-daemon/qapi/qapi-schema.json, 5.0, 11.0"
    })
    void theFactsAreWhatTheReleasesSay(String name, String schema, String first, String last) throws IOException {
        Path file = FACTS.resolve(name + ".json");
        SortedMap<Release, Path> trees = trees(schema);
        if (Boolean.getBoolean("qmp.recreate")) {
            Files.writeString(file, export(trees));
        }

        String facts = Files.readString(file);
        List<String> releases = new ArrayList<>();
        for (JsonNode release : QmpJson.parse(facts).path(0).path("values")) {
            releases.add(release.stringValue());
        }
        assertEquals(first, releases.get(0));
        assertEquals(last, releases.get(releases.size() - 1));
        trees.keySet().removeIf(release -> !releases.contains(release.toString()));
        assertLinesMatch(facts.lines().toList(), export(trees).lines().toList());
    }

    /** What has the schema of each release, by release. */
    private static SortedMap<Release, Path> trees(String schema) throws IOException {
        SortedMap<Release, Path> trees = new TreeMap<>();
        for (String group : List.of("corpus", "releases")) {
            try (Stream<Path> folders = Files.list(TestData.path(group))) {
                folders.filter(folder -> Files.exists(folder.resolve(schema)))
                        .forEach(folder -> Release.of(String.valueOf(folder.getFileName()))
                                .filter(release -> release.compareTo(OLDEST) >= 0)
                                .ifPresent(release -> trees.put(release, folder.resolve(schema))));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return trees;
    }

    private static String export(SortedMap<Release, Path> trees) {
        Path root = TestData.path("");
        Sources sources = Sources.of(trees.entrySet().stream()
                .map(tree -> tree.getKey() + "=" + root.relativize(tree.getValue()))
                .toList());
        return Export.run(new ExportRequest(sources), SourceAccess.below(root)).json();
    }
}
