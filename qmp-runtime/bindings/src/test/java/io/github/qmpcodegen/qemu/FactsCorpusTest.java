package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import io.github.qmpcodegen.codegen.Diff;
import io.github.qmpcodegen.codegen.DiffRequest;
import io.github.qmpcodegen.codegen.DiffResult;
import io.github.qmpcodegen.codegen.Export;
import io.github.qmpcodegen.codegen.ExportRequest;
import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Outcome;
import io.github.qmpcodegen.codegen.diff.Change;
import io.github.qmpcodegen.codegen.diff.ChangeKind;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    private static final Pattern INCLUDE = Pattern.compile("<include>(.*)</include>");
    private static final Release OLDEST = Release.of("2.9").orElseThrow();

    @ParameterizedTest(name = "{0}")
    @CsvSource({"qemu, '', 2.9, 11.0", "agent, qga/qapi-schema.json, 2.9, 11.0"})
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

    /** Each release of the storage daemon has what the POM selects of the same release of QEMU, to the last member. */
    @Test
    void theStorageDaemonIsAPartOfQemu() throws IOException {
        Set<String> selected = new TreeSet<>(INCLUDE.matcher(Files.readString(FACTS.resolve("../../../pom.xml")))
                .results()
                .map(result -> result.group(1))
                .toList());
        Set<String> present = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        SortedMap<Release, Path> qemus = trees("");
        for (Map.Entry<Release, Path> daemon :
                trees("storage-daemon/qapi/qapi-schema.json").entrySet()) {
            DiffResult result = Diff.run(
                    new DiffRequest(
                            source(Objects.requireNonNull(qemus.get(daemon.getKey()))), source(daemon.getValue())),
                    SourceAccess.below(TestData.path("")));
            assertEquals(Outcome.DONE, result.outcome());
            Set<String> ofQemu = names(result.before());
            ofQemu.retainAll(selected);
            Set<String> ofDaemon = names(result.after());
            assertEquals(ofQemu, ofDaemon, daemon.getKey().toString());
            present.addAll(ofDaemon);
            for (Change change : result.changes()) {
                boolean lacking =
                        change.kind() == ChangeKind.COMMAND_REMOVED || change.kind() == ChangeKind.EVENT_REMOVED;
                if (!lacking || ofDaemon.contains(change.entity().name())) {
                    differences.add(daemon.getKey() + ": " + change.entity() + ": " + change.text());
                }
            }
        }
        assertEquals(present, selected);
        assertEquals(List.of(), differences);
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

    private static Set<String> names(LoadedSchema loaded) {
        Set<String> names = new TreeSet<>();
        loaded.schema().commands().forEach(command -> names.add(command.name()));
        loaded.schema().events().forEach(event -> names.add(event.name()));
        return names;
    }

    private static Sources source(Path path) {
        return Sources.of(path.toString());
    }

    private static String export(SortedMap<Release, Path> trees) {
        Path root = TestData.path("");
        Sources sources = Sources.of(trees.entrySet().stream()
                .map(tree -> tree.getKey() + "=" + root.relativize(tree.getValue()))
                .toList());
        return Export.run(new ExportRequest(sources), SourceAccess.below(root)).json();
    }
}
