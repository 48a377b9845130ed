package io.github.qmpcodegen.codegen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.codegen.MemorySources;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcePatternTest {

    private final MemorySources sources = MemorySources.of("src/qmp/b.hx", "")
            .and("src/qmp/a.hx", "")
            .and("src/qmp/deep/er/c.hx", "")
            .and("src/qmp/deep/d+e.txt", "")
            .and("other/f.hx", "");

    @Test
    void aStarStaysInItsFolder() throws IOException {
        assertEquals(List.of("src/qmp/a.hx", "src/qmp/b.hx"), files("src/qmp/*.hx"));
    }

    @Test
    void twoStarsAreAnyFoldersOrNone() throws IOException {
        assertEquals(List.of("src/qmp/a.hx", "src/qmp/b.hx", "src/qmp/deep/er/c.hx"), files("src/qmp/**/*.hx"));
        assertEquals(List.of("src/qmp/deep/d+e.txt", "src/qmp/deep/er/c.hx"), files("src/qmp/deep/**"));
    }

    @Test
    void aQuestionMarkIsOneCharacter() throws IOException {
        assertEquals(List.of("src/qmp/deep/d+e.txt"), files("src/qmp/deep/d?e.txt"));
        assertEquals(List.of(), files("src/qmp/?a.hx"));
    }

    @Test
    void otherCharactersStandForThemselves() throws IOException {
        assertEquals(List.of("src/qmp/deep/d+e.txt"), files("src/qmp/*/d+e.*"));
        assertEquals(List.of(), files("src/qmp/*/d.e.txt"));
    }

    @Test
    void nothingMatchesInAFolderThatIsNotThere() throws IOException {
        assertEquals(List.of(), files("missing/*.hx"));
    }

    @Test
    void onlyWildcardsMakeAPattern() {
        assertTrue(SourcePattern.isPattern("a/*.hx"));
        assertFalse(SourcePattern.isPattern("a/[b] {c}.hx"));
    }

    private List<String> files(String pattern) throws IOException {
        return SourcePattern.of(pattern).files(sources);
    }
}
