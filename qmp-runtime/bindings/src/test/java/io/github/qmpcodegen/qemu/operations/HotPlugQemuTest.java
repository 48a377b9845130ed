package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qemu.StringType;
import io.github.qmpcodegen.qmp.QemuProcess;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices come and go on a machine of whatever release, and what fails leaves nothing. No guest runs: only firmware. */
@NeedsQemu
@Timeout(120)
class HotPlugQemuTest {

    private static final long MIB = 1L << 20;
    private static final Duration SHORT = Duration.ofSeconds(1);

    private QemuProcess qemu;
    private QemuCommands commands;
    private Operations machine;

    @BeforeEach
    void start() {
        QmpOptions options = QmpOptions.builder()
                .registry(new QemuRegistry())
                .strict(true)
                .checkRequests(true)
                .build();
        qemu = QemuProcess.start(
                options,
                List.of(
                        "qemu-system-x86_64",
                        "-M",
                        "pc,accel=tcg",
                        "-m",
                        "64,slots=2,maxmem=256M",
                        "-smp",
                        "1,maxcpus=3",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-device",
                        "qemu-xhci,id=usb",
                        "-device",
                        "virtio-scsi-pci,id=scsi",
                        "-object",
                        "iothread,id=thread",
                        "-blockdev",
                        "null-co,node-name=root,size=1048576",
                        "-device",
                        "virtio-blk-pci,id=disk0,drive=root"));
        commands = new QemuCommands(qemu.client());
        machine = Operations.of(qemu.client());
    }

    @AfterEach
    void close() {
        qemu.close();
    }

    /** All that comes and goes, as the server tells it. */
    private List<Object> contents() {
        return List.of(
                commands.queryNamedBlockNodes().stream()
                        .map(node -> String.valueOf(node.nodeName()))
                        .sorted()
                        .toList(),
                names("/objects"),
                names("/machine/peripheral"),
                commands.humanMonitorCommand(request -> request.commandLine("info network")),
                commands.queryHotpluggableCpus(),
                commands.queryMemoryDevices());
    }

    private List<String> names(String parent) {
        return commands.qomList(parent).stream()
                .map(child -> child.name())
                .sorted()
                .toList();
    }

    private static PlugRequest.Builder disk() {
        return PlugRequest.disk(
                        "disk1",
                        BlockdevOptions.nullCo(file -> file.nodeName("file1").size(MIB)),
                        BlockdevOptions.raw(raw -> raw.nodeName("data1").file("file1")))
                .property("serial", "S1");
    }

    private static PlugRequest.Builder nic() {
        return PlugRequest.nic(
                        "nic1",
                        Netdev.user(user ->
                                user.id("lan1").restrict(true).hostfwd(List.of(new StringType("tcp:127.0.0.1:0-:22")))))
                .property("mac", "52:54:00:12:34:56");
    }

    private static PlugRequest.Builder memory(long bytes) {
        return PlugRequest.memory(
                "dimm1", ObjectOptions.memoryBackendRam(ram -> ram.id("ram1").size(bytes)));
    }

    private Outcome<PlugResult> plug(PlugRequest.Builder request) {
        return machine.plug(request.build()).await();
    }

    private Outcome<UnplugResult> unplug(PlugRequest.Builder plugged) {
        return machine.unplug(UnplugRequest.of(plugged.build()).build()).await();
    }

    private void assertComesAndGoes(PlugRequest.Builder request) {
        List<Object> before = contents();
        Outcome<PlugResult> outcome = plug(request);
        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertNotEquals(before, contents());

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug(request));
        assertEquals(before, contents());
    }

    /** A request that fails, and a word of the reason. */
    private void assertLeavesNothing(PlugRequest.Builder request, String reason) {
        List<Object> before = contents();
        Outcome<PlugResult> outcome = plug(request);

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertTrue(failed.reason().contains(reason), failed::reason);
        assertEquals(List.of(), failed.remnants());
        assertEquals(before, contents());
    }

    @Test
    void aDiskComesAndGoes() {
        assertComesAndGoes(disk().driver("scsi-hd").property("bus", "scsi.0").property("scsi-id", 3));
    }

    @Test
    void aNicComesAndGoes() {
        assertComesAndGoes(nic().driver("usb-net").property("bus", "usb.0"));
    }

    @Test
    void eachStepOfADiskThatFailsLeavesNothing() {
        assertLeavesNothing(
                PlugRequest.disk(
                        "disk1",
                        BlockdevOptions.file(file -> file.nodeName("file1").filename("/no/such/file"))),
                "/no/such/file");
        assertLeavesNothing(
                PlugRequest.disk(
                        "disk1",
                        BlockdevOptions.nullCo(file -> file.nodeName("file1").size(MIB)),
                        BlockdevOptions.qcow2(image -> image.nodeName("data1").file("file1"))),
                "qcow2");
        assertLeavesNothing(disk().driver("no-such-driver"), "no-such-driver");
        assertLeavesNothing(disk().property("bus", "no-such-bus"), "no-such-bus");
        assertLeavesNothing(disk().property("no-such-property", 1), "no-such-property");
        assertLeavesNothing(
                disk().object(ObjectOptions.iothread(thread -> thread.id("thread1")))
                        .property("iothread", "thread2"),
                "thread2");
    }

    @Test
    void eachStepOfANicThatFailsLeavesNothing() {
        assertLeavesNothing(
                PlugRequest.nic("nic1", Netdev.user(user -> user.id("lan1").net("no-net"))), "netdev_add");
        assertLeavesNothing(nic().property("mac", "no-mac"), "mac");
    }

    @Test
    void aNicWhoseCardIsGoneLeavesItsBackend() {
        PlugRequest.Builder request = nic();
        plug(request);
        assertEquals(new Outcome.Failed<>("there is a NETDEV lan1 already", List.of()), plug(nic()));
        assertTrue(names("/machine/peripheral").contains("nic1"));
    }

    @Test
    void cpusGoToTheFirstFreeSlots() {
        List<Object> before = contents();
        plug(PlugRequest.cpu("cpu1"));
        plug(PlugRequest.cpu("cpu2"));
        // Some releases put CPUs side by side in sockets, others in cores.
        assertEquals(
                List.of("/machine/peripheral/cpu1", "/machine/peripheral/cpu2"),
                commands.queryHotpluggableCpus().stream()
                        .sorted(Comparator.comparingLong(cpu ->
                                Optional.ofNullable(cpu.props().socketId()).orElse(0L) * 100
                                        + Optional.ofNullable(cpu.props().coreId())
                                                .orElse(0L)))
                        .map(cpu -> String.valueOf(cpu.qomPath()))
                        .skip(1)
                        .toList());
        assertLeavesNothing(PlugRequest.cpu("cpu3"), "no slot for a CPU is free");
        assertNotEquals(before, contents());
    }

    @Test
    void aCpuThatFailsLeavesNothing() {
        assertLeavesNothing(PlugRequest.cpu("cpu1").property("no-such-property", true), "no-such-property");
    }

    @Test
    void memoryComes() {
        assertInstanceOf(Outcome.Completed.class, plug(memory(128 * MIB)));
        assertEquals(1, commands.queryMemoryDevices().size());
        assertEquals(Uint64.of(128 * MIB), commands.queryMemorySizeSummary().pluggedMemory());
    }

    @Test
    void eachStepOfMemoryThatFailsLeavesNothing() {
        assertLeavesNothing(memory(0), "object-add");
        assertLeavesNothing(memory(1024 * MIB), "device_add");
        assertLeavesNothing(memory(64 * MIB).property("node", 7), "node");
    }

    @Test
    void memoryThatTheGuestDoesNotLetGoOfIsNamed() {
        PlugRequest.Builder request = memory(64 * MIB);
        assertInstanceOf(Outcome.Completed.class, plug(request));
        List<Object> plugged = contents();

        assertEquals(
                List.of(new Remnant(Remnant.Kind.DEVICE, "dimm1"), new Remnant(Remnant.Kind.OBJECT, "ram1")),
                assertInstanceOf(Outcome.Unfinished.class, unplugSoon(request)).remnants());
        assertEquals(plugged, contents());
    }

    private Outcome<UnplugResult> unplugSoon(PlugRequest.Builder plugged) {
        return machine.unplug(UnplugRequest.of(plugged.build()).deadline(SHORT).build())
                .await();
    }

    @Test
    void aCpuThatStaysIsNotSaidToBeGone() {
        assertInstanceOf(Outcome.Completed.class, plug(PlugRequest.cpu("cpu1")));
        List<Object> plugged = contents();

        // A server may refuse it as long as no guest has told that it knows how CPUs go.
        Outcome<UnplugResult> outcome = unplugSoon(PlugRequest.cpu("cpu1"));
        assertTrue(outcome instanceof Outcome.Failed || outcome instanceof Outcome.Unfinished, outcome::toString);
        assertEquals(plugged, contents());
    }

    @Test
    void aGuestThatLetsGoLateLeavesTheBackends() {
        List<Object> before = contents();
        plug(disk());
        Outcome<UnplugResult> unfinished = unplugSoon(disk());
        assertEquals(
                List.of(
                        new Remnant(Remnant.Kind.DEVICE, "disk1"),
                        new Remnant(Remnant.Kind.NODE, "data1"),
                        new Remnant(Remnant.Kind.NODE, "file1")),
                assertInstanceOf(Outcome.Unfinished.class, unfinished).remnants());

        // A machine that starts anew has let go of what it was asked for.
        CompletableFuture<Outcome<UnplugResult>> again = unplugAgain();
        commands.systemReset();

        Outcome<UnplugResult> outcome = again.join();
        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(before, contents());
    }

    private CompletableFuture<Outcome<UnplugResult>> unplugAgain() {
        return machine.unplug(UnplugRequest.of(disk().build()).build()).outcome();
    }
}
