package io.github.qmpcodegen.samples.qmpshell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.complete.LiveValues;
import io.github.qmpcodegen.samples.qmpshell.render.Styles;
import io.github.qmpcodegen.samples.qmpshell.schema.Interfaces;
import io.github.qmpcodegen.samples.qmpshell.schema.LazyInterface;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class QmpModeTest {

    private final StubServer server = Interfaces.telling();
    private final RecordedOutput output = new RecordedOutput();
    private int executed;
    private final QmpMode mode = mode(new Preferences(false, false), true);

    private QmpMode mode(Preferences preferences, boolean checks) {
        Exchange exchange = new Exchange(server, output, MessageLog.NONE, preferences, () -> executed++);
        return new QmpMode(LazyInterface.of(Interfaces.exact()), checks, LiveValues.NONE, exchange, output);
    }

    @Test
    void aReplyIsShownAsTheMessageThatItIs() {
        server.answering("query-status", "{\"running\":true}");
        assertEquals(Verdict.FINE, mode.run("query-status"));
        assertEquals(List.of("{\"return\": {\"running\": true}}"), output.take());
        assertEquals(List.of("{\"execute\":\"query-status\"}"), server.sent());
        assertEquals(1, executed);
    }

    @Test
    void anErrorIsShownAndFails() {
        assertEquals(Verdict.FAILED, mode.run("system_reset"));
        assertEquals(
                List.of("{\"error\": {\"class\": \"CommandNotFound\", \"desc\": \"no command system_reset\"}}"),
                output.take());
        assertEquals(0, executed);
    }

    @Test
    void aLineWithAMistakeIsNotSent() {
        assertEquals(Verdict.FAILED, mode.run("stream device=d speed=x"));
        assertEquals(List.of("""
                ! error: 'speed' must be an integer
                  stream device=d speed=x
                                        ^"""), output.take());
        assertEquals(Verdict.FAILED, mode.run("stream 'x"));
        assertEquals(List.of(), server.sent());
    }

    @Test
    void uncheckedItIsSentAllTheSame() {
        server.answering("stream", "{}").answering("new-thing", "{}");
        QmpMode unchecked = mode(new Preferences(false, false), false);
        assertEquals(Verdict.FINE, unchecked.run("stream speed=x"));
        assertEquals(Verdict.FINE, unchecked.run("new-thing"));
        assertEquals(2, server.sent().size());
    }

    @Test
    void aWholeMessageIsSentAsItIs() {
        server.answering("new-thing", "{}");
        assertEquals(Verdict.FINE, mode.run("{\"execute\": \"new-thing\", \"arguments\": {\"x\": 1}}"));
        assertEquals(List.of("{\"execute\":\"new-thing\",\"arguments\":{\"x\":1}}"), server.sent());
    }

    @Test
    void aTransactionIsSentWhenItIsClosed() {
        server.answering("transaction", "{}");
        assertEquals("(QEMU) ", mode.prompt());
        assertEquals(Verdict.FINE, mode.run("transaction("));
        assertEquals("TRANS> ", mode.prompt());
        assertEquals(Verdict.FINE, mode.run("bitmap-add node=n name=b"));
        assertEquals(Verdict.FAILED, mode.run("bitmap-add node=n"));
        assertEquals(Verdict.FINE, mode.run("abort"));
        assertEquals(List.of(), server.sent());
        assertEquals(Verdict.FINE, mode.run(")"));
        assertEquals("(QEMU) ", mode.prompt());
        assertEquals(
                List.of("{\"execute\":\"transaction\",\"arguments\":{\"actions\":["
                        + "{\"type\":\"bitmap-add\",\"data\":{\"node\":\"n\",\"name\":\"b\"}},"
                        + "{\"type\":\"abort\",\"data\":{}}]}}"),
                server.sent());
    }

    @Test
    void aTransactionOnOneLineIsSentAtOnce() {
        server.answering("transaction", "{}");
        assertEquals(Verdict.FINE, mode.run("transaction( abort )"));
        assertEquals(
                List.of("{\"execute\":\"transaction\",\"arguments\":{\"actions\":[{\"type\":\"abort\",\"data\":{}}]}}"),
                server.sent());
        assertFalse(mode.abandon());
    }

    @Test
    void aTransactionCanBeGivenUp() {
        mode.run("transaction(");
        mode.run("abort");
        assertTrue(mode.abandon());
        assertEquals("(QEMU) ", mode.prompt());
        assertFalse(mode.abandon());
        assertEquals(List.of(), server.sent());
    }

    @Test
    void verboseShowsWhatIsSent() {
        server.answering("system_reset", "{}");
        mode(new Preferences(true, true), true).run("system_reset");
        assertEquals(List.of("""
                {
                    "execute": "system_reset"
                }""", """
                {
                    "return": {}
                }"""), output.take());
    }

    @Test
    void helpIsNotSent() {
        assertEquals(Verdict.FINE, mode.run("help stream"));
        assertTrue(output.take().get(0).startsWith("stream device="));
        assertEquals(Verdict.FINE, mode.run("help"));
        assertTrue(output.take().get(0).startsWith("Commands of this server"));
        assertEquals(Verdict.FAILED, mode.run("help nonsense"));
        assertEquals(List.of("! error: nothing is known about 'nonsense'"), output.take());
        assertEquals(List.of(), server.sent());
    }

    @Test
    void helpIsAboutTheLineBeingTyped() {
        mode.help("stream dev");
        assertTrue(output.take().get(0).startsWith("stream device="));
        mode.help("transaction( bitmap-add x");
        assertTrue(output.take().get(0).startsWith("bitmap-add node="));
    }

    @Test
    void exitLeaves() {
        assertEquals(Verdict.LEAVE, mode.run("exit"));
        assertEquals(List.of(), server.sent());
    }

    @Test
    void blankLinesAndCommentsDoNothing() {
        assertEquals(Verdict.FINE, mode.run(""));
        assertEquals(Verdict.FINE, mode.run("# stop"));
        assertEquals(List.of(), output.take());
    }

    @Test
    void aLineIsWholeWhenItsBracketsAre() {
        assertTrue(mode.isComplete("stop"));
        assertFalse(mode.isComplete("ports list=[1,"));
    }

    @Test
    void mistakesShowWhileTyping() {
        AttributedString coloured = mode.coloured("stream device=d speed=x");
        assertEquals(Styles.ERROR.underline(), coloured.styleAt(coloured.length() - 1));
        assertEquals(Styles.COMMAND, coloured.styleAt(0));
        assertEquals("stream 'x", mode.coloured("stream 'x").toString());
    }
}
