package io.github.qmpcodegen.codegen.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsTestData
class SchemaDiffCorpusTest {

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\s*\\.name\\s*=\\s*\"([^\"]+)\"|\\{\\s*'command'\\s*:\\s*'([^']+)'");

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "1.0/qmp-commands.hx, 1.2.0/qmp-commands.hx",
        "1.2.0/qmp-commands.hx, 1.5.0/qmp-commands.hx",
        "1.5.0/qmp-commands.hx, 2.0.0/qmp-commands.hx",
        "2.0.0/qmp-commands.hx, 2.3.0/qmp-commands.hx",
        "2.3.0/qmp-commands.hx, 2.7.0/qmp-commands.hx",
        "2.7.0/qmp-commands.hx, 2.12.0/qapi/qapi-schema.json",
        "2.12.0/qapi/qapi-schema.json, 4.2.0/qapi/qapi-schema.json",
        "4.2.0/qapi/qapi-schema.json, 7.2.0/qapi/qapi-schema.json",
        "7.2.0/qapi/qapi-schema.json, 10.0.0/qapi/qapi-schema.json"
    })
    void commandsComeAndGoAsTheFilesNameThem(String before, String after) throws IOException {
        Set<String> old = namesIn(before);
        Set<String> now = namesIn(after);
        Set<String> added = new TreeSet<>(now);
        added.removeAll(old);
        Set<String> removed = new TreeSet<>(old);
        removed.removeAll(now);

        List<Change> changes =
                SchemaDiff.between(load(before).schema(), load(after).schema());

        assertEquals(added, names(changes, ChangeKind.COMMAND_ADDED));
        assertEquals(removed, names(changes, ChangeKind.COMMAND_REMOVED));
    }

    @Test
    void commandsThatOnlyTheTextOfOldReleasesNamesAreCompared() {
        List<Change> changes = SchemaDiff.between(
                load("0.14.0/qmp-commands.hx").schema(),
                load("1.0/qmp-commands.hx").schema());

        assertEquals(
                Set.of("add_client", "blockdev-snapshot-sync", "inject-nmi"), names(changes, ChangeKind.COMMAND_ADDED));
        assertEquals(Set.of(), names(changes, ChangeKind.COMMAND_REMOVED));
    }

    /** The commands that a file defines, or any file beside it. */
    private static Set<String> namesIn(String file) throws IOException {
        Path path = TestData.path("corpus").resolve(file);
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = file.endsWith(".hx") ? Stream.of(path) : Files.list(path.resolveSibling("."))) {
            for (Path each : files.toList()) {
                COMMAND.matcher(Files.readString(each))
                        .results()
                        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> names(List<Change> changes, ChangeKind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(change -> change.entity().name())
                .collect(Collectors.toSet());
    }

    private static LoadedSchema load(String file) {
        LoadedSchema loaded = LoadedSchema.of(Sources.of(file), SourceAccess.below(TestData.path("corpus")));
        assertFalse(loaded.hasErrors());
        return loaded;
    }
}
