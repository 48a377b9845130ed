package io.github.qmpcodegen.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void schemasAreThoseOfEveryInterface() {
        List<String> schemas = TestData.qapiSchemas();

        assertTrue(schemas.contains("1.0/qapi-schema.json"), schemas.toString());
        assertTrue(schemas.contains("10.0.0/qapi/qapi-schema.json"), schemas.toString());
        assertTrue(schemas.contains("7.2.0/qga/qapi-schema.json"), schemas.toString());
        assertTrue(schemas.contains("7.2.0/storage-daemon/qapi/qapi-schema.json"), schemas.toString());
    }
}
