package io.github.qmpcodegen.qemu.operations;

import static io.github.qmpcodegen.qemu.operations.HotPlugMachine.MIB;
import static io.github.qmpcodegen.qemu.operations.HotPlugMachine.disk;
import static io.github.qmpcodegen.qemu.operations.HotPlugMachine.memory;
import static io.github.qmpcodegen.qemu.operations.HotPlugMachine.nic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qemu.QemuCommands;
import io.github.qmpcodegen.qmp.codec.Uint64;
import io.github.qmpcodegen.qmp.testing.NeedsQemu;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices come and go on a machine of whatever release, and what fails leaves nothing. */
@NeedsQemu
@Timeout(300)
class HotPlugQemuTest {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final HotPlugMachine machine = HotPlugMachine.start();
    private final QemuCommands commands = machine.commands();

    @AfterEach
    void close() {
        machine.close();
    }

    private void assertComesAndGoes(PlugRequest.Builder request) {
        List<Object> before = machine.contents();
        Outcome<PlugResult> outcome = machine.plug(request);
        assertInstanceOf(Outcome.Completed.class, outcome, outcome::toString);
        assertEquals(List.of(), outcome.remnants());
        assertNotEquals(before, machine.contents());

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), machine.unplug(request));
        assertEquals(before, machine.contents());
    }

    /** A request that fails, and a word of the reason. */
    private void assertLeavesNothing(PlugRequest.Builder request, String reason) {
        List<Object> before = machine.contents();
        Outcome<PlugResult> outcome = machine.plug(request);

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
        assertTrue(failed.reason().contains(reason), failed::reason);
        assertEquals(List.of(), failed.remnants());
        assertEquals(before, machine.contents());
    }

    @Test
    void aScsiDiskComesAndGoes() {
        assertComesAndGoes(disk().driver("scsi-hd").property("bus", "scsi.0").property("scsi-id", 3));
    }

    @Test
    void aUsbNicComesAndGoes() {
        assertComesAndGoes(nic().driver("usb-net").property("bus", "usb.0"));
    }

    @Test
    void whatAGuestLetsGoOfGoes() throws IOException {
        try (HotPlugMachine willing = HotPlugMachine.startWithWillingGuest()) {
            List<Object> before = willing.contents();
            // An emulated CPU goes without an event.
            for (PlugRequest.Builder request : List.of(disk(), nic(), memory(64 * MIB), PlugRequest.cpu("cpu1"))) {
                PlugRequest plug = request.build();
                Outcome<PlugResult> plugged = willing.plug(request);
                assertInstanceOf(Outcome.Completed.class, plugged, plugged::toString);
                assertNotEquals(before, willing.contents());

                assertEquals(
                        new Outcome.Completed<>(new UnplugResult(true), List.of()),
                        willing.operations()
                                .unplug(UnplugRequest.reverseOf(plug)
                                        .deadline(plug.deadline())
                                        .build())
                                .await());
                assertEquals(before, willing.contents());
            }
        }
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
        machine.plug(request);
        assertEquals(
                new Outcome.Failed<>("the netdev 'lan1' exists already; choose another name", List.of()),
                machine.plug(nic()));
        assertTrue(machine.names("/machine/peripheral").contains("nic1"));
    }

    @Test
    void cpusGoToTheFirstFreeSlots() {
        List<Object> before = machine.contents();
        machine.plug(PlugRequest.cpu("cpu1"));
        machine.plug(PlugRequest.cpu("cpu2"));
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
        assertNotEquals(before, machine.contents());
    }

    @Test
    void aCpuThatFailsLeavesNothing() {
        assertLeavesNothing(PlugRequest.cpu("cpu1").property("no-such-property", true), "no-such-property");
    }

    @Test
    void memoryComes() {
        assertInstanceOf(Outcome.Completed.class, machine.plug(memory(128 * MIB)));
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
        assertInstanceOf(Outcome.Completed.class, machine.plug(request));
        List<Object> plugged = machine.contents();

        assertEquals(
                List.of(new Remnant(Remnant.Kind.DEVICE, "dimm1"), new Remnant(Remnant.Kind.OBJECT, "ram1")),
                assertInstanceOf(Outcome.Unfinished.class, unplugSoon(request)).remnants());
        assertEquals(plugged, machine.contents());
    }

    private Outcome<UnplugResult> unplugSoon(PlugRequest.Builder plugged) {
        return machine.operations()
                .unplug(UnplugRequest.reverseOf(plugged.build()).deadline(SHORT).build())
                .await();
    }

    @Test
    void aCpuThatStaysIsNotSaidToBeGone() {
        assertInstanceOf(Outcome.Completed.class, machine.plug(PlugRequest.cpu("cpu1")));
        List<Object> plugged = machine.contents();

        // A server may refuse it as long as no guest has told that it knows how CPUs go.
        Outcome<UnplugResult> outcome = unplugSoon(PlugRequest.cpu("cpu1"));
        assertTrue(outcome instanceof Outcome.Failed || outcome instanceof Outcome.Unfinished, outcome::toString);
        assertEquals(plugged, machine.contents());
    }

    @Test
    void aGuestThatLetsGoLateLeavesTheBackends() {
        List<Object> before = machine.contents();
        machine.plug(disk());
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
        assertEquals(before, machine.contents());
    }

    private CompletableFuture<Outcome<UnplugResult>> unplugAgain() {
        return machine.operations()
                .unplug(UnplugRequest.reverseOf(disk().build()).build())
                .outcome();
    }
}
