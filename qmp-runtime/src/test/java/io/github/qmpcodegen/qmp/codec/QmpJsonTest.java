package io.github.qmpcodegen.qmp.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.node.NullNode;

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

    static Stream<Object> aWholeValueIsTheSameAsBytesAndAsATree() {
        QmpValue empty = QmpWriter::empty;
        QmpValue object = out -> out.begin(Members.NONE, Unmodelled.of(Map.of("a", QmpJson.parse("[{}]"))))
                .end();
        return Stream.of(
                empty,
                object,
                List.of(),
                List.of(empty),
                List.of(empty, empty),
                List.of(object),
                List.of(object, empty, object),
                List.of(List.of(), List.of(empty), List.of(List.of(object))),
                List.of("a", 1L, true),
                "a",
                1L,
                false,
                Uint64.MAX_VALUE,
                NullNode.instance,
                QmpJson.parse("{\"a\":[{}]}"));
    }

    @ParameterizedTest
    @MethodSource
    void aWholeValueIsTheSameAsBytesAndAsATree(Object whole) {
        QmpValue alternate = out -> out.value(whole);
        assertEquals(
                QmpJson.write(QmpJson.of(alternate)), new String(QmpJson.bytes(alternate), StandardCharsets.UTF_8));
    }
}
