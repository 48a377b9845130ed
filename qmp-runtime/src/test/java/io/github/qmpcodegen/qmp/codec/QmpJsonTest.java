package io.github.qmpcodegen.qmp.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamReadException;

class QmpJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": null, \"a\": null}",
                "{\"a\": {}, \"b\": 1, \"a\": []}",
                "{\"a\": {\"b\": 1}, \"\\u0061\": 1}",
                "{\"b\": [1, {\"a\": [], \"a\": {}}]}",
                "{\"a\": [{\"b\": {}}], \"a\": true}"
            })
    void aKeyThatComesTwiceIsRefusedByItsName(String text) {
        assertEquals(
                "Duplicate Object property \"a\"",
                assertThrows(StreamReadException.class, () -> QmpJson.parse(text))
                        .getOriginalMessage());
    }

    @Test
    void objectsMayShareAKey() {
        String text = "{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"b\":{\"a\":null}}";
        assertEquals(text, QmpJson.write(QmpJson.parse(text)));
    }
}
