package io.github.qmpcodegen.qmp.behaviour;

import static io.github.qmpcodegen.qmp.behaviour.Clients.LONG;
import static io.github.qmpcodegen.qmp.behaviour.Clients.SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.ReconnectPolicy;
import io.github.qmpcodegen.qmp.device.Device;
import io.github.qmpcodegen.qmp.device.DeviceOutcome;
import io.github.qmpcodegen.qmp.server.ReceivedRequest;
import io.github.qmpcodegen.qmp.server.ServerConnection;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plugging and unplugging, by events and answers that come in any order. */
@Timeout(60)
class DevicesTest {
    private static final DeviceOutcome GONE = new DeviceOutcome.Unplugged("/machine/peripheral/dev0");
    private static final String DELETED = "{\"device\": \"dev0\", \"path\": \"/machine/peripheral/dev0\"}";
    private static final String LISTED =
            "[{\"name\": \"type\", \"type\": \"string\"}, {\"name\": \"dev0\", \"type\": \"child<x>\"}]";
    private static final String NOT_LISTED = "[{\"name\": \"type\", \"type\": \"string\"}]";

    private static final QmpOptions RECONNECTING = QmpOptions.builder()
            .reconnect(new ReconnectPolicy(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(10)))
            .build();

    private final FakeQmpServer server = FakeQmpServer.onUnixSocket();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private static CompletableFuture<DeviceOutcome> unplug(Device device) {
        return Clients.inBackground(() -> device.unplug(LONG));
    }

    @Test
    void threeHundredDevicesAreSeenToGo() throws Exception {
        QmpOptions small = QmpOptions.builder().eventQueueCapacity(1).build();
        try (Clients both = Clients.connect(server, small)) {
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                devices.add(both.client().device("dev" + i));
            }
            for (int i = 0; i < 300; i++) {
                both.server().event("DEVICE_DELETED", "{\"device\": \"dev" + i + "\", \"path\": \"/p" + i + "\"}");
            }
            for (int i = 0; i < 300; i++) {
                assertEquals(
                        new DeviceOutcome.Unplugged("/p" + i), devices.get(i).awaitUnplugged(LONG));
                devices.get(i).close();
            }
        }
    }

    @Test
    void aDeviceGoesAfterOrBeforeTheReply() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            for (boolean before : List.of(true, false)) {
                CompletableFuture<DeviceOutcome> outcome = unplug(device);
                ReceivedRequest request = both.server().receive();
                assertEquals("device_del", request.command());
                assertEquals("{\"id\":\"dev0\"}", request.arguments().toString());
                if (before) {
                    both.server()
                            .event("DEVICE_DELETED", "{\"path\": \"/machine/peripheral/dev0/inner\"}")
                            .event("DEVICE_DELETED", DELETED)
                            .reply(request, "{}");
                } else {
                    both.server().reply(request, "{}").event("DEVICE_DELETED", DELETED);
                }
                assertEquals(GONE, outcome.join());
            }
        }
    }

    @Test
    void aGuestRefuses() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> memory = unplug(device);
            both.server()
                    .reply(both.server().receive(), "{}")
                    .event("MEM_UNPLUG_ERROR", "{\"device\": \"dev0\", \"msg\": \"in use\"}");
            assertEquals(new DeviceOutcome.Refused("in use"), memory.join());

            // The other event about the same refusal comes late, and is none of the next attempt.
            CompletableFuture<DeviceOutcome> again = unplug(device);
            ReceivedRequest request = both.server().receive();
            both.server()
                    .event("DEVICE_UNPLUG_GUEST_ERROR", DELETED)
                    .reply(request, "{}")
                    .event("DEVICE_DELETED", DELETED);
            assertEquals(GONE, again.join());

            CompletableFuture<DeviceOutcome> card = unplug(device);
            both.server()
                    .reply(both.server().receive(), "{}")
                    .event("DEVICE_UNPLUG_GUEST_ERROR", "{\"path\": \"/machine/peripheral/dev0\"}");
            assertEquals(new DeviceOutcome.Refused(""), card.join());
        }
    }

    @Test
    void theServerRefuses() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server().fail(both.server().receive(), "GenericError", "Bus 'b' does not support hotplugging");
            assertEquals(new DeviceOutcome.Refused("Bus 'b' does not support hotplugging"), outcome.join());
        }
    }

    @Test
    void aDeviceThatIsNotThereIsAbsentOrGone() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> never = unplug(device);
            both.server().fail(both.server().receive(), "DeviceNotFound", "Device 'dev0' not found");
            assertEquals(new DeviceOutcome.Absent(), never.join());

            CompletableFuture<Boolean> plugged = Clients.inBackground(() -> device.isPlugged(LONG));
            both.server().reply(both.server().receive(), LISTED);
            assertTrue(plugged.join());
            CompletableFuture<DeviceOutcome> gone = unplug(device);
            both.server().fail(both.server().receive(), "DeviceNotFound", "Device 'dev0' not found");
            assertEquals(GONE, gone.join());
        }
    }

    @Test
    void oneThatIsBeingUnpluggedIsWaitedFor() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server()
                    .fail(both.server().receive(), "GenericError", "Device dev0 is already in the process of unplug");
            both.server().reply(both.server().receive(), LISTED).event("DEVICE_DELETED", DELETED);
            assertEquals(GONE, outcome.join());
        }
    }

    @Test
    void aGuestThatDoesNotReactCostsTheDeadline() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = Clients.inBackground(() -> device.unplug(SHORT));
            both.server().reply(both.server().receive(), "{}");
            assertEquals(new DeviceOutcome.Unfinished(), outcome.join());
            both.server().event("DEVICE_DELETED", DELETED);
            assertEquals(GONE, device.awaitUnplugged(LONG));
        }
    }

    /** The command may have been carried out or not: the server that is there again says what came of it. */
    @Test
    void afterALossOfTheConnectionTheServerIsAsked() throws Exception {
        for (String listed : List.of(LISTED, NOT_LISTED)) {
            try (Clients both = Clients.connect(server, RECONNECTING);
                    Device device = both.client().device("dev0")) {
                CompletableFuture<DeviceOutcome> outcome = unplug(device);
                assertEquals("device_del", both.server().receive().command());
                both.server().close();
                ServerConnection second = server.accept().negotiate();
                ReceivedRequest question = second.receive();
                assertEquals("qom-list", question.command());
                assertEquals(
                        "/machine/peripheral", question.arguments().path("path").stringValue());
                second.reply(question, listed);
                if (listed.equals(LISTED)) {
                    second.event("DEVICE_DELETED", DELETED);
                }
                assertEquals(listed.equals(LISTED) ? GONE : new DeviceOutcome.Absent(), outcome.join());
                second.close();
            }
        }
    }

    /** Many times, because the loss, the next connection and its answer may come before the reply is looked at. */
    @RepeatedTest(50)
    void theEventIsLostWithTheConnection() throws Exception {
        try (Clients both = Clients.connect(server, RECONNECTING);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server().reply(both.server().receive(), "{}").close();
            ServerConnection second = server.accept().negotiate();
            second.reply(second.receive(), NOT_LISTED);
            assertEquals(GONE, outcome.join());
            second.close();
        }
    }

    @Test
    void aConnectionThatIsLostForGoodIsTold() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server().reply(both.server().receive(), "{}").close();
            assertInstanceOf(DeviceOutcome.ConnectionLost.class, outcome.join());
            assertInstanceOf(DeviceOutcome.ConnectionLost.class, device.unplug(LONG));
        }
    }

    @Test
    void aDeviceIsPlugged() throws Exception {
        try (Clients both = Clients.connect(server, RECONNECTING);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> plugged = plug(device);
            ReceivedRequest request = both.server().receive();
            assertEquals("device_add", request.command());
            assertEquals(
                    "{\"driver\":\"usb-mouse\",\"bus\":\"usb0\",\"id\":\"dev0\"}",
                    request.arguments().toString());
            both.server().reply(request, "{}");
            assertEquals(new DeviceOutcome.Plugged(), plugged.join());

            CompletableFuture<DeviceOutcome> refused = plug(device);
            both.server().fail(both.server().receive(), "GenericError", "Duplicate device ID 'dev0'");
            assertEquals(new DeviceOutcome.Refused("Duplicate device ID 'dev0'"), refused.join());

            CompletableFuture<DeviceOutcome> lost = plug(device);
            both.server().receive();
            both.server().close();
            ServerConnection second = server.accept().negotiate();
            second.reply(second.receive(), LISTED);
            assertEquals(new DeviceOutcome.Plugged(), lost.join());
            second.close();
        }
    }

    private static CompletableFuture<DeviceOutcome> plug(Device device) {
        return Clients.inBackground(() ->
                device.plug("usb-mouse", JsonNodeFactory.instance.objectNode().put("bus", "usb0"), LONG));
    }

    /** One that emulates the processor may keep the event back until the machine is reset once more, or for good. */
    @Test
    void aServerWhoseEventDoesNotComeIsAskedUntilItHasSaidTwiceThatTheDeviceIsGone() throws Exception {
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server().reply(both.server().receive(), "{}");
            for (String list : List.of(NOT_LISTED, LISTED, NOT_LISTED, NOT_LISTED)) {
                assertFalse(outcome.isDone());
                ReceivedRequest question = both.server().receive();
                assertEquals("qom-list", question.command());
                both.server().reply(question, list);
            }
            assertEquals(GONE, outcome.join());
        }
    }

    /** Servers before 1.5 have no event for it, those before 1.2 no list of objects. */
    @Test
    void anOldServerIsAskedAgainAndAgain() throws Exception {
        server.version(1, 1, 0);
        try (Clients both = Clients.connect(server);
                Device device = both.client().device("dev0")) {
            CompletableFuture<DeviceOutcome> outcome = unplug(device);
            both.server().reply(both.server().receive(), "{}");
            for (String tree :
                    List.of("  dev: usb-mouse, id \\\"dev0\\\"\\r\\n", "  dev: usb-mouse, id \\\"dev01\\\"\\r\\n")) {
                both.server().fail(both.server().receive(), "CommandNotFound", "not found");
                ReceivedRequest question = both.server().receive();
                assertEquals(
                        "info qtree", question.arguments().path("command-line").stringValue());
                both.server().reply(question, '"' + tree + '"');
            }
            assertEquals(GONE, outcome.join());
        }
    }
}
