package io.github.qmpcodegen.samples.qmpshell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.qmpcodegen.samples.qmpshell.StubServer;
import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmpModeTest {

    private final StubServer server = new StubServer().answering("human-monitor-command", arguments -> switch (arguments
            .path("command-line")
            .asString("")) {
        case "info name" -> "\"vm\\r\\nsecond line\\r\\n\"";
        case "help" -> "\"info [x] -- shows things\\r\\nstop|s -- pauses\\r\\n\"";
        case "help info" -> "\"info name -- shows the name\\r\\n\"";
        case "help stop" -> "\"stop|s -- pauses\\r\\n\"";
        case "old" -> "{}";
        case "cpu 9" -> "\"invalid CPU index\\r\\n\"";
        default -> "\"\"";
    });
    private final RecordedOutput output = new RecordedOutput();
    private final HmpMode mode = new HmpMode(
            server, new Exchange(server, output, MessageLog.NONE, new Preferences(false, false), () -> {}), output);

    @Test
    void textIsShownAsItIs() {
        assertEquals(Verdict.FINE, mode.run("info name"));
        assertEquals(List.of("vm\nsecond line"), output.take());
        assertEquals(
                List.of("{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"info name\"}}"),
                server.sent());
    }

    @Test
    void noTextIsNotShown() {
        mode.run("stop");
        mode.run("old");
        mode.run("  ");
        assertEquals(List.of(), output.take());
        assertEquals(2, server.sent().size());
    }

    @Test
    void theProcessorThatWasChosenIsRemembered() {
        mode.run("cpu 1");
        assertEquals("(qemu cpu 1) ", mode.prompt());
        mode.run("info registers");
        assertEquals(
                "{\"execute\":\"human-monitor-command\",\"arguments\":"
                        + "{\"command-line\":\"info registers\",\"cpu-index\":1}}",
                server.sent().get(1));
    }

    @Test
    void aProcessorThatIsNotThereIsNotChosen() {
        mode.run("cpu 9");
        assertEquals("(qemu) ", mode.prompt());
        assertEquals(List.of("invalid CPU index"), output.take());
    }

    @Test
    void commandsAreThoseOfTheMonitorsOwnHelp() {
        assertEquals(List.of("info", "stop", "s"), words(""));
        assertEquals(List.of("name"), words("info "));
    }

    @Test
    void helpIsTheMonitorsOwn() {
        mode.help("stop now");
        assertEquals(List.of("stop|s -- pauses"), output.take());
        mode.help("nonsense");
        assertEquals(List.of("! error: nothing is known about 'nonsense'"), output.take());
    }

    private List<String> words(String line) {
        return mode.suggest(line).stream().map(Suggestion::word).toList();
    }
}
