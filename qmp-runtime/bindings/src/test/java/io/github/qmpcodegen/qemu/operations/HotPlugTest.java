package io.github.qmpcodegen.qemu.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qemu.BlockdevOptions;
import io.github.qmpcodegen.qemu.ChardevBackend;
import io.github.qmpcodegen.qemu.Netdev;
import io.github.qmpcodegen.qemu.ObjectOptions;
import io.github.qmpcodegen.qemu.QemuRegistry;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.server.CommandError;
import io.github.qmpcodegen.qmp.server.Fault;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugging and unplugging, with each step going wrong in turn. */
@Timeout(120)
class HotPlugTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** All that the request makes, in this order. */
    private static final List<Remnant> MADE = List.of(
            new Remnant(Remnant.Kind.OBJECT, "thread"),
            new Remnant(Remnant.Kind.CHARDEV, "socket"),
            new Remnant(Remnant.Kind.NETDEV, "lan"),
            new Remnant(Remnant.Kind.NODE, "file"),
            new Remnant(Remnant.Kind.NODE, "data"),
            new Remnant(Remnant.Kind.DEVICE, "all"));

    private static final List<Remnant> BEFORE =
            List.of(new Remnant(Remnant.Kind.NODE, "root"), new Remnant(Remnant.Kind.DEVICE, "disk0"));

    /** Tells the names of its commands, but no types. */
    private final FakeQmpServer server = FakeQmpServer.onUnixSocket()
            .registry(new QemuRegistry())
            .on("query-qmp-schema", request -> "[]")
            .serve();

    private final FakeMachine machine =
            new FakeMachine(server).with(Remnant.Kind.NODE, "root").with(Remnant.Kind.DEVICE, "disk0");
    private final QmpClient client = QmpClient.connect(
            server.address(),
            QmpOptions.builder()
                    .registry(new QemuRegistry())
                    .reconnect(new ReconnectPolicy(Duration.ofMillis(1), Duration.ofMillis(5), LONG))
                    .build());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static PlugRequest.Builder everything() {
        return PlugRequest.device("all", "some-device")
                .object(ObjectOptions.iothread(thread -> thread.id("thread")))
                .chardev("socket", ChardevBackend.null_(device -> {}))
                .netdev(Netdev.user(user -> user.id("lan")))
                .node(BlockdevOptions.nullCo(file -> file.nodeName("file")))
                .node(BlockdevOptions.raw(raw -> raw.nodeName("data").file("file")));
    }

    private Outcome<PlugResult> plug(PlugRequest.Builder request) {
        return Operations.of(client).plug(request.build()).await();
    }

    private Outcome<UnplugResult> unplug() {
        return Operations.of(client)
                .unplug(UnplugRequest.reverseOf(everything().build()).build())
                .await();
    }

    private Outcome<UnplugResult> unplug(Duration deadline) {
        return Operations.of(client)
                .unplug(UnplugRequest.reverseOf(everything().build())
                        .deadline(deadline)
                        .build())
                .await();
    }

    private static List<Remnant> and(List<Remnant> before, List<Remnant> made) {
        List<Remnant> all = new ArrayList<>(before);
        all.addAll(made);
        return all.stream().sorted(Comparator.comparing(Remnant::kind)).toList();
    }

    private static List<Remnant> reversed(List<Remnant> remnants) {
        List<Remnant> reversed = new ArrayList<>(remnants);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void everythingComesAndGoes() {
        Outcome.Completed<?> plugged = assertInstanceOf(Outcome.Completed.class, plug(everything()));
        assertEquals(List.of(), plugged.remnants());
        assertEquals(and(BEFORE, MADE), machine.contents());

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aStepThatFailsHasThoseBeforeItTakenBack(int step) {
        machine.before(MADE.get(step).name(), () -> {
            throw new CommandError("no luck");
        });

        Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, plug(everything()));
        assertTrue(failed.reason().contains("no luck"), failed::reason);
        assertEquals(List.of(), failed.remnants());
        assertEquals(BEFORE, machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aNameThatIsTakenIsSeenBeforeAnythingIsDone(int step) {
        Remnant taken = MADE.get(step);
        machine.with(taken.kind(), taken.name());

        assertEquals(
                new Outcome.Failed<>("the " + taken.inWords() + " exists already; choose another name", List.of()),
                plug(everything()));
        assertEquals(and(BEFORE, List.of(taken)), machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aConnectionLostAfterAStepCostsNothing(int step) {
        once(step, true);

        assertInstanceOf(Outcome.Completed.class, plug(everything()));
        assertEquals(and(BEFORE, MADE), machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aConnectionLostBeforeAStepCostsNothing(int step) {
        once(step, false);

        assertInstanceOf(Outcome.Completed.class, plug(everything()));
        assertEquals(and(BEFORE, MADE), machine.contents());
    }

    private void once(int step, boolean done) {
        CountDownLatch left = new CountDownLatch(1);
        Runnable lose = () -> {
            if (left.getCount() > 0) {
                left.countDown();
                machine.disconnectInstead();
            }
        };
        if (done) {
            machine.after(MADE.get(step).name(), lose);
        } else {
            machine.before(MADE.get(step).name(), lose);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whatMayBeThereIsNamedIfTheServerDies(int step) {
        machine.after(MADE.get(step).name(), server::close);
        try (QmpClient once = QmpClient.connect(
                server.address(),
                QmpOptions.builder().registry(new QemuRegistry()).build())) {
            Outcome<PlugResult> outcome =
                    Operations.of(once).plug(everything().build()).await();

            assertInstanceOf(Outcome.ConnectionLost.class, outcome);
            assertEquals(reversed(MADE.subList(0, step + 1)), outcome.remnants());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aCancellationTakesBackWhatWasDone(int step) {
        CompletableFuture<Operation<PlugResult>> begun = new CompletableFuture<>();
        machine.after(MADE.get(step).name(), () -> begun.join().cancel());
        Operation<PlugResult> operation =
                Operations.of(client).plug(everything().build());
        begun.complete(operation);

        assertEquals(new Outcome.Cancelled<>(List.of()), operation.await());
        assertEquals(BEFORE, machine.contents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"object-add", "chardev-add", "netdev_add", "blockdev-add", "device_add"})
    void aStepThatIsNotAnsweredIsTakenBackToo(String command) {
        server.fault(command, Fault.silence());

        Outcome<PlugResult> outcome = plug(everything().deadline(Duration.ofSeconds(1)));
        assertInstanceOf(Outcome.Unfinished.class, outcome);
        assertEquals(List.of(), outcome.remnants());
        assertEquals(BEFORE, machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whatCannotBeTakenBackIsNamed(int step) {
        Remnant stubborn = MADE.get(step);
        server.on("device_add", request -> {
            throw new CommandError("no luck");
        });
        machine.before("-" + stubborn.name(), () -> {
            throw new CommandError("in use");
        });

        Outcome<PlugResult> outcome = plug(everything());
        assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(List.of(stubborn), outcome.remnants());
        assertEquals(and(BEFORE, List.of(stubborn)), machine.contents());
    }

    @Test
    void aServerThatLacksACommandIsNotTouched() {
        server.on(
                "query-commands",
                request -> "[{\"name\": \"object-add\"}, {\"name\": \"object-del\"}, {\"name\": \"qom-list\"}]");

        Outcome.Unsupported<?> unsupported = assertInstanceOf(Outcome.Unsupported.class, plug(everything()));
        assertTrue(unsupported.lacks().contains("chardev-add: there is no such command"), unsupported::lacks);
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aNodeNeedsAName() {
        assertThrows(
                IllegalArgumentException.class, () -> PlugRequest.disk("disk1", BlockdevOptions.nullCo(none -> {})));
    }

    @Test
    void theKindsHaveTheirDrivers() {
        plug(PlugRequest.disk(
                "disk1",
                BlockdevOptions.nullCo(file -> file.nodeName("file")),
                BlockdevOptions.raw(raw -> raw.nodeName("data").file("file"))));
        plug(PlugRequest.nic("nic1", Netdev.user(user -> user.id("lan"))).property("mac", "52:54:00:00:00:01"));
        plug(PlugRequest.memory(
                        "dimm1",
                        ObjectOptions.memoryBackendRam(ram -> ram.id("ram").size(1 << 20)))
                .property("node", 0));

        assertEquals(
                List.of(
                        "{'driver': 'virtio-blk-pci', 'id': 'disk1', 'drive': 'data'}",
                        "{'driver': 'virtio-net-pci', 'id': 'nic1', 'netdev': 'lan', 'mac': '52:54:00:00:00:01'}",
                        "{'driver': 'pc-dimm', 'id': 'dimm1', 'memdev': 'ram', 'node': 0}"),
                plugged());
    }

    private List<String> plugged() {
        return server.requests().stream()
                .filter(request -> request.command().equals("device_add"))
                .map(request -> QmpJson.write(request.arguments())
                        .replace('"', '\'')
                        .replace(",", ", ")
                        .replace(":'", ": '")
                        .replace("':0", "': 0")
                        .replace("':1", "': 1"))
                .toList();
    }

    @Test
    void aCpuGoesToTheFirstFreeSlot() {
        server.on("query-hotpluggable-cpus", request -> """
                [{"type": "c", "vcpus-count": 1, "props": {"socket-id": 1, "core-id": 1, "thread-id": 0}},
                 {"type": "c", "vcpus-count": 1, "props": {"socket-id": 1, "core-id": 0, "thread-id": 0}},
                 {"type": "c", "vcpus-count": 1, "props": {"socket-id": 0, "core-id": 1, "thread-id": 0}},
                 {"type": "c", "vcpus-count": 1, "props": {"socket-id": 0, "core-id": 0, "thread-id": 0},
                  "qom-path": "/machine/unattached/device[0]"}]
                """);

        Outcome.Completed<?> completed = assertInstanceOf(Outcome.Completed.class, plug(PlugRequest.cpu("cpu1")));
        plug(PlugRequest.cpu("cpu2").property("socket-id", 1));

        List<String> expected = List.of(
                "{'driver': 'c', 'id': 'cpu1', 'socket-id': 0, 'core-id': 1, 'thread-id': 0}",
                "{'driver': 'c', 'id': 'cpu2', 'socket-id': 1, 'core-id': 0, 'thread-id': 0}");
        assertEquals(expected, plugged());
        assertEquals("c", ((PlugResult) completed.result()).device().driver());
    }

    @Test
    void aCpuNeedsAFreeSlot() {
        server.on(
                "query-hotpluggable-cpus",
                request -> "[{\"type\": \"c\", \"vcpus-count\": 1, \"props\": {}, \"qom-path\": \"/cpu\"}]");

        assertEquals(new Outcome.Failed<>("no slot for a CPU is free", List.of()), plug(PlugRequest.cpu("cpu1")));
    }

    @Test
    void aNetdevIsToldFromTheCardThatUsesIt() {
        server.on("human-monitor-command", request -> """
                "lan: index=0,type=nic,model=virtio-net-pci\\r\\n \\\\ other: index=0,type=user,net=10.0.2.0\\r\\n"
                """);

        assertInstanceOf(Outcome.Completed.class, plug(PlugRequest.nic("nic", Netdev.user(user -> user.id("lan")))));
        assertInstanceOf(Outcome.Failed.class, plug(PlugRequest.nic("nic2", Netdev.user(user -> user.id("other")))));
    }

    @Test
    void aDiskMayNeedAnObjectThatIsNamedAfterIt() {
        PlugRequest request = PlugRequest.disk(
                        "d", BlockdevOptions.file(file -> file.nodeName("n").filename("/f")))
                .object(ObjectOptions.iothread(thread -> thread.id("io")))
                .netdev(Netdev.user(user -> user.id("net")))
                .build();

        assertEquals(
                List.of(
                        new Remnant(Remnant.Kind.OBJECT, "io"),
                        new Remnant(Remnant.Kind.NETDEV, "net"),
                        new Remnant(Remnant.Kind.NODE, "n")),
                request.backends().stream().map(Inventory::madeBy).toList());
    }

    @Test
    void aPortOfAHubIsANetdevWhateverItIsConnectedTo() {
        server.on("human-monitor-command", request -> """
                "hub 0\\r\\n \\\\ free\\r\\n \\\\ used: lan: index=0,type=nic,model=usb-net\\r\\n"
                """);

        for (String port : List.of("free", "used")) {
            Outcome<PlugResult> outcome = plug(
                    PlugRequest.nic("nic", Netdev.hubport(hub -> hub.id(port).hubid(0))));
            assertTrue(outcome.toString().contains("'" + port + "' exists already"), outcome::toString);
        }
        assertInstanceOf(
                Outcome.Completed.class,
                plug(PlugRequest.nic("nic", Netdev.hubport(hub -> hub.id("hub").hubid(0)))));
    }

    @Test
    void aGuestThatRefusesKeepsEverything() {
        plug(everything());
        machine.guest(machine::refuse);

        assertEquals(new Outcome.Failed<>("device 'all' is not unplugged: the guest refuses", List.of()), unplug());
        assertEquals(and(BEFORE, MADE), machine.contents());
    }

    @Test
    void aServerThatRefusesKeepsEverything() {
        plug(everything());
        machine.before("-all", () -> {
            throw new CommandError("Bus 'b' does not support hotplugging");
        });

        assertEquals(
                new Outcome.Failed<>("device 'all' is not unplugged: Bus 'b' does not support hotplugging", List.of()),
                unplug());
        assertEquals(and(BEFORE, MADE), machine.contents());
    }

    @Test
    void aGuestThatDoesNotReactMayDoSoLater() {
        plug(everything());
        machine.guest(id -> {});

        Outcome<UnplugResult> outcome = unplug(SHORT);
        assertEquals(new Outcome.Unfinished<>("the guest to release the device", reversed(MADE)), outcome);

        machine.release("all");
        assertEquals(and(BEFORE, MADE.subList(0, 5)), machine.contents());
        assertEquals(new Outcome.Completed<>(new UnplugResult(false), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aDeviceMayGoWithoutAnEvent() {
        plug(everything());
        machine.guest(machine::lose);

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug(SHORT));
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aDeviceThatIsOnItsWayIsWaitedFor() {
        plug(everything());
        CountDownLatch asked = new CountDownLatch(2);
        machine.guest(id -> {
            asked.countDown();
            if (asked.getCount() == 0) {
                machine.release(id);
                throw new CommandError("Device all is already in the process of unplug");
            }
        });
        unplug(SHORT);

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void cancellingAnUnplugNamesWhatTheGuestMayLetGoOf() {
        plug(everything());
        CountDownLatch asked = new CountDownLatch(1);
        machine.guest(id -> asked.countDown());
        Operation<UnplugResult> operation = Operations.of(client)
                .unplug(UnplugRequest.reverseOf(everything().build()).build());
        await(asked);
        operation.cancel();

        assertEquals(new Outcome.Cancelled<>(reversed(MADE)), operation.await());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUnplugThatWasNeverBegunLeavesNothing() {
        plug(everything());
        server.fault("qom-list", Fault.silence());

        Outcome<UnplugResult> outcome = unplug(SHORT);
        assertInstanceOf(Outcome.Unfinished.class, outcome);
        assertEquals(List.of(), outcome.remnants());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnplugOutlivesItsConnection(boolean done) {
        plug(everything());
        CountDownLatch left = new CountDownLatch(1);
        Runnable lose = () -> {
            if (left.getCount() > 0) {
                left.countDown();
                machine.disconnectInstead();
            }
        };
        if (done) {
            machine.after("-all", lose);
        } else {
            machine.before("-all", lose);
        }

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aGuestMayLetGoWhileNobodyIsConnected() {
        plug(everything());
        machine.guest(id -> {
            machine.disconnect();
            machine.release(id);
        });

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aServerThatDiesDuringAnUnplugMayHaveAllOfIt() {
        plug(everything());
        machine.guest(id -> server.close());
        try (QmpClient once = QmpClient.connect(
                server.address(),
                QmpOptions.builder().registry(new QemuRegistry()).build())) {
            Outcome<UnplugResult> outcome = Operations.of(once)
                    .unplug(UnplugRequest.reverseOf(everything().build()).build())
                    .await();

            assertInstanceOf(Outcome.ConnectionLost.class, outcome);
            assertEquals(reversed(MADE), outcome.remnants());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aBackendThatStaysIsNamedAndTheOthersGo(int step) {
        plug(everything());
        Remnant stubborn = MADE.get(step);
        machine.before("-" + stubborn.name(), () -> {
            throw new CommandError("in use");
        });

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of(stubborn)), unplug());
        assertEquals(and(BEFORE, List.of(stubborn)), machine.contents());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aBackendThatSomebodyElseRemovesIsGone(int step) {
        plug(everything());
        Remnant removed = MADE.get(step);
        machine.before("-" + removed.name(), () -> machine.forget(removed));

        assertEquals(new Outcome.Completed<>(new UnplugResult(true), List.of()), unplug());
        assertEquals(BEFORE, machine.contents());
    }

    @Test
    void aDeviceIsNoBackend() {
        UnplugRequest.Builder request = UnplugRequest.device("all").backend(Remnant.Kind.DEVICE, "other");

        assertThrows(IllegalArgumentException.class, request::build);
    }
}
