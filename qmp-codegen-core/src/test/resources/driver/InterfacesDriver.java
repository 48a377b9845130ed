package generated.driver;

import generated.agent.GuestExec;
import generated.agent.GuestExecRequest;
import generated.agent.GuestFileOpenRequest;
import generated.agent.GuestFileRead;
import generated.daemon.BlockExportDeletedEvent;
import generated.daemon.BlockExportOptions;
import generated.daemon.BlockdevOptions;
import generated.daemon.NbdServerStartRequest;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpExecutor;
import io.github.qmpcodegen.qmp.QmpSubscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Drives a guest agent and a storage daemon, each through the package of its own schema. */
public final class InterfacesDriver {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private InterfacesDriver() {}

    /**
     * Reads a file and runs a program where the agent is.
     *
     * @param client the agent's client
     * @param file the file
     * @return what was seen
     */
    public static List<String> agent(QmpExecutor client, Path file) {
        generated.agent.QemuCommands commands = new generated.agent.QemuCommands(client);
        List<String> seen = new ArrayList<>();
        commands.guestPing();
        seen.add("has guest-ping: "
                + commands.guestInfo().supportedCommands().stream()
                        .anyMatch(command -> command.name().equals("guest-ping") && command.enabled()));
        long handle = commands.guestFileOpen(GuestFileOpenRequest.builder()
                .path(file.toString())
                .mode("r")
                .build());
        GuestFileRead read = commands.guestFileRead(handle);
        seen.add("read " + new String(Base64.getDecoder().decode(read.bufB64()), StandardCharsets.US_ASCII) + ", end "
                + read.eof());
        commands.guestFileClose(handle);
        GuestExec started = commands.guestExec(GuestExecRequest.builder()
                .path("/bin/true")
                .build());
        seen.add("started: " + (started.pid() > 0));
        seen.add("system: " + (commands.guestGetOsinfo().kernelRelease() != null));
        return seen;
    }

    /**
     * Exports a node.
     *
     * @param client the daemon's client
     * @param folder where the export's socket may be
     * @return what was seen
     */
    public static List<String> daemon(QmpClient client, Path folder) {
        generated.daemon.QemuCommands commands = new generated.daemon.QemuCommands(client);
        List<String> seen = new ArrayList<>();
        seen.add("version " + commands.queryVersion().qemu().major());
        commands.blockdevAdd(BlockdevOptions.NullCo.builder()
                .nodeName("node0")
                .size(1 << 20)
                .build());
        commands.nbdServerStart(NbdServerStartRequest.builder()
                .addr(generated.daemon.SocketAddressLegacy.unix(
                        address -> address.path(folder.resolve("nbd").toString())))
                .build());
        commands.blockExportAdd(BlockExportOptions.Nbd.builder()
                .id("export0")
                .nodeName("node0")
                .build());
        seen.add("exports " + commands.queryBlockExports().get(0).nodeName());
        try (QmpSubscription<BlockExportDeletedEvent> deleted = client.subscribe(BlockExportDeletedEvent.class)) {
            commands.blockExportDel("export0");
            seen.add("deleted " + deleted.next(PATIENCE).id());
        }
        return seen;
    }
}
