package io.github.qmpcodegen.codegen.javamodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.QemuVersion;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.schema.EveryPath;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What generated code holds of an interface says the same of it as its export. */
@NeedsTestData
class InterfaceFactsTest {

    @ParameterizedTest
    @ValueSource(strings = {"corpus/1.2.0", "corpus/7.2.0", "releases/11.0.0"})
    void factsAreThoseOfTheExport(String source) {
        LoadedSchema loaded = LoadedSchema.of(
                Sources.of(source), SourceAccess.below(TestData.root().orElseThrow()));
        JsonNode json = QmpJson.parse(new SchemaInfoWriter().write(loaded.schema()));
        ServerInterface export = ServerInterface.of(json);
        ServerInterface facts = ServerInterface.ofFacts(String.join("\n", InterfaceFacts.of(loaded.schema())) + "\n");

        assertEquals(
                List.copyOf(export.commands().keySet()),
                List.copyOf(facts.commands().keySet()));
        assertEquals(
                List.copyOf(export.events().keySet()),
                List.copyOf(facts.events().keySet()));
        assertEquals(Map.of(), export.missingIn(facts));
        assertEquals(Map.of(), facts.missingIn(export));
        List<String> other = EveryPath.of(json).keySet().stream()
                // Features of types, and values of a tag that add nothing, are no facts.
                .filter(path -> !path.matches(".*/[$+][^/]*"))
                .filter(path -> export.has(path) != facts.has(path))
                .toList();
        assertEquals(List.of(), other);
    }

    @Test
    void factsOfSeveralReleasesAreAtEachThoseOfItsTree() {
        Map<String, QemuVersion> trees = Map.of(
                "releases/5.0.0", new QemuVersion(5, 0, 1, ""),
                "corpus/7.2.0", new QemuVersion(7, 2, 0, ""),
                "releases/11.0.0", new QemuVersion(11, 0, 0, ""));
        ServerInterface joined = facts("5.0=releases/5.0.0", "7.2=corpus/7.2.0", "11.0=releases/11.0.0");

        assertEquals("-5.0", releasesOf(joined, "query-cpus"));
        assertEquals("7.2-", releasesOf(joined, "yank"));
        trees.forEach((tree, version) -> {
            ServerInterface alone = facts(tree);
            ServerInterface then = joined.at(version);
            assertEquals(alone.commands().keySet(), then.commands().keySet(), tree);
            assertEquals(alone.events().keySet(), then.events().keySet(), tree);
            assertEquals(Set.of(), differing(alone, then), tree);
            assertEquals(Set.of(), differing(then, alone), tree);
        });
    }

    private static String releasesOf(ServerInterface told, String command) {
        return Optional.ofNullable(told.commands().get(command)).orElseThrow().releases();
    }

    /**
     * What the one has and the other lacks, but for what takes one kind of JSON more where another release does, and for
     * members that have moved from an object into a branch of it.
     */
    private static Set<String> differing(ServerInterface one, ServerInterface other) {
        Set<String> paths = new TreeSet<>(one.missingIn(other).keySet());
        paths.removeIf(path -> path.contains("/!") || path.matches("query-sev/ret-type/(handle|policy)"));
        return paths;
    }

    private static ServerInterface facts(String... sources) {
        LoadedSchema loaded = LoadedSchema.of(
                Sources.of(sources), SourceAccess.below(TestData.root().orElseThrow()));
        return ServerInterface.ofFacts(String.join("\n", InterfaceFacts.of(loaded.schema())) + "\n");
    }
}
