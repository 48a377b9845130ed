package io.github.qmpcodegen.qmp.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.CompatibilityReport;
import io.github.qmpcodegen.qmp.EventTimestamp;
import io.github.qmpcodegen.qmp.QmpClient;
import io.github.qmpcodegen.qmp.QmpEvent;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.QmpRequest;
import io.github.qmpcodegen.qmp.RawEvent;
import io.github.qmpcodegen.qmp.codec.QmpReader;
import io.github.qmpcodegen.qmp.testing.FakeQmpServer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompatibilityTest {

    /** A package that knows two commands and two events. */
    private static final class Known implements QmpRegistry {
        @Override
        public Map<String, String> commands() {
            return Map.of("stop", "", "gone", "");
        }

        @Override
        public Map<String, String> events() {
            return Map.of("STOP", "", "GONE", "");
        }

        @Override
        public QmpEvent readEvent(String name, EventTimestamp timestamp, QmpReader in) {
            return new RawEvent(name, timestamp, in.any());
        }

        @Override
        public @Nullable QmpRequest<?> readRequest(String name, QmpReader in) {
            return null;
        }
    }

    @Test
    void aServerWithASchemaIsComparedByIt() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", r -> "[{\"name\": \"stop\"}, {\"name\": \"query-qmp-schema\"}]")
                        .on(
                                "query-qmp-schema",
                                r ->
                                        "[{\"name\": \"STOP\", \"meta-type\": \"event\"}, {\"name\": \"NEW\", \"meta-type\": \"event\"},"
                                                + " {\"name\": \"7\", \"meta-type\": \"object\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertEquals(Set.of("gone"), report.missingCommands());
            assertEquals(Set.of("GONE"), report.missingEvents());
            assertEquals(Set.of("query-qmp-schema"), report.furtherCommands());
            assertEquals(Set.of("NEW"), report.furtherEvents());
            assertFalse(report.isComplete());
            assertEquals(
                    "QEMU 7.2.0 (fake) lacks the commands gone; the events GONE;"
                            + " it has 1 further commands and 1 further events",
                    report.toString());
        }
    }

    @Test
    void anOlderServerIsComparedByItsLists() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on(
                                "query-commands",
                                r -> "[{\"name\": \"stop\"}, {\"name\": \"gone\"}, {\"name\": \"query-events\"}]")
                        .on("query-events", r -> "[{\"name\": \"STOP\"}, {\"name\": \"GONE\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertTrue(report.isComplete());
            assertTrue(report.eventsKnown());
        }
    }

    @Test
    void theOldestServersDoNotTellTheirEvents() {
        try (FakeQmpServer server = FakeQmpServer.onUnixSocket()
                        .on("query-commands", r -> "[{\"name\": \"stop\"}]")
                        .serve();
                QmpClient client = QmpClient.connect(server.address())) {
            CompatibilityReport report = client.compatibility(new Known());
            assertFalse(report.eventsKnown());
            assertTrue(report.missingEvents().isEmpty());
        }
    }
}
