package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.ResumeEvent;
import io.github.qmpcodegen.qemu.RunState;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClosedException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.QmpTimeoutException;
import io.github.qmpcodegen.qmp.SocketFolder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Two QEMUs, the second of which waits for a migration from the first, whose guest runs its BIOS for ever. */
final class MigrationPair implements AutoCloseable {
    static final QmpOptions OPTIONS =
            QmpOptions.builder().registry(new QemuRegistry()).strict(true).build();

    /** One on the path. */
    static final String PROGRAM = "qemu-system-x86_64";

    /** At this rate it takes about a second. */
    static final long BANDWIDTH = 1L << 20;

    private final SocketFolder folder;
    private final QemuProcess source;
    private final QemuProcess destination;
    private final QmpSubscription<QmpEvent> sourceEvents;
    private final QmpSubscription<QmpEvent> destinationEvents;
    private final Map<QemuProcess, String> settings;
    private final List<Change> deaths = new CopyOnWriteArrayList<>();

    private MigrationPair(SocketFolder folder, QemuProcess source, QemuProcess destination) {
        this.folder = folder;
        this.source = source;
        this.destination = destination;
        sourceEvents = source.client().subscribe("STOP", "RESUME");
        destinationEvents = destination.client().subscribe("STOP", "RESUME");
        settings = Map.of(source, settings(source), destination, settings(destination));
    }

    /** Two of the same program, with further arguments that may name their folder as {@code FOLDER}. */
    static MigrationPair start(String... arguments) throws IOException {
        return between(PROGRAM, PROGRAM, "pc", arguments);
    }

    /** The second of another program. */
    static MigrationPair between(String from, String to, String machine, String... arguments) throws IOException {
        SocketFolder folder = SocketFolder.create();
        List<QemuProcess> started = new ArrayList<>();
        try {
            started.add(QemuProcess.start(OPTIONS, command(folder, from, machine, "source", arguments)));
            List<String> waiting = command(folder, to, machine, "destination", arguments);
            waiting.addAll(List.of("-incoming", "defer"));
            started.add(QemuProcess.start(OPTIONS, waiting));
            return new MigrationPair(folder, started.get(0), started.get(1));
        } catch (RuntimeException e) {
            started.forEach(QemuProcess::close);
            folder.close();
            throw e;
        }
    }

    private static List<String> command(
            SocketFolder folder, String program, String machine, String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                program, "-M", machine + ",accel=tcg", "-m", "64", "-nodefaults", "-display", "none", "-name", name));
        for (String argument : arguments) {
            command.add(argument.replace("FOLDER", folder.path().toString()).replace("NAME", name));
        }
        return command;
    }

    QemuProcess source() {
        return source;
    }

    QemuProcess destination() {
        return destination;
    }

    String path(String name) {
        return folder.path().resolve(name).toString();
    }

    /** Begins a migration by these clients' own machines, at the usual rate. */
    Operation<MigrationResult> migrate(UnaryOperator<MigrationRequest.Builder> more) {
        MigrationRequest.Builder request = MigrationRequest.to(
                        MigrationTarget.socket(destination.client(), "unix:" + path("migration")))
                .parameters(members -> members.maxBandwidth(BANDWIDTH))
                .sourceEnd(source.handle().onExit())
                .destinationEnd(destination.handle().onExit())
                .deadline(Duration.ofSeconds(60));
        return Operations.of(source.client()).migrate(more.apply(request).build());
    }

    /** Somebody who takes what the source sends and reads nothing of it, so that it never comes to its end. */
    ServerSocketChannel hole() throws IOException {
        ServerSocketChannel hole = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        hole.bind(UnixDomainSocketAddress.of(path("hole")));
        return hole;
    }

    /** Begins a migration that sends into that. */
    Operation<MigrationResult> migrateInto(ServerSocketChannel hole, UnaryOperator<MigrationRequest.Builder> more)
            throws IOException {
        MigrationTarget.Socket target = new MigrationTarget.Socket(
                destination.client(), "unix:" + hole.getLocalAddress(), "unix:" + path("migration"));
        return Operations.of(source.client())
                .migrate(more.apply(MigrationRequest.to(target)
                                .destinationEnd(destination.handle().onExit())
                                .deadline(Duration.ofSeconds(60)))
                        .build());
    }

    static boolean runs(QemuProcess machine) {
        return new QemuCommands(machine.client()).queryStatus().running();
    }

    static RunState state(QemuProcess machine) {
        return new QemuCommands(machine.client()).queryStatus().status();
    }

    private static String settings(QemuProcess machine) {
        QemuCommands commands = new QemuCommands(machine.client());
        return commands.queryMigrateCapabilities() + " " + commands.queryMigrateParameters();
    }

    /** A machine has the settings that it had before. */
    void assertSettingsAreBack(QemuProcess machine) {
        assertEquals(settings.get(machine), settings(machine));
    }

    private record Change(Instant when, boolean atSource, boolean runs) {}

    /** Ends a machine, which notices nothing. */
    void kill(QemuProcess machine) {
        deaths.add(new Change(Instant.now(), machine == source, false));
        machine.handle().destroyForcibly();
    }

    /**
     * Never did both run, by the time of their common host.
     */
    void assertNeverTwoRan() {
        List<Change> changes = new ArrayList<>(deaths);
        changes.addAll(changes(sourceEvents, true));
        changes.addAll(changes(destinationEvents, false));
        // Of the same moment the stop is first.
        changes.sort(Comparator.comparing(Change::when).thenComparing(Change::runs));
        boolean sourceRuns = true;
        boolean destinationRuns = false;
        for (Change change : changes) {
            if (change.atSource()) {
                sourceRuns = change.runs();
            } else {
                destinationRuns = change.runs();
            }
            assertFalse(sourceRuns && destinationRuns, changes::toString);
        }
    }

    private static List<Change> changes(QmpSubscription<QmpEvent> events, boolean atSource) {
        List<Change> changes = new ArrayList<>();
        try {
            while (true) {
                QmpEvent event = events.next(Duration.ZERO);
                changes.add(new Change(
                        event.timestamp().toInstant().orElseThrow(), atSource, event instanceof ResumeEvent));
            }
        } catch (QmpTimeoutException | QmpClosedException e) {
            return changes;
        }
    }

    @Override
    public void close() {
        sourceEvents.close();
        destinationEvents.close();
        source.close();
        destination.close();
        folder.close();
    }
}
