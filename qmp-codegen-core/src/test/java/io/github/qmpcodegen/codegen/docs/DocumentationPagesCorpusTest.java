package io.github.qmpcodegen.codegen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.LoadedSchema;
import io.github.qmpcodegen.codegen.Releases;
import io.github.qmpcodegen.testdata.NeedsTestData;
import io.github.qmpcodegen.testdata.TestData;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsTestData
class DocumentationPagesCorpusTest {

    static List<String> releases() {
        return TestData.releasesWith("qmp-commands.hx");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyPageIsWholeAndEveryLinkLeadsSomewhere(String release) {
        LoadedSchema loaded = Releases.documentation(release);
        assertFalse(loaded.hasErrors());

        List<DocumentationFile> html = DocumentationPages.html(loaded.schema(), release);

        assertEquals(List.of(), HtmlCheck.problemsOf(html));
        int topics = loaded.schema().commands().size()
                + loaded.schema().events().size()
                + (int) loaded.schema().types().values().stream()
                        .filter(type -> type.name().declared())
                        .count();
        assertEquals(topics + 4, html.size());
        assertEquals(
                topics + 1,
                DocumentationPages.markdown(loaded.schema(), release).size());
        Set<String> paths = new HashSet<>();
        html.forEach(file -> assertTrue(paths.add(file.path().toLowerCase(Locale.ROOT)), file.path()));
    }
}
