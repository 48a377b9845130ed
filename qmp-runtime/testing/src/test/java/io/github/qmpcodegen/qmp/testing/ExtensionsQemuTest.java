package io.github.qmpcodegen.qmp.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpCommandException;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpOptions;
import io.github.qmpcodegen.qmp.QmpSubscription;
import io.github.qmpcodegen.qmp.RawEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.JsonNodeFactory;

/** One test class, with a fake server and with a real QEMU. */
@Timeout(60)
class ExtensionsQemuTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final EachServer SERVERS = EachServer.of(
            FakeServerExtension.of(QmpOptions.standard(), ExtensionsQemuTest::machine),
            QemuExtension.of(
                    QmpOptions.standard(), "qemu-system-x86_64", "-M", "none", "-nodefaults", "-display", "none"));

    private static void machine(FakeQmpServer server) {
        AtomicBoolean running = new AtomicBoolean(true);
        server.on("query-status", request -> "{\"running\": " + running + "}").on("stop", request -> {
            running.set(false);
            server.emit(new RawEvent("STOP", EventTimestamp.UNKNOWN, JsonNodeFactory.instance.objectNode()));
            return "{}";
        });
    }

    @TestTemplate
    void aMachineIsPaused(QmpClient client) {
        try (QmpSubscription<QmpEvent> events = client.subscribe("STOP")) {
            client.execute("stop");
            assertEquals("STOP", events.next(LONG).qmpName());
            assertFalse(client.execute("query-status").path("running").booleanValue());
        }
    }

    @TestTemplate
    void everyTestHasAMachineOfItsOwn(QmpClient client) {
        assertTrue(client.execute("query-status").path("running").booleanValue());
    }

    @TestTemplate
    void whatIsUnknownIsRefusedAlike(QmpClient client) {
        QmpCommandException e = assertThrows(QmpCommandException.class, () -> client.execute("no-such"));
        assertEquals("'no-such' failed: The command no-such has not been found [CommandNotFound]", e.getMessage());
    }

    @Nested
    class WithTheFakeAlone {
        @RegisterExtension
        final FakeServerExtension servers =
                FakeServerExtension.of(QmpOptions.standard(), server -> server.on("x", request -> "1"));

        @Test
        void aTestMayHaveTheServerToo(QmpClient client, FakeQmpServer server) {
            assertEquals(1, client.execute("x").intValue());
            assertEquals("x", server.requests().get(0).command());
            assertEquals(servers.server(), server);
        }
    }
}
