package io.github.qmpcodegen.samples.qmpshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.samples.qmpshell.RunningShell.Ended;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell with a real guest agent, on this machine: commands that change nothing. */
@NeedsQemu("qemu-ga")
@Timeout(60)
class AgentQemuTest {

    @Test
    void anAgentIsTalkedToWithoutNegotiation(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("ga");
        Process agent = new ProcessBuilder(
                        "qemu-ga", "-m", "unix-listen", "-p", socket.toString(), "-t", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        try {
            String script = "guest-ping\nguest-sync id=5\n";
            Ended ended = RunningShell.script(folder, script, "-N", socket.toString());
            while (ended.code() == ExitCode.UNREACHABLE && agent.isAlive()) {
                ended = RunningShell.script(folder, script, "-N", socket.toString());
            }
            assertEquals(new Ended(ExitCode.FINE, "{\"return\": {}}\n{\"return\": 5}\n", ""), ended);
            Ended mistake = RunningShell.script(folder, "guest-pink\n", "-N", socket.toString());
            assertTrue(mistake.err().contains("did you mean 'guest-ping'?"), mistake.err());
        } finally {
            agent.destroy();
            assertTrue(agent.waitFor(10, TimeUnit.SECONDS));
        }
    }
}
