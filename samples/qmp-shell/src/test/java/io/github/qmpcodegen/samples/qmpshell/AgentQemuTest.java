package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.testing.GuestAgentProcess;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.samples.qmpshell.RunningShell.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell with a real guest agent, on this machine: commands that change nothing. */
@NeedsQemu("qemu-ga")
@Timeout(60)
class AgentQemuTest {

    @Test
    void anAgentIsTalkedToWithoutNegotiation(@TempDir Path folder) {
        try (GuestAgentProcess agent = GuestAgentProcess.start()) {
            String address = ((QmpAddress.Unix) agent.address()).path().toString();
            String script = "guest-ping\nguest-sync id=5\n";
            Ended ended = RunningShell.script(folder, script, "-N", address);
            assertEquals(new Ended(ExitCode.FINE, "{\"return\": {}}\n{\"return\": 5}\n", ""), ended);
            Ended mistake = RunningShell.script(folder, "guest-pink\n", "-N", address);
            assertTrue(mistake.err().contains("did you mean 'guest-ping'?"), mistake.err());
        }
    }
}
