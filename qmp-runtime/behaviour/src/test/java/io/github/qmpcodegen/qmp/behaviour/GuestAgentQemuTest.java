package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpConnectException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import io.github.qmpcodegen.qmp.testing.GuestAgentProcess;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Against the agent of Debian, on this machine: commands that change nothing. */
@NeedsQemu("qemu-ga")
@Timeout(60)
class GuestAgentQemuTest {

    @Test
    void aRealAgentAnswers() {
        try (GuestAgentProcess agent = GuestAgentProcess.start();
                GuestAgentClient client = GuestAgentClient.connect(agent.address())) {
            assertTrue(client.execute("guest-ping").isEmpty());
            assertTrue(client.execute("guest-info").has("version"));
            assertTrue(client.execute("guest-get-time").longValue() > 0);
            assertEquals(
                    5,
                    client.execute(
                                    "guest-sync",
                                    JsonNodeFactory.instance.objectNode().put("id", 5))
                            .intValue());
            QmpCommandException e = assertThrows(QmpCommandException.class, () -> client.execute("no-such-command"));
            assertTrue(e.isCommandNotFound());
            assertTrue(client.execute("guest-get-host-name").has("host-name"));
        }
    }

    @Test
    void anAgentThatComesLaterIsReached() throws Exception {
        // A channel as of a guest that boots: it takes what is sent to it, and loses what comes before the agent runs.
        try (FakeQmpServer channel = FakeQmpServer.onUnixSocket();
                GuestAgentClient client = GuestAgentClient.connect(channel.address())) {
            ServerConnection host = channel.accept();
            CompletableFuture<JsonNode> ping = Clients.inBackground(() -> client.execute("guest-ping"));
            host.receive();
            try (GuestAgentProcess agent = GuestAgentProcess.start()) {
                relay(host, agent.address());
                assertTrue(ping.join().isEmpty());
            }
        }
    }

    @Test
    void aRealAgentThatHasNoDelimitersIsReached() {
        try (GuestAgentProcess agent = GuestAgentProcess.start("-b", "guest-sync-delimited");
                GuestAgentClient client = GuestAgentClient.connect(agent.address())) {
            assertTrue(client.execute("guest-ping", Duration.ofSeconds(20)).isEmpty());
            assertTrue(client.execute("guest-get-time").longValue() > 0);
        }
    }

    /** Carries what the client sends from now on to the agent, and back what that answers, each in a thread. */
    private static void relay(ServerConnection host, QmpAddress address) throws IOException {
        SocketChannel agent = SocketChannel.open(StandardProtocolFamily.UNIX);
        agent.connect(UnixDomainSocketAddress.of(((QmpAddress.Unix) address).path()));
        CompletableFuture<Object> unused = Clients.inBackground(() -> {
            while (true) {
                ReceivedRequest request = host.receive();
                byte[] text = ("\n" + request.text() + "\n").getBytes(StandardCharsets.UTF_8);
                text[0] = request.afterSentinel() ? (byte) 0xFF : text[0];
                agent.write(ByteBuffer.wrap(text));
            }
        });
        CompletableFuture<Object> back = Clients.inBackground(() -> {
            ByteBuffer bytes = ByteBuffer.allocate(4_096);
            while (agent.read(bytes) >= 0) {
                host.sendBytes(Arrays.copyOf(bytes.array(), bytes.position()));
                bytes.clear();
            }
            return "";
        });
        assertFalse(unused.isCompletedExceptionally() || back.isCompletedExceptionally());
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
