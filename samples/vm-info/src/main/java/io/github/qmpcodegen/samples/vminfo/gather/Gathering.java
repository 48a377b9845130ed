package io.github.qmpcodegen.samples.vminfo.gather;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.QmpExecutor;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.samples.vminfo.model.BlockDevice;
import io.github.qmpcodegen.samples.vminfo.model.CharacterDevice;
import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.model.Memory;
import io.github.qmpcodegen.samples.vminfo.model.Migration;
import io.github.qmpcodegen.samples.vminfo.model.Nic;
import io.github.qmpcodegen.samples.vminfo.model.Status;
import io.github.qmpcodegen.samples.vminfo.model.Version;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.MemorySizes;
import io.github.qmpcodegen.samples.vminfo.qmp.MigrationAmount;
import io.github.qmpcodegen.samples.vminfo.qmp.MigrationInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.QemuCommands;
import io.github.qmpcodegen.samples.vminfo.qmp.StatusInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.VersionInfo;
import io.github.qmpcodegen.samples.vminfo.qmp.VersionNumbers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one round of queries to a server.
 *
 * @param machine what the server reported
 * @param missing why the rest is missing, a sentence each
 */
public record Gathering(VmInfo machine, List<String> missing) {

    private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

    /**
     * Queries everything about a server's machine, without changing it.
     *
     * @param executor executes the commands
     * @throws QmpException if the connection is lost or an answer takes too long; never for what the server does not have
     */
    public static Gathering from(QmpExecutor executor) {
        QemuCommands commands = new QemuCommands(executor);
        Answers answers = new Answers();
        Optional<List<BlockDevice>> blockDevices = answers.ask(() -> BlockDevices.of(commands.queryBlock()));
        VmInfo machine = new VmInfo(
                answers.ask(() -> commands.queryName().name()).orElse(null),
                answers.ask(() -> commands.queryUuid().uuid())
                        .filter(uuid -> !uuid.equals(NO_UUID))
                        .orElse(null),
                answers.ask(() -> version(commands.queryVersion())).orElse(null),
                answers.ask(() -> status(commands.queryStatus())).orElse(null),
                Processing.accelerator(commands, answers).orElse(null),
                Processing.processors(commands, answers).orElse(null),
                memory(commands, answers),
                answers.ask(() -> migration(commands.queryMigrate())).orElse(null),
                blockDevices.orElse(null),
                blockDevices
                        .flatMap(devices ->
                                answers.ask(() -> BlockDevices.looseNodes(commands.queryNamedBlockNodes(), devices)))
                        .orElse(null),
                nics(commands, answers).orElse(null),
                answers.ask(() -> characterDevices(commands)).orElse(null),
                Displays.of(commands, answers).orElse(null),
                jobs(commands, answers).orElse(null));
        return new Gathering(machine, answers.missing());
    }

    private static Version version(VersionInfo info) {
        VersionNumbers numbers = info.qemu();
        String distribution = info.package_().strip();
        return new Version(
                numbers.major() + "." + numbers.minor() + "." + numbers.micro(),
                distribution.isEmpty() ? null : distribution);
    }

    private static Status status(StatusInfo info) {
        return new Status(info.running(), info.status(), info.singlestep());
    }

    private static @Nullable Memory memory(QemuCommands commands, Answers answers) {
        Optional<Memory> sizes = answers.ask(() -> memory(commands.queryMemorySizeSummary()));
        Optional<Long> balloon = answers.ask(() -> commands.queryBalloon().actual());
        return sizes.isEmpty() && balloon.isEmpty()
                ? null
                : new Memory(
                        sizes.map(Memory::base).orElse(null),
                        sizes.map(Memory::plugged).orElse(null),
                        balloon.orElse(null));
    }

    private static Memory memory(MemorySizes sizes) {
        Uint64 plugged = sizes.pluggedMemory();
        return new Memory(sizes.baseMemory().longValueExact(), plugged == null ? null : plugged.longValueExact(), null);
    }

    private static Migration migration(MigrationInfo info) {
        return new Migration(
                info.status(),
                info.totalTime(),
                info.downtime(),
                info.expectedDowntime(),
                amount(info.ram()),
                amount(info.disk()),
                info.errorDesc(),
                info.blockedReasons());
    }

    private static Migration.@Nullable Amount amount(@Nullable MigrationAmount amount) {
        return amount == null ? null : new Migration.Amount(amount.transferred(), amount.remaining(), amount.total());
    }

    /** The human monitor lists all cards; the filters' command, which is there without it, only those of virtio. */
    private static Optional<List<Nic>> nics(QemuCommands commands, Answers answers) {
        return answers.ask(() -> NetworkText.nics(commands.humanMonitorCommand("info network")))
                .or(() -> answers.ask(() -> commands.queryRxFilter().stream()
                        .map(filter -> new Nic(filter.name(), null, filter.mainMac(), null, null))
                        .toList()));
    }

    private static List<CharacterDevice> characterDevices(QemuCommands commands) {
        return commands.queryChardev().stream()
                .map(device -> new CharacterDevice(device.label(), device.filename(), device.frontendOpen()))
                .toList();
    }

    private static Optional<List<Job>> jobs(QemuCommands commands, Answers answers) {
        return answers.ask(() -> Jobs.of(commands.queryJobs()))
                .or(() -> answers.ask(() -> Jobs.ofBlockLayer(commands.queryBlockJobs())));
    }
}
