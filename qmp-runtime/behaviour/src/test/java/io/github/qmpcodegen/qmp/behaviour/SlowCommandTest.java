package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.SlowCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The deadlines of commands that take long are those of clients unless they are given others. */
class SlowCommandTest {
    private static final Duration USUAL = QmpOptions.standard().callTimeout("query-status");

    @Test
    void eachHasMoreTimeThanUsualAndSaysWhy() {
        for (SlowCommand slow : SlowCommand.all()) {
            assertTrue(slow.timeout().compareTo(USUAL) > 0, slow.command());
            assertTrue(slow.reason().length() > 10, slow.command());
            assertEquals(slow.timeout(), QmpOptions.standard().callTimeout(slow.command()), slow.command());
        }
    }

    @Test
    void whatIsSetForTheClientGoesBeforeAndWhatIsSetForTheNameBeforeThat() {
        Duration ofClient = Duration.ofSeconds(5);
        Duration ofCommand = Duration.ofSeconds(7);
        QmpOptions options = QmpOptions.builder().callTimeout(ofClient).build();
        assertEquals(ofClient, options.callTimeout("dump-guest-memory"));
        assertEquals(
                ofCommand,
                options.toBuilder()
                        .callTimeout("dump-guest-memory", ofCommand)
                        .build()
                        .callTimeout("dump-guest-memory"));
        assertEquals(
                ofCommand,
                QmpOptions.builder()
                        .callTimeout("dump-guest-memory", ofCommand)
                        .build()
                        .callTimeout("dump-guest-memory"));
        assertEquals(
                SlowCommand.of("pmemsave").orElseThrow().timeout(),
                QmpOptions.standard().toBuilder().build().callTimeout("pmemsave"));
    }
}
