package io.github.qmpcodegen.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsTestData
class TestDataCorpusTest {

    @Test
    void releasesAreInTheOrderOfTheirVersions() {
        List<String> releases = TestData.releasesWith("qmp-commands.hx");

        assertEquals("0.14.0", releases.get(0));
        assertEquals("2.7.0", releases.get(releases.size() - 1));
    }
}
