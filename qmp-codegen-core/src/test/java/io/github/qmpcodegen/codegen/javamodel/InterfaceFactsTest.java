package io.github.qmpcodegen.codegen.javamodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.introspect.SchemaInfoWriter;
import io.github.qmpcodegen.codegen.source.SourceAccess;
import io.github.qmpcodegen.codegen.source.Sources;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.schema.EveryPath;
import io.github.qmpcodegen.qmp.schema.ServerInterface;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.List;
import java.util.Map;
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
}
