package io.github.qmpcodegen.samples.qmpshell.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.qmpshell.progress.Activity;
import io.github.qmpcodegen.samples.qmpshell.progress.ProgressView.Measured;
import io.github.qmpcodegen.samples.qmpshell.syntax.Mistake;
import java.time.ZoneOffset;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {

    private static final String JSON =
            "{\"a\":[1,{\"b\":\"x\\\"y\"},[],{}],\"c\":null,\"d\":1.50,\"e\":18446744073709551615}";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jsonStaysTheSameValueHoweverItIsWritten(boolean pretty) {
        String text = JsonText.of(QmpJson.parse(JSON), pretty).toString();
        assertEquals(JSON, QmpJson.write(QmpJson.parse(text)));
        assertEquals(pretty, text.contains("\n"));
    }

    @Test
    void prettyJsonHasALineForEachPart() {
        assertEquals(
                """
                {
                    "a": [
                        1,
                        {
                            "b": 2
                        }
                    ],
                    "c": {}
                }""",
                JsonText.of(QmpJson.parse("{\"a\":[1,{\"b\":2}],\"c\":{}}"), true)
                        .toString());
    }

    @Test
    void anEventIsALine() {
        RawEvent event = new RawEvent("STOP", new EventTimestamp(3_601, 250_000), QmpJson.parse("{\"x\":1}"));
        assertEquals(
                "01:00:01.250 STOP {\"x\": 1}",
                Messages.eventLine(event, false, ZoneOffset.UTC).toString());
        RawEvent timeless = new RawEvent("STOP", EventTimestamp.UNKNOWN, QmpJson.parse("{}"));
        assertEquals(
                "--:--:--.--- STOP",
                Messages.eventLine(timeless, false, ZoneOffset.UTC).toString());
    }

    @Test
    void messagesAreWrittenAsTheyCame() {
        RawEvent event = new RawEvent("STOP", new EventTimestamp(1, 2), QmpJson.parse("{}"));
        assertEquals(
                "{\"event\":\"STOP\",\"timestamp\":{\"seconds\":1,\"microseconds\":2}}",
                QmpJson.write(Messages.event(event)));
        QmpCommandException error =
                new QmpCommandException("eject", 1L, "DeviceLocked", "locked", QmpJson.parse("{\"d\":1}"), null);
        assertEquals(
                "{\"error\":{\"class\":\"DeviceLocked\",\"desc\":\"locked\",\"data\":{\"d\":1}}}",
                QmpJson.write(Messages.error(error, null)));
    }

    @Test
    void aMistakeIsMarkedBelowItsLine() {
        assertEquals("""
                error: no
                  a bc=1
                    ^^""", Messages.mistake("a bc=1", new Mistake("no", 2, 4)).toString());
        assertEquals("""
                error: missing
                  a
                   ^""", Messages.mistake("a", new Mistake("missing", 1, 1)).toString());
    }

    @Test
    void aMistakeOnALaterLineIsMarkedThere() {
        assertEquals(
                """
                error: no
                   \t2, x]
                   \t   ^""",
                Messages.mistake("a b=[1,\n \t2, x]", new Mistake("no", 13, 14)).toString());
    }

    @Test
    void aLineIsColouredByItsParts() {
        AttributedString line = LineColours.of("stop a=1 b", List.of(new Mistake("no", 9, 10)));
        assertEquals("stop a=1 b", line.toString());
        assertEquals(Styles.COMMAND, line.styleAt(0));
        assertEquals(Styles.NAME, line.styleAt(5));
        assertEquals(Styles.PLAIN, line.styleAt(7));
        assertEquals(Styles.ERROR.underline(), line.styleAt(9));
    }

    @Test
    void aMistakeBeyondTheLineIsNoFailure() {
        assertEquals(
                "stop", LineColours.of("stop", List.of(new Mistake("no", 4, 9))).toString());
    }

    @Test
    void progressIsABar() {
        Measured half = new Measured(new Activity("j", "mirror", "running", 512 << 20, 1 << 30, ""), 1 << 20);
        assertEquals(
                "mirror j [####################--------------------]  50%  512.0 MiB of 1.0 GiB  1.0 MiB/s  8 min 32 s left",
                ProgressText.bar(half, 120, false).toString());
    }

    @Test
    void progressFitsTheTerminal() {
        Measured half = new Measured(new Activity("j", "mirror", "ready", 1, 2, ""), 0);
        for (int width = 1; width < 200; width++) {
            assertTrue(ProgressText.bar(half, width, true).columnLength() <= width, "width " + width);
        }
        assertTrue(ProgressText.bar(half, 80, true).toString().contains("█"));
        assertFalse(ProgressText.bar(half, 80, false).toString().contains("█"));
    }

    @Test
    void progressOfNothingKnownIsNone() {
        Measured unknown = new Measured(new Activity("migration", "migration", "setup", 0, 0, ""), 0);
        assertEquals(
                "migration (setup) [----------------------------------------]   0%  0 B of 0 B",
                ProgressText.bar(unknown, 100, false).toString());
    }

    @Test
    void anEndIsToldWithItsReason() {
        Activity job = new Activity("j", "mirror", "", 0, 0, "");
        assertEquals("mirror j: completed", ProgressText.ended(job, "completed").toString());
    }
}
