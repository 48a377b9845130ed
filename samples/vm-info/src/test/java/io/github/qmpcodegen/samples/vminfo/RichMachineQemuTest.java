package io.github.qmpcodegen.samples.vminfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import io.github.qmpcodegen.samples.vminfo.model.BlockDevice;
import io.github.qmpcodegen.samples.vminfo.model.CharacterDevice;
import io.github.qmpcodegen.samples.vminfo.model.Display;
import io.github.qmpcodegen.samples.vminfo.model.Job;
import io.github.qmpcodegen.samples.vminfo.model.Medium;
import io.github.qmpcodegen.samples.vminfo.model.Memory;
import io.github.qmpcodegen.samples.vminfo.model.Migration;
import io.github.qmpcodegen.samples.vminfo.model.Nic;
import io.github.qmpcodegen.samples.vminfo.model.Processors;
import io.github.qmpcodegen.samples.vminfo.model.Status;
import io.github.qmpcodegen.samples.vminfo.model.VmInfo;
import io.github.qmpcodegen.samples.vminfo.render.JsonRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A real machine that has some of everything, with a job and a migration under way. */
@NeedsQemu({"qemu-system-x86_64", "qemu-img"})
@Timeout(120)
class RichMachineQemuTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    @Test
    void everythingIsThereAsJsonAndAsText() throws Exception {
        image("base.qcow2", "64M");
        image("middle.qcow2", "-b", "base.qcow2", "-F", "qcow2");
        image("top.qcow2", "-b", "middle.qcow2", "-F", "qcow2");
        Files.write(folder.resolve("cd.iso"), new byte[(int) MIB]);
        Path socket = folder.resolve("monitor");

        try (QemuProcess qemu = QemuProcess.start(QmpOptions.standard(), command(socket))) {
            startJob(qemu.client());
            startMigration(qemu.client());

            Run json = Run.of("unix:" + socket, "--json");
            assertEquals("", json.err());
            assertEquals(0, json.code());
            check(JsonRenderer.parse(json.out()));

            Run text = Run.of("unix:" + socket);
            assertEquals("", text.err());
            for (String expected : List.of(
                    "Name         mail server",
                    "CPUs         2 x qemu64 (x86_64) in 2 sockets, host threads ",
                    "Memory       64 MiB, balloon empty",
                    "Migration    active, ",
                    "64 MiB  196 KiB  qcow2",
                    "VNC   default  unix:" + folder.resolve("vnc") + "  none            none",
                    "copy  backup  running")) {
                assertTrue(text.out().contains(expected), () -> "no '" + expected + "' in\n" + text.out());
            }
        }
    }

    private List<String> command(Path socket) {
        return List.of(
                "qemu-system-x86_64",
                "-M",
                "pc,accel=tcg",
                "-nodefaults",
                "-display",
                "none",
                "-S",
                "-name",
                "mail server",
                "-uuid",
                "5c4a7b1e-90ab-4cde-9234-567890abcdef",
                "-m",
                "64",
                "-smp",
                "2,sockets=2",
                "-cpu",
                "qemu64",
                "-drive",
                "if=virtio,id=root,file=" + folder.resolve("top.qcow2"),
                "-drive",
                "if=ide,media=cdrom,id=cd,readonly=on,format=raw,file=" + folder.resolve("cd.iso"),
                "-drive",
                "if=none,id=slot",
                "-device",
                "ide-cd,id=second,drive=slot",
                "-blockdev",
                "null-co,node-name=source,size=1073741824",
                "-blockdev",
                "null-co,node-name=target,size=1073741824",
                "-netdev",
                "user,id=lan",
                "-device",
                "e1000,id=eth0,netdev=lan,mac=52:54:00:aa:bb:01",
                "-device",
                "virtio-net-pci,id=eth1,mac=52:54:00:aa:bb:02",
                "-chardev",
                "ringbuf,id=log",
                "-serial",
                "null",
                "-device",
                "virtio-balloon",
                "-vga",
                "std",
                "-vnc",
                "unix:" + folder.resolve("vnc"),
                "-qmp",
                "unix:" + socket + ",server=on,wait=off");
    }

    private static void startJob(QmpClient client) {
        client.execute(
                "blockdev-backup",
                object().put("job-id", "copy")
                        .put("device", "source")
                        .put("target", "target")
                        .put("sync", "full")
                        .put("speed", MIB));
    }

    private static void startMigration(QmpClient client) {
        ObjectNode capabilities = object();
        capabilities
                .putArray("capabilities")
                .addObject()
                .put("capability", "events")
                .put("state", true);
        client.execute("migrate-set-capabilities", capabilities);
        client.execute("migrate-set-parameters", object().put("max-bandwidth", 4_096));
        try (QmpSubscription<QmpEvent> events = client.subscribe("MIGRATION")) {
            client.execute("migrate", object().put("uri", "exec:cat >/dev/null"));
            events.await(
                    event -> event instanceof RawEvent raw
                            && raw.data().path("status").asString("").equals("active"),
                    LONG);
        }
    }

    private void check(VmInfo machine) {
        assertEquals("mail server", machine.name());
        assertEquals("5c4a7b1e-90ab-4cde-9234-567890abcdef", machine.uuid());
        assertNotNull(machine.version());
        Status status = present(machine.status());
        assertEquals(new Status(false, "prelaunch", status.singlestep()), status);
        // Newer releases do not tell.
        assertNotEquals(true, status.singlestep());
        assertEquals("TCG", machine.accelerator());

        Processors processors = present(machine.processors());
        assertEquals("x86_64", processors.architecture());
        assertEquals(
                List.of(0L, 1L),
                processors.all().stream().map(Processors.Processor::socket).toList());
        assertEquals(new Memory(64 * MIB, 0L, 64 * MIB), machine.memory());

        checkDrives(present(machine.blockDevices()));
        assertEquals(
                List.of("source", "target"),
                present(machine.looseNodes()).stream()
                        .map(Medium::node)
                        .sorted()
                        .toList());

        assertEquals(
                List.of(
                        new Nic("eth0", "e1000", "52:54:00:aa:bb:01", "lan", "user,net=10.0.2.0,restrict=off"),
                        new Nic("eth1", "virtio-net-pci", "52:54:00:aa:bb:02", null, null)),
                machine.nics());
        List<CharacterDevice> characterDevices = present(machine.characterDevices());
        assertTrue(characterDevices.contains(new CharacterDevice("log", "ringbuf", false)), characterDevices::toString);
        assertTrue(characterDevices.contains(new CharacterDevice("serial0", "null", true)), characterDevices::toString);
        assertEquals(
                List.of(new Display("VNC", "default", List.of("unix:" + folder.resolve("vnc")), "none", List.of())),
                machine.displays());

        Job job = present(machine.jobs()).get(0);
        assertEquals(List.of("copy", "backup", "running"), List.of(job.id(), job.type(), job.status()));
        assertEquals(1_024 * MIB, job.total());

        Migration migration = present(machine.migration());
        assertEquals("active", migration.status());
        assertTrue(present(migration.memory()).remaining() > 0, migration::toString);
    }

    private void checkDrives(List<BlockDevice> drives) {
        assertEquals(
                List.of("root", "cd", "slot"),
                drives.stream().map(BlockDevice::name).toList());

        BlockDevice root = drives.get(0);
        assertEquals("disk", root.kind());
        List<Medium.Image> chain = present(root.medium()).chain();
        assertEquals(
                List.of("top.qcow2", "middle.qcow2", "base.qcow2"),
                chain.stream()
                        .map(image -> Path.of(image.file()).getFileName().toString())
                        .toList());
        for (Medium.Image image : chain) {
            assertEquals(List.of("qcow2", 64 * MIB), List.of(present(image.format()), present(image.virtualSize())));
            assertTrue(present(image.actualSize()) > 0, image::toString);
        }

        BlockDevice cd = drives.get(1);
        assertEquals("removable", cd.kind());
        assertTrue(present(cd.medium()).readOnly());
        assertNull(drives.get(2).medium());
        assertEquals("second", drives.get(2).guestDevice());
    }

    private void image(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-img", "create", "-q", "-f", "qcow2"));
        command.add(name);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static <T> T present(@Nullable T value) {
        assertNotNull(value);
        return Objects.requireNonNull(value);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
