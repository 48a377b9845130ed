package io.github.qmpcodegen.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.diff.SchemaDiff;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoReader;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.source.DiagnosticCollector;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.SourceFile;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.schema.EveryPath;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code export} prints of a release is a source of equal meaning. */
@NeedsTestData
class ExportRoundTripCorpusTest {

    /** The trees of all releases, and the schemas of their other programs. */
    static List<String> sources() throws IOException {
        Path root = TestData.root().orElseThrow();
        List<String> sources = new ArrayList<>();
        for (String releases : List.of("corpus", "releases")) {
            try (Stream<Path> trees = Files.list(root.resolve(releases))) {
                trees.filter(Files::isDirectory)
                        .flatMap(tree -> Stream.of("", "qga/qapi-schema.json", "storage-daemon/qapi/qapi-schema.json")
                                .map(tree::resolve))
                        .filter(Files::exists)
                        .map(source -> root.relativize(source).toString())
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    @Tag("thorough")
    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void nothingDiffersBetweenAnyTreeAndItsExport(String source) {
        nothingDiffersBetweenATreeAndItsExport(source);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"corpus/1.2.0", "corpus/2.7.0", "corpus/4.2.0", "corpus/10.0.0"})
    void nothingDiffersBetweenATreeAndItsExport(String source) {
        Schema tree = LoadedSchema.of(
                        Sources.of(source), SourceAccess.below(TestData.root().orElseThrow()))
                .schema();
        String export = new SchemaInfoWriter().write(tree);
        DiagnosticCollector complaints = new DiagnosticCollector();
        Schema read = SchemaInfoReader.read(new SourceFile("export.json", export), complaints);

        assertEquals(List.of(), complaints.diagnostics());
        assertEquals(List.of(), SchemaDiff.between(tree, read));
        assertEquals(List.of(), SchemaDiff.between(read, tree));
        assertEquals(export, new SchemaInfoWriter().write(read));
    }

    @Tag("thorough")
    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void everyFormOfPathIsAnsweredByAnyExport(String source) {
        everyFormOfPathIsAnsweredByAnExport(source);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"corpus/1.2.0", "corpus/10.0.0", "releases/11.0.0"})
    void everyFormOfPathIsAnsweredByAnExport(String source) {
        Schema tree = LoadedSchema.of(
                        Sources.of(source), SourceAccess.below(TestData.root().orElseThrow()))
                .schema();
        JsonNode export = QmpJson.parse(new SchemaInfoWriter().write(tree));
        ServerInterface told = ServerInterface.of(export);

        List<String> wrong = EveryPath.of(export).entrySet().stream()
                .filter(path -> told.has(path.getKey()) != path.getValue())
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), wrong);
    }
}
