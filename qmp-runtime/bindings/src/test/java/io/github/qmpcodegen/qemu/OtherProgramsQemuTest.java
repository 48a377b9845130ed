package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.storage.BlockExportDeletedEvent;
import io.github.qmpcodegen.qemu.storage.BlockExportOptions;
import io.github.qmpcodegen.qemu.storage.BlockdevOptions;
import io.github.qmpcodegen.qmp.QmpAddress;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.agent.GuestAgentClient;
import io.github.qmpcodegen.qmp.testing.GuestAgentProcess;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guest agent and the storage daemon of whatever release, each driven through its own package. */
@Timeout(120)
class OtherProgramsQemuTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    @NeedsQemu("qemu-ga")
    void theAgentAnswers() {
        try (GuestAgentProcess agent = GuestAgentProcess.start();
                GuestAgentClient client = GuestAgentClient.connect(
                        agent.address(), strict(new io.github.qmpcodegen.qemu.agent.QemuRegistry()))) {
            var commands = new io.github.qmpcodegen.qemu.agent.QemuCommands(client);

            commands.guestPing();
            assertTrue(commands.guestInfo().supportedCommands().stream()
                    .anyMatch(command -> "guest-ping".equals(command.name()) && command.enabled()));
            assertTrue(commands.guestGetTime() > 0);
        }
    }

    @Test
    @NeedsQemu("qemu-storage-daemon")
    void theStorageDaemonExportsANode(@TempDir Path folder) throws IOException, InterruptedException {
        Path socket = folder.resolve("monitor");
        Process daemon = new ProcessBuilder(
                        "qemu-storage-daemon",
                        "--chardev",
                        "socket,id=monitor,server=on,wait=off,path=" + socket,
                        "--monitor",
                        "chardev=monitor")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try (QmpClient client = QmpClient.connectWhenReady(
                        QmpAddress.unix(socket),
                        strict(new io.github.qmpcodegen.qemu.storage.QemuRegistry()),
                        PATIENCE,
                        daemon.toHandle());
                QmpSubscription<BlockExportDeletedEvent> deleted = client.subscribe(BlockExportDeletedEvent.class)) {
            var commands = new io.github.qmpcodegen.qemu.storage.QemuCommands(client);

            commands.blockdevAdd(
                    BlockdevOptions.nullCo(node -> node.nodeName("node0").size(1 << 20)));
            commands.nbdServerStart(server -> server.addr(io.github.qmpcodegen.qemu.storage.SocketAddressLegacy.unix(
                    unix -> unix.path(folder.resolve("nbd").toString()))));
            commands.blockExportAdd(
                    BlockExportOptions.nbd(nbd -> nbd.id("export0").nodeName("node0")));
            assertEquals(
                    List.of("node0"),
                    commands.queryBlockExports().stream()
                            .map(export -> export.nodeName())
                            .toList());
            commands.blockExportDel("export0");
            assertEquals("export0", deleted.next(PATIENCE).id());
        } finally {
            daemon.destroy();
            if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        }
    }

    private static QmpOptions strict(QmpRegistry registry) {
        return QmpOptions.builder().registry(registry).strict(true).build();
    }
}
