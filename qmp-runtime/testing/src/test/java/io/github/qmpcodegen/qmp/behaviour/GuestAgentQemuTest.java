package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** Against the agent of Debian, on this machine: commands that change nothing. */
@NeedsQemu("qemu-ga")
@Timeout(60)
class GuestAgentQemuTest {

    @Test
    void aRealAgentAnswers(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("ga");
        Process agent = new ProcessBuilder(
                        "qemu-ga", "-m", "unix-listen", "-p", socket.toString(), "-t", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            awaitSocket(socket, agent);
            try (GuestAgentClient client = GuestAgentClient.connect(QmpAddress.unix(socket))) {
                assertTrue(client.execute("guest-ping").isEmpty());
                assertTrue(client.execute("guest-info").has("version"));
                assertTrue(client.execute("guest-get-time").longValue() > 0);
                assertEquals(
                        5,
                        client.execute(
                                        "guest-sync",
                                        JsonNodeFactory.instance.objectNode().put("id", 5))
                                .intValue());
                QmpCommandException e =
                        assertThrows(QmpCommandException.class, () -> client.execute("no-such-command"));
                assertTrue(e.isCommandNotFound());
                assertTrue(client.execute("guest-get-host-name").has("host-name"));
            }
        } finally {
            agent.destroy();
            assertTrue(agent.waitFor(10, TimeUnit.SECONDS));
        }
    }

    /** Waiting for a socket is the client's own business; an agent does not greet, so it is tried until it listens. */
    private static void awaitSocket(Path socket, Process agent) throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!Files.exists(socket)) {
            assertTrue(System.nanoTime() < deadline, "the agent listens");
            assertTrue(!agent.waitFor(10, TimeUnit.MILLISECONDS), "the agent has not ended");
        }
    }

    @Test
    void waitingForAServerEndsWithItsProcess(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder("true").start();
        QmpConnectException e = assertThrows(
                QmpConnectException.class,
                () -> QmpClient.connectWhenReady(
                        QmpAddress.unix(folder.resolve("never")), QmpOptions.standard(), LONG, process.toHandle()));
        assertTrue(e.getMessage().contains("has ended"), e.getMessage());
    }
}
