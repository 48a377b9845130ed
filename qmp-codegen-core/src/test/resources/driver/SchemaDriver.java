package generated.driver;

import generated.qmp.Abort;
import generated.qmp.BlockDirtyBitmapOrStr;
import generated.qmp.BlockExportDeletedEvent;
import generated.qmp.BlockExportOptions;
import generated.qmp.BlockJobCompletedEvent;
import generated.qmp.BlockJobReadyEvent;
import generated.qmp.BlockdevMirrorRequest;
import generated.qmp.BlockdevOptions;
import generated.qmp.BlockdevRefOrNull;
import generated.qmp.BlockdevSnapshot;
import generated.qmp.DeviceAddRequest;
import generated.qmp.DeviceDeletedEvent;
import generated.qmp.DumpCompletedEvent;
import generated.qmp.DumpGuestMemoryRequest;
import generated.qmp.ImageFormat;
import generated.qmp.JobStatus;
import generated.qmp.JobStatusChangeEvent;
import generated.qmp.MigrationCapability;
import generated.qmp.MigrationCapabilityStatus;
import generated.qmp.MigrationEvent;
import generated.qmp.MigrationInfo;
import generated.qmp.MigrationStatus;
import generated.qmp.MirrorSyncMode;
import generated.qmp.Netdev;
import generated.qmp.ObjectOptions;
import generated.qmp.QemuCommands;
import generated.qmp.QemuEvent;
import generated.qmp.QemuRegistry;
import generated.qmp.RunState;
import generated.qmp.ScreendumpRequest;
import generated.qmp.SocketAddressLegacy;
import generated.qmp.StopEvent;
import generated.qmp.TransactionAction;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.Uint64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Drives a machine through the types of the schema of its own release, and tells what it saw. */
public final class SchemaDriver implements BiFunction<QmpClient, Path, List<String>> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> seen = new ArrayList<>();

    /** Makes a driver. */
    public SchemaDriver() {}

    @Override
    public List<String> apply(QmpClient client, Path folder) {
        QemuCommands commands = new QemuCommands(client);
        try (QmpSubscription<QemuEvent> events = client.subscribe(QemuEvent.class)) {
            addAndRemoveNode(commands, folder);
            addAndRemoveObject(commands);
            snapshotInTransaction(commands, folder);
            plugAndUnplugNic(commands, events);
            export(commands, folder);
            mirror(client, commands, events);
            commands.blockExportDel("export0");
            await(events, BlockExportDeletedEvent.class, event -> event.id().equals("export0"));
            seen.add("qom-list-properties of memory-backend-file: "
                    + commands.qomListProperties("memory-backend-file").stream()
                            .anyMatch(property -> property.name().equals("mem-path")
                                    && property.type().equals("string")));
            dump(commands, events, folder);
            screendump(commands, folder);
            migrate(commands, events, folder);
        }
        return seen;
    }

    /** A format on a filter on a protocol, in one command. */
    private void addAndRemoveNode(QemuCommands commands, Path folder) {
        String image = folder.resolve("hot.qcow2").toString();
        commands.blockdevAdd(BlockdevOptions.qcow2(disk -> disk.nodeName("hot")
                .lazyRefcounts(false)
                .file(BlockdevOptions.copyOnRead(filter -> filter.nodeName("hot-filter")
                        .file(BlockdevOptions.file(protocol -> protocol.filename(image)))))));
        seen.add("nodes: " + hotNodes(commands));
        commands.blockdevDel("hot");
        seen.add("nodes: " + hotNodes(commands));
    }

    private static List<String> hotNodes(QemuCommands commands) {
        return commands.queryNamedBlockNodes().stream()
                .filter(node -> node.nodeName().startsWith("hot"))
                .map(node -> node.nodeName() + " " + node.drv())
                .sorted()
                .toList();
    }

    private void addAndRemoveObject(QemuCommands commands) {
        commands.objectAdd(ObjectOptions.MemoryBackendRam.builder()
                .id("ram1")
                .size(Uint64.of(1 << 20))
                .share(true)
                .build());
        seen.add("memory backends: "
                + commands.queryMemdev().stream()
                        .flatMap(backend -> Optional.ofNullable(backend.id()).stream())
                        .sorted()
                        .toList());
        commands.objectDel("ram1");
    }

    /** Two actions of which either both or none happen; the second attempt fails as a whole. */
    private void snapshotInTransaction(QemuCommands commands, Path folder) {
        String image = folder.resolve("overlay.qcow2").toString();
        commands.blockdevAdd(BlockdevOptions.qcow2(disk -> disk.nodeName("overlay")
                .backing(new BlockdevRefOrNull.Null())
                .file(BlockdevOptions.file(file -> file.filename(image)))));
        commands.transaction(List.of(
                TransactionAction.blockDirtyBitmapAdd(
                        bitmap -> bitmap.node("overlay").name("changes").disabled(true)),
                TransactionAction.blockdevSnapshot(new BlockdevSnapshot("disk0", "overlay"))));
        try {
            commands.transaction(List.of(
                    TransactionAction.blockDirtyBitmapAdd(
                            bitmap -> bitmap.node("overlay").name("more")),
                    TransactionAction.abort(new Abort())));
            seen.add("an aborted transaction succeeds");
        } catch (QmpCommandException e) {
            seen.add("aborted: " + e.errorClass());
        }
        commands.queryNamedBlockNodes().stream()
                .filter(node -> node.nodeName().equals("overlay"))
                .forEach(node -> seen.add("overlay over "
                        + node.backingFileDepth()
                        + ", bitmaps: "
                        + node.dirtyBitmaps().stream()
                                .map(bitmap -> bitmap.name())
                                .toList()));
    }

    private void plugAndUnplugNic(QemuCommands commands, QmpSubscription<QemuEvent> events) {
        commands.netdevAdd(Netdev.User.builder().id("net1").restrict(true).build());
        commands.deviceAdd(DeviceAddRequest.builder()
                .driver("usb-net")
                .id("nic1")
                .extra("netdev", "net1")
                .build());
        commands.deviceDel("nic1");
        DeviceDeletedEvent deleted = await(events, DeviceDeletedEvent.class, event -> "nic1".equals(event.device()));
        seen.add("unplugged " + deleted.device() + " at " + deleted.path());
        commands.netdevDel("net1");
    }

    private void export(QemuCommands commands, Path folder) {
        commands.nbdServerStart(SocketAddressLegacy.unix(
                unix -> unix.path(folder.resolve("nbd").toString())));
        commands.blockExportAdd(BlockExportOptions.Nbd.builder()
                .id("export0")
                .nodeName("overlay")
                .bitmaps(List.of(new BlockDirtyBitmapOrStr.Local("changes")))
                .build());
    }

    private void mirror(QmpClient client, QemuCommands commands, QmpSubscription<QemuEvent> events) {
        commands.blockdevAdd(BlockdevOptions.NullCo.builder()
                .nodeName("target")
                .size(1 << 20)
                .build());
        commands.blockdevMirror(BlockdevMirrorRequest.builder()
                .jobId("copy")
                .device("disk1")
                .target("target")
                .sync(MirrorSyncMode.FULL)
                .autoDismiss(false)
                .build());
        BlockJobReadyEvent ready = await(events, BlockJobReadyEvent.class, event -> true);
        seen.add("ready: " + ready.type() + " " + ready.device() + ", " + ready.offset() + " of " + ready.len());
        askEverything(client);
        commands.jobComplete("copy");
        BlockJobCompletedEvent completed = await(events, BlockJobCompletedEvent.class, event -> true);
        seen.add("completed: " + completed.device() + ", error " + completed.error());
        await(
                events,
                JobStatusChangeEvent.class,
                event -> event.id().equals("copy") && event.status() == JobStatus.CONCLUDED);
        commands.jobDismiss("copy");
        await(
                events,
                JobStatusChangeEvent.class,
                event -> event.id().equals("copy") && event.status() == JobStatus.NULL);
        seen.add("jobs: " + commands.queryJobs());
    }

    /** Sends every query that needs no argument; a strict client accepts nothing that the types do not have. */
    private void askEverything(QmpClient client) {
        QemuRegistry registry = new QemuRegistry();
        List<String> empty = new ArrayList<>();
        int answered = 0;
        for (String name : registry.commands().keySet()) {
            Optional<QmpRequest<?>> query = name.matches("(x-)?query-.*") ? withoutArguments(registry, name) : Optional.empty();
            if (query.isEmpty()) {
                continue;
            }
            try {
                Object answer = client.execute(query.orElseThrow());
                answered++;
                if (answer instanceof List<?> list && list.isEmpty()) {
                    empty.add(name);
                }
            } catch (QmpCommandException e) {
                seen.add("refused " + name + ": " + e.errorClass());
            }
        }
        seen.add("empty: " + empty);
        seen.add("answered: " + answered);
    }

    private static Optional<QmpRequest<?>> withoutArguments(QemuRegistry registry, String name) {
        try {
            return registry.decodeRequest(
                    name, JsonMapper.shared().createObjectNode(), Decoding.ofArguments(name));
        } catch (QmpDecodingException e) {
            return Optional.empty();
        }
    }

    private void dump(QemuCommands commands, QmpSubscription<QemuEvent> events, Path folder) {
        Path file = folder.resolve("memory.elf");
        commands.dumpGuestMemory(DumpGuestMemoryRequest.builder()
                .paging(false)
                .protocol("file:" + file)
                .detach(true)
                .begin(0)
                .length(1 << 20)
                .build());
        DumpCompletedEvent completed = await(events, DumpCompletedEvent.class, event -> true);
        seen.add("dump " + completed.result().status().text() + ", begins with " + beginning(file, 4).substring(1));
    }

    private void screendump(QemuCommands commands, Path folder) {
        Path picture = folder.resolve("screen.ppm");
        commands.screendump(ScreendumpRequest.builder()
                .filename(picture.toString())
                .format(ImageFormat.PPM)
                .build());
        seen.add("screendump begins with " + beginning(picture, 2));
    }

    private void migrate(QemuCommands commands, QmpSubscription<QemuEvent> events, Path folder) {
        Path state = folder.resolve("state");
        commands.migrateSetCapabilities(List.of(MigrationCapabilityStatus.builder()
                .capability(MigrationCapability.EVENTS)
                .state(true)
                .build()));
        commands.migrate("exec:cat > " + state);
        await(events, StopEvent.class, event -> true);
        await(
                events,
                MigrationEvent.class,
                event -> event.status() == MigrationStatus.COMPLETED || event.status() == MigrationStatus.FAILED);
        MigrationInfo info = commands.queryMigrate();
        seen.add("migration " + info.status().text() + ", begins with " + beginning(state, 4));
        seen.add("status " + statusAfterMigration(commands).text());
    }

    /** The machine's status changes a moment after the migration's, without an event. */
    private static RunState statusAfterMigration(QemuCommands commands) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        RunState status = commands.queryStatus().status();
        while (status == RunState.FINISH_MIGRATE && System.nanoTime() < deadline) {
            status = commands.queryStatus().status();
        }
        return status;
    }

    private static String beginning(Path file, int length) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <E extends QemuEvent> E await(
            QmpSubscription<QemuEvent> events, Class<E> type, Predicate<E> test) {
        return type.cast(events.await(event -> type.isInstance(event) && test.test(type.cast(event)), PATIENCE));
    }
}
