package io.github.qmpcodegen.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** One program drives a machine of whatever release, and nothing may come that does not fit. */
@NeedsQemu
@Timeout(120)
class MachineQemuTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIB = 1L << 20;

    private QemuProcess qemu;
    private QemuCommands commands;
    private QmpSubscription<QemuEvent> events;

    @BeforeEach
    void start() {
        QmpOptions options = QmpOptions.builder()
                .registry(new QemuRegistry())
                .strict(true)
                .convertRequests(true)
                .convertReplies(true)
                .build();
        qemu = QemuProcess.start(
                options,
                List.of(
                        "qemu-system-x86_64",
                        "-M",
                        "pc,accel=tcg",
                        "-S",
                        "-m",
                        "64",
                        "-nodefaults",
                        "-usb",
                        "-display",
                        "none",
                        "-vga",
                        "std",
                        "-netdev",
                        "user,id=lan",
                        "-device",
                        "virtio-net-pci,netdev=lan",
                        "-device",
                        "virtio-balloon-pci",
                        "-object",
                        "iothread,id=thread",
                        "-chardev",
                        "ringbuf,id=log",
                        "-blockdev",
                        "null-co,node-name=source,size=1048576",
                        "-blockdev",
                        "null-co,node-name=target,size=1048576",
                        "-device",
                        "virtio-blk-pci,drive=source"));
        commands = new QemuCommands(qemu.client());
        events = qemu.client().subscribe(QemuEvent.class);
    }

    @AfterEach
    void close() {
        events.close();
        qemu.close();
    }

    @Test
    void everyQueryIsAnsweredAsTheTypesSay() {
        QmpClient client = qemu.client();
        QemuRegistry registry = new QemuRegistry();
        List<String> answered = new ArrayList<>();
        Map<String, String> misfits = new TreeMap<>();
        for (CommandInfo command : commands.queryCommands()) {
            Optional<QmpRequest<?>> query = command.name().matches("(x-)?query-.*")
                    ? withoutArguments(registry, command.name())
                    : Optional.empty();
            try {
                if (query.isPresent()) {
                    client.execute(query.get());
                    answered.add(command.name());
                }
            } catch (QmpCommandException e) {
                // Not on this machine.
                assertEquals(command.name(), e.command().orElseThrow());
            } catch (QmpDecodingException e) {
                misfits.put(command.name(), e.getMessage());
            }
        }

        assertEquals(Map.of(), misfits);
        assertTrue(answered.size() >= 45, () -> answered.size() + " answered: " + answered);
    }

    private static Optional<QmpRequest<?>> withoutArguments(QemuRegistry registry, String command) {
        try {
            return registry.decodeRequest(
                    command, JsonNodeFactory.instance.objectNode(), Decoding.ofArguments(command));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    @Test
    void objectsAndDevicesComeAndGo() {
        commands.objectAdd(ObjectOptions.memoryBackendRam(
                ram -> ram.id("ram1").size(Uint64.of(MIB)).share(true)));
        assertTrue(commands.queryMemdev().stream().anyMatch(backend -> "ram1".equals(backend.id())));
        commands.objectDel("ram1");

        commands.netdevAdd(Netdev.user(net -> net.id("net1").restrict(true)));
        commands.deviceAdd(device -> device.driver("usb-net").id("nic1").extra("netdev", "net1"));
        commands.deviceDel("nic1");
        await(DeviceDeletedEvent.class, event -> "nic1".equals(event.device()));
        commands.netdevDel("net1");
    }

    @Test
    void aTransactionStartsAJobThatEnds() {
        commands.transaction(List.of(
                TransactionAction.blockDirtyBitmapAdd(
                        bitmap -> bitmap.node("source").name("changes")),
                TransactionAction.blockdevBackup(backup -> backup.jobId("copy")
                        .device("source")
                        .target("target")
                        .sync(MirrorSyncMode.FULL)
                        .autoDismiss(false))));

        await(JobStatusChangeEvent.class, event -> event.id().equals("copy") && event.status() == JobStatus.CONCLUDED);
        JobInfo job = commands.queryJobs().get(0);
        assertEquals(JobType.BACKUP, job.type());
        assertEquals(MIB, job.currentProgress());
        commands.jobDismiss("copy");
        await(JobStatusChangeEvent.class, event -> event.status() == JobStatus.NULL);
        assertEquals(List.of(), commands.queryJobs());
        assertEquals(List.of("changes"), bitmaps("source"));
        assertEquals(
                List.of(true),
                commands.queryBlock().stream()
                        .map(BlockInfo::inserted)
                        .filter(inserted -> inserted != null && "source".equals(inserted.nodeName()))
                        .flatMap(inserted -> Optional.ofNullable(inserted.dirtyBitmaps()).stream())
                        .flatMap(List::stream)
                        .map(BlockDirtyInfo::recording)
                        .toList());
    }

    @Test
    void aTransactionThatFailsDoesNothing() {
        assertThrows(
                QmpCommandException.class,
                () -> commands.transaction(List.of(
                        TransactionAction.blockDirtyBitmapAdd(
                                bitmap -> bitmap.node("source").name("changes")),
                        TransactionAction.abort(new Abort()))));
        assertEquals(List.of(), bitmaps("source"));
    }

    private List<String> bitmaps(String node) {
        return commands.queryNamedBlockNodes().stream()
                .filter(each -> node.equals(each.nodeName()))
                .flatMap(each ->
                        Optional.ofNullable(each.dirtyBitmaps()).stream().flatMap(List::stream))
                .map(bitmap -> String.valueOf(bitmap.name()))
                .toList();
    }

    @Test
    void theMachineMigratesToAFile(@TempDir Path folder) throws IOException {
        Path state = folder.resolve("state");
        commands.migrateSetCapabilities(List.of(MigrationCapabilityStatus.builder()
                .capability(MigrationCapability.EVENTS)
                .state(true)
                .build()));

        commands.migrate(migrate -> migrate.uri("exec:cat > " + state));

        MigrationEvent ended = await(
                MigrationEvent.class,
                event -> event.status() == MigrationStatus.COMPLETED || event.status() == MigrationStatus.FAILED);
        assertEquals(MigrationStatus.COMPLETED, ended.status());
        assertEquals(MigrationStatus.COMPLETED, commands.queryMigrate().status());
        assertTrue(Files.size(state) > 0);
    }

    private <E extends QemuEvent> E await(Class<E> type, Predicate<E> test) {
        return type.cast(events.await(event -> type.isInstance(event) && test.test(type.cast(event)), PATIENCE));
    }
}
