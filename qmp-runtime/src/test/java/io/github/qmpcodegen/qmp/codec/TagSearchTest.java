package io.github.qmpcodegen.qmp.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagSearchTest {

    /** What comes behind the name of an object's first member. */
    private static @Nullable String find(String behindFirstName) {
        byte[] json = ("{\"a\"" + behindFirstName).getBytes(StandardCharsets.UTF_8);
        return TagSearch.find(json, 1, json.length, "type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": 1, \"type\": \"vnc\"}",
                ":1,\"type\":\"vnc\"}",
                " : \"type\" , \"type\"\r\n\t:\t\"vnc\", \"type\": \"gtk\"}",
                ": {\"type\": \"gtk\"}, \"b\": [{\"type\": \"gtk\"}, \"type\"], \"type\": \"vnc\"}",
                ": \"{[\", \"}\": \"]\", \"type\": \"vnc\"",
                ": \"\u00e4\", \"\u00e4\": null, \"type\": \"vnc\"}",
            })
    void theObjectsOwnTagIsFound(String behindFirstName) {
        assertEquals("vnc", find(behindFirstName));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": 1}",
                ": \"type\"}",
                ": {\"type\": \"vnc\"}}",
                ": 1}, {\"a\": 1, \"type\": \"vnc\"}",
                ": 1, \"type\": 5}",
                ": 1, \"type\": {\"type\": \"vnc\"}}",
                ": 1, \"typ\": \"vnc\", \"types\": \"vnc\"}",
                ": 1, \"type\": \"\"}",
            })
    void whatIsNoTagGivesNone(String behindFirstName) {
        assertEquals("", find(behindFirstName));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ": 1",
                ": 1, \"type",
                ": 1, \"type\":",
                ": 1, \"type\": \"vnc",
                ": \"\\\"\", \"type\": \"vnc\"}",
                ": 1, \"t\\u0079pe\": \"vnc\"}",
                ": 1, \"type\": \"v\\u006ec\"}",
            })
    void whatIsCutOffOrHasEscapesIsLeftToTheParser(String behindFirstName) {
        assertNull(find(behindFirstName));
    }

    @Test
    void nothingIsReadBehindTheEnd() {
        byte[] json = "{\"a\": 1, \"type\": \"vnc\"}".getBytes(StandardCharsets.UTF_8);
        for (int end = 1; end < json.length - 1; end++) {
            assertNull(TagSearch.find(json, 1, end, "type"), "up to " + end);
        }
        assertEquals("vnc", TagSearch.find(json, 1, json.length - 1, "type"));
    }
}
