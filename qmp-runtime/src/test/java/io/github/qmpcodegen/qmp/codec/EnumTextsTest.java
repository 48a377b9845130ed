package io.github.qmpcodegen.qmp.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which constant a text stands for, after whichever came before it. */
class EnumTextsTest {

    private enum State implements QmpEnum {
        RUNNING("running"),
        RUN("run"),
        PAUSED("paused"),
        NOWHERE("nirgends\u00e4\u20ac\ud83d\ude00"),
        UNRECOGNIZED("");

        private static final EnumTexts<State> TEXTS = EnumTexts.of(values(), UNRECOGNIZED);

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    @Test
    void anyMayComeBehindAny() {
        String json = "[\"running\", \"running\", \"run\", \"running\", \"paused\", \"r\\u0075n\", \"run\","
                + " \"nirgends\\u00e4\u20ac\ud83d\ude00\", \"nirgends\u00e4\\u20ac\\ud83d\\ude00\", \"paused\"]";
        List<State> expected = List.of(
                State.RUNNING,
                State.RUNNING,
                State.RUN,
                State.RUNNING,
                State.PAUSED,
                State.RUN,
                State.RUN,
                State.NOWHERE,
                State.NOWHERE,
                State.PAUSED);
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, decoding().decode(utf8, 0, utf8.length, EnumTextsTest::states));
        assertEquals(expected, decoding().decode(QmpJson.parse(json), EnumTextsTest::states));
    }

    /** Each is almost the value that came last. */
    @ParameterizedTest
    @ValueSource(strings = {"", "runnin", "runninG", "runningg", "Running", "ru"})
    void otherTextsAreOfNone(String text) {
        byte[] known = "\"running\"".getBytes(StandardCharsets.UTF_8);
        byte[] utf8 = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            assertEquals(State.RUNNING, decoding().decode(known, 0, known.length, EnumTextsTest::state));
            QmpDecodingException thrown = assertThrows(
                    QmpDecodingException.class, () -> decoding().decode(utf8, 0, utf8.length, EnumTextsTest::state));
            assertEquals(
                    QmpJson.parse("\"" + text + "\""), thrown.problems().get(0).value());
        }
    }

    private static Decoding decoding() {
        return Decoding.ofReturn("query-states");
    }

    private static @Nullable List<State> states(QmpReader in) {
        return in.list(EnumTextsTest::state);
    }

    private static @Nullable State state(QmpReader in) {
        return in.enumeration(State.TEXTS);
    }
}
